package io.omnidepth.poll;

import io.omnidepth.venue.Attempt;
import java.time.Instant;

/**
 * Who wants to know what came of the polls. Called on the poller's event loop, one call after the
 * other.
 */
public interface PollListener {
  /** One question for one book has ended. */
  void polled(Attempt attempt);

  /**
   * All due books have answered, or half the interval has passed: what has come by now belongs
   * together.
   */
  void roundClosed(Instant now);

  /** Some time has passed, a quarter of a second or so, whether or not anything came. */
  void timePassed(Instant now);
}
