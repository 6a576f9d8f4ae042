package io.omnidepth.board;

import io.omnidepth.source.Report;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The venues' own times: the lead of their clocks over ours, and the age of a book by them. */
final class VenueClocks {
  private final VenueClock offset = new VenueClock();
  private final Set<String> timesShown;
  private Duration wall = Duration.ZERO;

  /**
   * Clocks that nobody has heard of yet.
   *
   * @param timesShown ids of the venues whose own times make no book old
   */
  VenueClocks(Set<String> timesShown) {
    this.timesShown = Set.copyOf(timesShown);
  }

  /** The wall clock is that far ahead of the steady time now. */
  void wallIsAhead(Duration ahead) {
    wall = ahead;
  }

  /** Takes in the venues' times; the new offset where they agree on another one. */
  Optional<Duration> settle(Instant now) {
    return offset.settle(now, wall);
  }

  /** The age of an answer, and the doubt about it. */
  Timeliness timeliness(Venue venue, Market.Answer answer, Instant now) {
    return Timeliness.of(venue, answer, offset.offset(), !timesShown.contains(venue.id()), now);
  }

  /**
   * Compares the venue's clock with ours, where the answer tells a time of this moment.
   *
   * @param answer as the report made it
   */
  void hear(Report.Answered report, Market.Answer answer, Market before) {
    if (timesShown.contains(before.venue().id())) {
      return;
    }
    Stamp stamp = report.stamp();
    boolean moved =
        answer.change().isPresent()
            && !answer.change().equals(before.answer().flatMap(Market.Answer::change));
    if (stamp.answered().isPresent()) {
      hear(report, stamp.answered().get(), report.received().sent());
    } else if (moved) {
      Market.Change change = answer.change().orElseThrow();
      hear(report, change.told(), change.notBefore());
    }
  }

  private void hear(Report report, Instant told, Instant notBefore) {
    offset.heard(report.market().venue().id(), told, notBefore, report.received().at());
  }
}
