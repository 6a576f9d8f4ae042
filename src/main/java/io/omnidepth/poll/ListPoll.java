package io.omnidepth.poll;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The polling of one venue's list of markets, with the last list. */
final class ListPoll extends Poll {
  /** The time for which a list is valid. */
  static final Duration GOOD_FOR = Duration.ofMinutes(30);

  /** A due time after the first questions for books and before the second ones. */
  private static final Instant SOON = Instant.EPOCH;

  final Listing listing;
  private final BackOff backOff;
  private Optional<Map<Instrument, ListedMarket>> markets = Optional.empty();
  private int failures;

  ListPoll(Listing listing, BackOff backOff) {
    super(SOON);
    this.listing = listing;
    this.backOff = backOff;
  }

  /** The priority of named books, because they need the list. It is seldom due. */
  @Override
  Priority priority() {
    return Priority.NAMED;
  }

  @Override
  Instant next(Instant beat, Duration interval) {
    return beat.plus(GOOD_FOR);
  }

  /** The last list; empty before the first. */
  Optional<Map<Instrument, ListedMarket>> markets() {
    return markets;
  }

  void read(Map<Instrument, ListedMarket> list, Instant now) {
    failures = 0;
    markets = Optional.of(list);
    dueAt(now.plus(GOOD_FOR));
  }

  /** Notes that there was no list. An older one stays valid. */
  void failed(Instant now) {
    dueAt(now.plus(backOff.after(++failures)));
  }
}
