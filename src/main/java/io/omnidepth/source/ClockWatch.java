package io.omnidepth.source;

import java.time.Duration;
import java.time.Instant;

/**
 * Compares the wall clock with the time that has passed, and notices when somebody set the clock or
 * the machine was suspended.
 */
public final class ClockWatch {
  /** Less is the drift of two clocks, not a step. */
  static final Duration LEAST = Duration.ofSeconds(1);

  private Duration offset = Duration.ZERO;

  /**
   * Looks at both clocks.
   *
   * @param wall the wall clock's reading
   * @param moment the steady moment at which it was read
   * @return the jump of the wall clock since the last look; zero where it did not
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

  /** The lead of the wall clock over the steady time, as of the last step. */
  public Duration offset() {
    return offset;
  }
}
