package io.omnidepth.poll;

import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.Optional;

/**
 * The course of one question for a book.
 *
 * @param bytes the length of the body on the wire; 0 without a body
 * @param waited the time for which the venue's limits delayed it; zero without a delay
 * @param timing its steps after its sending
 * @param reading the time from the last byte until the outcome was known
 * @param leftAlone the pause of the venue or of this book because of the outcome; empty without a
 *     pause
 */
public record PollTrace(
    Venue venue,
    Outcome outcome,
    long bytes,
    Duration waited,
    Timing timing,
    Duration reading,
    Optional<Duration> leftAlone) {
  /** The time from its sending to the last byte. */
  public Duration took() {
    return Duration.between(timing.sent(), timing.answered());
  }
}
