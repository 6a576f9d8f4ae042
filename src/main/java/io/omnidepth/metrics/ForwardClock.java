package io.omnidepth.metrics;

import io.micrometer.core.instrument.Clock;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A wall clock that never goes back: a registry would push the same counts until the time is
 * reached again. It follows a clock that is set forward.
 */
final class ForwardClock implements Clock {
  private final InstantSource steady;
  private final LongSupplier wall;
  private final AtomicLong ahead = new AtomicLong(Long.MIN_VALUE);

  /**
   * @param steady moments that never step
   * @param wall the wall clock, in milliseconds
   */
  ForwardClock(InstantSource steady, LongSupplier wall) {
    this.steady = steady;
    this.wall = wall;
  }

  @Override
  public long wallTime() {
    long now = steady.millis();
    return now + ahead.accumulateAndGet(wall.getAsLong() - now, Math::max);
  }

  @Override
  public long monotonicTime() {
    return Clock.SYSTEM.monotonicTime();
  }
}
