package io.omnidepth.board;

import io.omnidepth.source.Report;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The venues' own times: the offset of their clocks, and the age of a book by them. */
final class VenueClocks {
  private final VenueClock offset = new VenueClock();
  private final Set<String> timesShown;
  private Duration wall = Duration.ZERO;

  /**
   * Clocks without any time so far.
   *
   * @param timesShown the ids of the venues whose own times never make a book old
   */
  VenueClocks(Set<String> timesShown) {
    this.timesShown = Set.copyOf(timesShown);
  }

  /** Notes the time by which the wall clock is ahead of the steady time. */
  void wallIsAhead(Duration ahead) {
    wall = ahead;
  }

  /** Settles the offset by the venues' times. The result is a new offset, if they agree on one. */
  Optional<Duration> settle(Instant now) {
    return offset.settle(now, wall);
  }

  /** The age of an answer, and the doubt about it. */
  Timeliness timeliness(Venue venue, Market.Answer answer, Instant now) {
    return Timeliness.of(venue, answer, offset.offset(), !timesShown.contains(venue.id()), now);
  }

  /** The first moment after {@code now} at which the delay of its last change counts no more. */
  Instant lateUntil(Venue venue, Market.Answer answer, Instant now) {
    return Optional.of(Timeliness.lateUntil(venue, answer, offset.offset()))
        .filter(moment -> moment.isAfter(now))
        .orElse(Instant.MAX);
  }

  /**
   * Compares the venue's clock with this machine's, if the answer tells a current time.
   *
   * @param answer the answer after the report
   */
  void compare(Report.Answered report, Market.Answer answer, Market before) {
    if (timesShown.contains(before.venue().id())) {
      return;
    }
    Stamp stamp = report.stamp();
    boolean moved =
        answer.change().isPresent()
            && !answer.change().equals(before.answer().flatMap(Market.Answer::change));
    if (stamp.answered().isPresent()) {
      compare(report, stamp.answered().get(), report.received().sent());
    } else if (moved) {
      Market.Change change = answer.change().orElseThrow();
      compare(report, change.venueTime(), change.notBefore());
    }
  }

  private void compare(Report report, Instant venueTime, Instant notBefore) {
    offset.add(report.market().venue().id(), venueTime, notBefore, report.received().at());
  }
}
