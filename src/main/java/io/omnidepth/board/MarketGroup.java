package io.omnidepth.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The markets of one instrument as they were published together. Immutable, but for the depths that
 * are merged at the first request for them.
 */
final class MarketGroup {
  private final List<Market> markets;
  private final Instant until;
  private final long sequence;
  private final long revision;
  private final Selections selections;

  private MarketGroup(
      List<Market> markets, Instant until, long sequence, long revision, Selections selections) {
    this.markets = markets;
    this.until = until;
    this.sequence = sequence;
    this.revision = revision;
    this.selections = selections;
  }

  /** The markets in these states, as of that sequence and revision. */
  static MarketGroup of(
      Settlement settled, long sequence, long revision, RecentDepths recentDepths) {
    return new MarketGroup(
        settled.markets(), settled.until(), sequence, revision, new Selections(recentDepths));
  }

  /** The same markets as of that sequence and revision. */
  MarketGroup as(long otherSequence, long otherRevision) {
    return otherSequence == sequence && otherRevision == revision
        ? this
        : new MarketGroup(markets, until, otherSequence, otherRevision, selections);
  }

  /** The market of each venue. */
  List<Market> markets() {
    return markets;
  }

  /** The venue's market; empty if there is none. */
  Optional<Market> of(String venue) {
    for (Market market : markets) {
      if (market.venue().id().equals(venue)) {
        return Optional.of(market);
      }
    }
    return Optional.empty();
  }

  /** The first moment at which time alone may change a state. */
  Instant until() {
    return until;
  }

  /** The sequence at which its levels or states changed last. */
  long sequence() {
    return sequence;
  }

  /** The revision at which anything in it changed last. */
  long revision() {
    return revision;
  }

  /** The depths of these markets alone. */
  Selections selections() {
    return selections;
  }
}
