package io.omnidepth.metrics;

import io.micrometer.core.instrument.Clock;
import io.omnidepth.source.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A wall clock that never goes back: a registry would push the same counts until the time is
 * reached again. It follows a clock that is set forward.
 */
final class ForwardClock implements Clock {
  private final Time time;
  private final AtomicLong ahead = new AtomicLong(Long.MIN_VALUE);

  ForwardClock(Time time) {
    this.time = time;
  }

  @Override
  public long wallTime() {
    long now = time.millis();
    return now + ahead.accumulateAndGet(time.wall().toEpochMilli() - now, Math::max);
  }

  @Override
  public long monotonicTime() {
    return Duration.between(Instant.EPOCH, time.instant()).toNanos();
  }
}
