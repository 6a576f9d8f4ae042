package io.omnidepth.poll;

import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.Optional;

/**
 * The course of one question for a book.
 *
 * @param bytes length of the body on the wire, 0 without one
 * @param waited the time for which the venue's limits held it up; zero where they did not
 * @param timing its steps once it had left
 * @param reading the time from the last byte until the outcome was known
 * @param leftAlone the time for which the venue, or this book alone, is not asked now because of
 *     the outcome; empty where all goes on
 */
public record PollTrace(
    Venue venue,
    Outcome outcome,
    long bytes,
    Duration waited,
    Timing timing,
    Duration reading,
    Optional<Duration> leftAlone) {
  /** The time from its leaving to the last byte. */
  public Duration took() {
    return Duration.between(timing.sent(), timing.answered());
  }
}
