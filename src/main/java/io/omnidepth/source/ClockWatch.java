package io.omnidepth.source;

import java.time.Duration;
import java.time.Instant;

/**
 * Compares the wall clock with the passed time. It notices that the clock was set or the machine
 * was suspended.
 */
public final class ClockWatch {
  /** The least step. A smaller difference is the drift of two clocks. */
  static final Duration LEAST = Duration.ofSeconds(1);

  private Duration offset = Duration.ZERO;

  /**
   * Compares both clocks.
   *
   * @param wall the wall clock's reading
   * @param moment the steady moment at which it was read
   * @return the step of the wall clock since the last call; zero without a step
   */
  public Duration step(Instant wall, Instant moment) {
    Duration ahead = Duration.between(moment, wall);
    Duration step = ahead.minus(offset);
    if (step.abs().compareTo(LEAST) < 0) {
      return Duration.ZERO;
    }
    offset = ahead;
    return step;
  }

  /** The time by which the wall clock is ahead of the steady time, since the last step. */
  public Duration offset() {
    return offset;
  }
}
