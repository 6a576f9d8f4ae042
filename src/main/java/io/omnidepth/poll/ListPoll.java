package io.omnidepth.poll;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One venue's list of markets as it is asked for, and its last answer. */
final class ListPoll extends Poll {
  /** The time for which a list is good. */
  static final Duration GOOD_FOR = Duration.ofMinutes(30);

  /** After the books that are due for the first time, before any is due for the second. */
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

  /** It takes its turn among the named books, which go by it; it is seldom due. */
  @Override
  Priority priority() {
    return Priority.NAMED;
  }

  @Override
  Instant next(Instant beat, Duration interval) {
    return beat.plus(GOOD_FOR);
  }

  /** The last list; empty as long as it could not be had. */
  Optional<Map<Instrument, ListedMarket>> markets() {
    return markets;
  }

  void read(Map<Instrument, ListedMarket> list, Instant now) {
    failures = 0;
    markets = Optional.of(list);
    dueAt(now.plus(GOOD_FOR));
  }

  /** There was none; an older one stays good meanwhile. */
  void failed(Instant now) {
    dueAt(now.plus(backOff.after(++failures)));
  }
}
