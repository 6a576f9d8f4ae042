package io.omnidepth.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The arrival of a report.
 *
 * @param at the moment of the last byte or of the time-out, by the loop's steady time
 * @param took the time since the question was sent; empty without a question
 */
public record Arrival(Instant at, Optional<Duration> took) {
  /** The arrival of a report without a question. */
  public static Arrival unasked(Instant at) {
    return new Arrival(at, Optional.empty());
  }

  /** The arrival of the answer to a question that was sent at {@code sent}. */
  public static Arrival answer(Instant sent, Instant at) {
    return new Arrival(at, Optional.of(Duration.between(sent, at)));
  }

  /** Whether there was a question. */
  public boolean asked() {
    return took.isPresent();
  }

  /** The moment at which the question was sent; without a question, that of the report. */
  public Instant sent() {
    return took.map(at::minus).orElse(at);
  }
}
