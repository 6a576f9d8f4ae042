package io.omnidepth.board;

import java.time.Duration;
import java.util.List;

/**
 * Tells a frozen book from a quiet one. A frozen book stays the same for longer than ever, while
 * books of other venues change.
 */
final class Frost {
  private static final int OTHERS = 2;

  private Frost() {}

  /**
   * Whether the book is frozen.
   *
   * @param all all markets of its instrument, with this one
   */
  static boolean frozen(Market market, List<Market> all) {
    return market
        .answer()
        .filter(
            known ->
                Duration.between(known.unchangedSince(), known.receivedAt())
                        .compareTo(market.changes().usual())
                    > 0)
        .filter(
            known ->
                all.stream()
                        .filter(
                            other ->
                                !other.venue().equals(market.venue())
                                    && other.changes().manySince(known.unchangedSince()))
                        .limit(OTHERS)
                        .count()
                    == OTHERS)
        .isPresent();
  }
}
