package io.omnidepth.board;

import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.VenueTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The age of a book by all evidence, and the doubt from the venue's own times.
 *
 * @param since the moment from which its age counts
 * @param lag the signed time from the venue's time to the receipt; empty if the venue tells no time
 * @param doubt {@code old} or {@code future}; empty if its times are credible
 */
record Timeliness(Instant since, Optional<Duration> lag, Optional<String> doubt) {
  static final String OLD = "old";
  static final String FUTURE = "future";

  /** The most by which a venue's time may be wrong. */
  static final Duration MOST = Duration.ofSeconds(10);

  /**
   * The timeliness of an answer.
   *
   * @param offset the time by which the venues' clocks are ahead of this machine's
   * @param believed whether the venue's times affect the age and the doubt
   */
  static Timeliness of(
      Venue venue, Market.Answer answer, Duration offset, boolean believed, Instant now) {
    Stamp stamp = answer.stamp();
    Instant byTheirClock = answer.receivedAt().plus(offset);
    Optional<Duration> lag = stamp.venueTime().map(time -> Duration.between(time, byTheirClock));
    Duration cached = stamp.cached().orElse(Duration.ZERO);
    if (!believed) {
      return of(answer, lag, cached, false);
    }
    boolean future = stamp.times().anyMatch(time -> time.isAfter(byTheirClock.plus(MOST)));
    Duration behind =
        longer(cached, longer(ofAnswer(venue, answer, offset), late(venue, answer, offset, now)));
    return of(answer, lag, behind, future);
  }

  private static Timeliness of(
      Market.Answer answer, Optional<Duration> lag, Duration behind, boolean future) {
    return new Timeliness(
        answer.receivedAt().minus(behind),
        lag,
        future ? Optional.of(FUTURE) : Optional.of(OLD).filter(old -> behind.compareTo(MOST) > 0));
  }

  private static Duration ofAnswer(Venue venue, Market.Answer answer, Duration offset) {
    return answer
        .stamp()
        .answered()
        .map(time -> time.plus(grain(venue.response().answerTime())))
        .map(time -> Duration.between(time, answer.receivedAt().plus(offset)))
        .orElse(Duration.ZERO);
  }

  /**
   * The delay with which a change was seen. The answer before did not have the change, so the time
   * of the change must be later. The delay counts until the next change, or for as long as the
   * delay itself.
   */
  private static Duration late(Venue venue, Market.Answer answer, Duration offset, Instant now) {
    return answer
        .change()
        .filter(change -> now.isBefore(lateUntil(venue, change, offset)))
        .map(change -> late(venue, change, offset))
        .orElse(Duration.ZERO);
  }

  private static Duration late(Venue venue, Market.Change change, Duration offset) {
    return Duration.between(
        change.venueTime().plus(grain(venue.response().changeTime())),
        change.notBefore().plus(offset));
  }

  /** The moment from which the delay of the answer's last change counts no more. */
  static Instant lateUntil(Venue venue, Market.Answer answer, Duration offset) {
    return answer.change().map(change -> lateUntil(venue, change, offset)).orElse(Instant.MAX);
  }

  private static Instant lateUntil(Venue venue, Market.Change change, Duration offset) {
    return change.seen().plus(late(venue, change, offset));
  }

  private static Duration grain(Optional<VenueTime> time) {
    return time.map(declared -> declared.unit().grain()).orElse(Duration.ZERO);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
