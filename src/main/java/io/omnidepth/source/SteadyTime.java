package io.omnidepth.source;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Time from a wall clock that is read once and from a monotonic clock after that. */
public final class SteadyTime implements Time {
  private final InstantSource wall;
  private final LongSupplier nanos;
  private final Instant start;
  private final long startNanos;

  /**
   * Reads both clocks.
   *
   * @param nanos a monotonic count of nanoseconds, such as {@link System#nanoTime()}
   */
  public SteadyTime(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    start = wall.instant();
    startNanos = nanos.getAsLong();
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanos.getAsLong() - startNanos);
  }

  @Override
  public Instant wall() {
    return wall.instant();
  }
}
