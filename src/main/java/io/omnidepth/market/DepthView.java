package io.omnidepth.market;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The rows of a depth that a reader asked for.
 *
 * @param more whether {@code range} or {@code levels} left rows out
 */
public record DepthView(Depth depth, Ladder bids, Ladder asks, boolean more) {
  /**
   * The view of a depth.
   *
   * @param group the price step to group by, above zero; empty for ungrouped rows
   * @param range the largest distance of a price from the reference mid, in per cent; empty for
   *     any. Without a reference mid, it cuts nothing.
   * @param levels the most rows of a side, counted after grouping
   */
  public static DepthView of(
      Depth depth, Optional<BigDecimal> group, Optional<BigDecimal> range, int levels) {
    Cut bids = cut(depth, Side.BID, group, bound(depth, range.map(BigDecimal::negate)), levels);
    Cut asks = cut(depth, Side.ASK, group, bound(depth, range), levels);
    return new DepthView(depth, bids.ladder(), asks.ladder(), bids.more() || asks.more());
  }

  /**
   * All rows between two prices.
   *
   * @param group the price step to group by, above zero
   * @param low the price of the last bids
   * @param high the price of the last asks
   */
  static DepthView between(Depth depth, BigDecimal group, BigDecimal low, BigDecimal high) {
    Cut bids = cut(depth, Side.BID, Optional.of(group), Optional.of(low), Depth.MOST_ROWS - 1);
    Cut asks = cut(depth, Side.ASK, Optional.of(group), Optional.of(high), Depth.MOST_ROWS - 1);
    return new DepthView(depth, bids.ladder(), asks.ladder(), bids.more() || asks.more());
  }

  /**
   * The rows of a side in the view.
   *
   * @param more whether the side has others
   */
  private record Cut(Ladder ladder, boolean more) {}

  private static Optional<BigDecimal> bound(Depth depth, Optional<BigDecimal> perCent) {
    return perCent.flatMap(
        part -> depth.referenceMid().map(mid -> mid.add(mid.multiply(part.movePointLeft(2)))));
  }

  private static Cut cut(
      Depth depth, Side side, Optional<BigDecimal> group, Optional<BigDecimal> bound, int levels) {
    if (group.isEmpty()) {
      int rows = (int) Math.min(levels + 1L, Depth.MOST_ROWS);
      return cut(depth.rows(side, rows), bound, levels);
    }
    try {
      PriceStep step = PriceStep.of(group.get());
      return cut(depth.groups(side, step, levels, bound), bound, levels);
    } catch (ArithmeticException outgrown) {
      return cut(Grouping.best(depth, side, group.get(), levels, bound), bound, levels);
    }
  }

  private static Cut cut(Depth.Rows known, Optional<BigDecimal> bound, int levels) {
    Ladder ladder = known.ladder();
    Ladder cut = bound.map(ladder::upTo).orElse(ladder).best(levels);
    return new Cut(cut, cut.rows() < ladder.rows() || !known.whole());
  }
}
