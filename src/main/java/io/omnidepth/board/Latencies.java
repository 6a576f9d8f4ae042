package io.omnidepth.board;

import java.time.Duration;
import java.util.Arrays;

/** The last latencies of one kind, with exact percentiles. Immutable. */
public final class Latencies {
  /** The most latencies that are kept. */
  public static final int KEPT = 256;

  /** No latencies. */
  public static final Latencies NONE = new Latencies(new long[0], 0);

  private final long[] micros;
  private final long last;

  private Latencies(long[] micros, long last) {
    this.micros = micros;
    this.last = last;
  }

  /** A copy with one more latency, and without the oldest if there are too many. */
  Latencies with(Duration latency) {
    int from = Math.max(0, micros.length + 1 - KEPT);
    long[] more = Arrays.copyOfRange(micros, from, micros.length + 1);
    more[more.length - 1] = latency.toNanos() / 1_000;
    return new Latencies(more, more[more.length - 1]);
  }

  /** The latencies of both; the last one is of this one. */
  public Latencies and(Latencies other) {
    long[] all = Arrays.copyOf(micros, micros.length + other.micros.length);
    System.arraycopy(other.micros, 0, all, micros.length, other.micros.length);
    return new Latencies(all, micros.length > 0 ? last : other.last);
  }

  public boolean isEmpty() {
    return micros.length == 0;
  }

  /** The latest latency, in milliseconds. */
  public double lastMillis() {
    return last / 1e3;
  }

  /**
   * The smallest latency in milliseconds that a {@code share} of the latencies does not exceed.
   * There must be at least one latency.
   *
   * @param share the share, above 0 and at most 1: 0.95 for the p95
   */
  public double percentileMillis(double share) {
    long[] sorted = micros.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, rank - 1)] / 1e3;
  }
}
