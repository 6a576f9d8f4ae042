package io.omnidepth.venue;

import io.omnidepth.market.Instrument;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of one market's turn: a question for its book and how it ended, or that there is
 * nothing to ask for.
 *
 * @param market the instrument as the venue spells it
 * @param askedLevels levels a side that were asked for; 0 where the venue takes no number
 * @param sentAt when the request left
 * @param receivedAt when the answer's last byte came, or when it was given up
 * @param bytes length of the body on the wire, 0 without one
 * @param interval how far apart this book's questions are meant to be
 * @param usualInterval how far apart they were if the venue's limits left room for them all
 * @param timing empty where nothing was asked, as the venue's list says enough
 */
public record Attempt(
    Venue venue,
    Instrument instrument,
    String market,
    int askedLevels,
    Instant sentAt,
    Instant receivedAt,
    long bytes,
    Duration interval,
    Duration usualInterval,
    Outcome outcome,
    Optional<Timing> timing) {
  /** From the request's leaving to the last byte or the giving up. */
  public Duration took() {
    return Duration.between(sentAt, receivedAt);
  }

  /**
   * Where the time of a question went.
   *
   * @param waited how long the venue's limits had held it up before it left; zero where not
   * @param connecting how long its new connection took; empty where it went over an old one
   * @param head from its leaving to the head of the answer; empty where none came
   * @param reading from the last byte until it was known what the answer comes to
   * @param leftAlone for how long the venue, or this book alone, is not asked now as it went wrong;
   *     empty where all goes on
   */
  public record Timing(
      Duration waited,
      Optional<Duration> connecting,
      Optional<Duration> head,
      Duration reading,
      Optional<Duration> leftAlone) {}
}
