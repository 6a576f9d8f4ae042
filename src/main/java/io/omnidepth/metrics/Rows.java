package io.omnidepth.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.omnidepth.market.Side;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The gauges of one figure, one for each row. Rows come and go. */
final class Rows<K> {
  private final Figure figure;
  private final Function<K, String[]> tags;
  private final ToDoubleFunction<K> value;
  private final Map<K, Meter> gauges = new HashMap<>();

  /**
   * No rows yet.
   *
   * @param tags the values of a row's tags
   * @param value a row's value when it is read; NaN if it has none
   */
  Rows(Figure figure, Function<K, String[]> tags, ToDoubleFunction<K> value) {
    this.figure = figure;
    this.tags = tags;
    this.value = value;
  }

  /** The values of tags as they are written. */
  static String[] tags(Object... values) {
    return Stream.of(values).map(Rows::text).toArray(String[]::new);
  }

  private static String text(Object value) {
    return value instanceof Side side
        ? side.name().toLowerCase(Locale.ROOT)
        : String.valueOf(value);
  }

  static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }

  /** From now on there are these rows, and no others. */
  void are(Collection<K> wanted, MeterRegistry registry) {
    Set<K> rows = Set.copyOf(wanted);
    gauges
        .entrySet()
        .removeIf(
            gauge -> {
              boolean gone = !rows.contains(gauge.getKey());
              if (gone) {
                registry.remove(gauge.getValue());
              }
              return gone;
            });
    for (K row : rows) {
      gauges.computeIfAbsent(
          row, one -> figure.gauge(registry, () -> value.applyAsDouble(one), tags.apply(one)));
    }
  }
}
