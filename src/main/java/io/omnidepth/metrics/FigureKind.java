package io.omnidepth.metrics;

import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;

/** The kind of a figure. It decides which fields and measurements InfluxDB has of it. */
public enum FigureKind {
  /** A count in the step before. */
  COUNTER("counter"),
  /** A value now. */
  GAUGE("gauge"),
  /** A time now. */
  AGE("gauge of time"),
  /** Count, sum and mean of the step before, and the longest of the last minute. */
  TIMER("timer"),
  /** A timer with percentiles of the last minute. */
  PERCENTILE_TIMER("timer with percentiles"),
  /** The same with buckets from 5 ms to 10 s. */
  SPREAD_TIMER("timer with percentiles and buckets"),
  /** The same with buckets from 0.1 ms to 250 ms. */
  FINE_TIMER("timer with percentiles and buckets"),
  /** Count, sum and mean of the step before, and the largest of the last minute. */
  SUMMARY("summary");

  private static final List<Double> PERCENTILES = List.of(0.5, 0.95, 0.99);

  /** Upper bounds of the buckets of times on a network. */
  private static final List<Duration> NETWORK =
      millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000);

  /** Upper bounds of the buckets of computing times. */
  private static final List<Duration> COMPUTED =
      millis(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250);

  private final String word;

  FigureKind(String word) {
    this.word = word;
  }

  private static List<Duration> millis(double... millis) {
    return DoubleStream.of(millis)
        .mapToObj(each -> Duration.ofNanos(Math.round(each * 1e6)))
        .toList();
  }

  public String word() {
    return word;
  }

  List<Duration> buckets() {
    return switch (this) {
      case SPREAD_TIMER -> NETWORK;
      case FINE_TIMER -> COMPUTED;
      default -> List.of();
    };
  }

  List<Double> percentiles() {
    return switch (this) {
      case PERCENTILE_TIMER, SPREAD_TIMER, FINE_TIMER -> PERCENTILES;
      default -> List.of();
    };
  }

  /** InfluxDB has a series for the figure, for each percentile, and for each bucket. */
  int series() {
    return 1 + percentiles().size() + buckets().size();
  }
}
