package io.omnidepth.board;

import java.time.Duration;
import java.util.Arrays;

/**
 * The last latencies of one kind, for percentiles that are exact over them. Immutable snapshots
 * come of it.
 */
public final class Latencies {
  /** The number of the last ones that are kept. */
  public static final int KEPT = 256;

  /** No latency yet. */
  public static final Latencies NONE = new Latencies(new long[0], 0);

  private final long[] micros;
  private final long last;

  private Latencies(long[] micros, long last) {
    this.micros = micros;
    this.last = last;
  }

  /** A copy that has one more, and where they are too many the oldest no longer. */
  Latencies with(Duration latency) {
    int from = Math.max(0, micros.length + 1 - KEPT);
    long[] more = Arrays.copyOfRange(micros, from, micros.length + 1);
    more[more.length - 1] = latency.toNanos() / 1_000;
    return new Latencies(more, more[more.length - 1]);
  }

  /** All of both; the last is this one's. */
  public Latencies and(Latencies other) {
    long[] all = Arrays.copyOf(micros, micros.length + other.micros.length);
    System.arraycopy(other.micros, 0, all, micros.length, other.micros.length);
    return new Latencies(all, micros.length > 0 ? last : other.last);
  }

  public boolean isEmpty() {
    return micros.length == 0;
  }

  /** The latest one, in milliseconds. */
  public double lastMillis() {
    return last / 1e3;
  }

  /**
   * The smallest latency that {@code share} of them do not exceed, in milliseconds; wants at least
   * one.
   *
   * @param share above 0, at most 1: 0.95 for the p95
   */
  public double percentileMillis(double share) {
    long[] sorted = micros.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, rank - 1)] / 1e3;
  }
}
