package io.omnidepth.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A figure that the program measures itself.
 *
 * @param shortName {@code poll.latency}
 * @param says its meaning, in a line
 */
public record Figure(FigureKind kind, String shortName, String unit, String says, List<Tag> tags) {
  private static final String PREFIX = "omnidepth.";

  /** Two digits: a p95 of 30 ms is right to half a millisecond. */
  private static final int DIGITS = 2;

  /** Longer than a step, so that a venue asked every few seconds keeps its percentiles. */
  private static final Duration WINDOW = Duration.ofMinutes(1);

  public Figure {
    tags = List.copyOf(tags);
  }

  /** Its name in Micrometer: {@code omnidepth.poll.latency}. */
  String meter() {
    return PREFIX + shortName;
  }

  /** Its name in InfluxDB: {@code omnidepth_poll_latency}. */
  public String measurement() {
    return meter().replace('.', '_');
  }

  /** The number of series that InfluxDB has of it at the most. */
  long mostSeries(int venues, int instruments) {
    return tags.stream()
        .mapToLong(tag -> tag.most(venues, instruments))
        .reduce(kind.series(), Math::multiplyExact);
  }

  /** The tags with these values, in the tags' order. */
  Tags tags(String... values) {
    if (values.length != tags.size()) {
      throw new IllegalArgumentException(
          meter() + " has the tags " + tags + ", not " + values.length);
    }
    Tags all = Tags.empty();
    for (int i = 0; i < values.length; i++) {
      all = all.and(tags.get(i).key(), values[i]);
    }
    return all;
  }

  Counter counter(MeterRegistry registry, String... values) {
    return Counter.builder(meter()).description(says).tags(tags(values)).register(registry);
  }

  /** A gauge whose value is looked up when it is read; NaN if there is none. */
  Meter gauge(MeterRegistry registry, Supplier<Number> value, String... values) {
    return kind == FigureKind.AGE
        ? TimeGauge.builder(meter(), value, TimeUnit.MILLISECONDS)
            .description(says)
            .tags(tags(values))
            .register(registry)
        : Gauge.builder(meter(), value).description(says).tags(tags(values)).register(registry);
  }

  DistributionSummary summary(MeterRegistry registry, String... values) {
    return DistributionSummary.builder(meter())
        .description(says)
        .baseUnit(unit)
        .tags(tags(values))
        .register(registry);
  }

  Timer timer(MeterRegistry registry, String... values) {
    Timer.Builder timer =
        Timer.builder(meter())
            .description(says)
            .tags(tags(values))
            .distributionStatisticExpiry(WINDOW);
    if (!kind.percentiles().isEmpty()) {
      timer
          .publishPercentiles(
              kind.percentiles().stream().mapToDouble(Double::doubleValue).toArray())
          .percentilePrecision(DIGITS);
    }
    if (!kind.buckets().isEmpty()) {
      timer.serviceLevelObjectives(kind.buckets().toArray(Duration[]::new));
    }
    return timer.register(registry);
  }
}
