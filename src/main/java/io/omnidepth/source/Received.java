package io.omnidepth.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The moment at which a report came.
 *
 * @param at the moment of the last byte, or at which it was given up, by the loop's steady time
 * @param took the time since the question left; empty where nothing was asked
 */
public record Received(Instant at, Optional<Duration> took) {
  /** A report that comes without a question. */
  public static Received unasked(Instant at) {
    return new Received(at, Optional.empty());
  }

  /** The end of a question that left at {@code sent}. */
  public static Received answer(Instant sent, Instant at) {
    return new Received(at, Optional.of(Duration.between(sent, at)));
  }

  /** Whether there was a question. */
  public boolean asked() {
    return took.isPresent();
  }

  /** The moment at which the question left; or the report's own moment where nothing was asked. */
  public Instant sent() {
    return took.map(at::minus).orElse(at);
  }
}
