package io.omnidepth.market;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The rows of a depth that a reader asked for.
 *
 * @param more whether {@code range} or {@code levels} left rows out
 */
public record DepthView(Depth depth, Ladder bids, Ladder asks, boolean more) {
  private static final int FEWEST_TO_GROUP = 1_000;
  private static final int MOST_ROWS = Integer.MAX_VALUE - 1;

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
   * The rows of a side in the view.
   *
   * @param more whether the side has others
   */
  private record Cut(Ladder ladder, boolean more) {}

  private static Optional<BigDecimal> bound(Depth depth, Optional<BigDecimal> perCent) {
    return depth
        .referenceMid()
        .flatMap(mid -> perCent.map(part -> mid.add(mid.multiply(part.movePointLeft(2)))));
  }

  /**
   * The number of rows that are likely to make so many groups, as {@code rows} have made {@code
   * groups}.
   */
  private static int enough(int rows, int groups, int levels) {
    long likely = 5L * rows * (levels + 2) / (4L * groups);
    return (int) Math.min(Math.max(likely, 2L * rows), Math.min(16L * rows, MOST_ROWS));
  }

  /** Merges only the rows that it takes to know the view, and whether there are others. */
  private static Cut cut(
      Depth depth, Side side, Optional<BigDecimal> group, Optional<BigDecimal> bound, int levels) {
    int rows =
        group.isEmpty()
            ? (int) Math.min(levels + 1L, MOST_ROWS)
            : Math.min(Math.max(FEWEST_TO_GROUP, levels), MOST_ROWS);
    while (true) {
      Depth.Rows known = depth.rows(side, rows);
      Ladder shown = group.map(known.ladder()::grouped).orElse(known.ladder());
      // The last group may go on beyond the last known row.
      Ladder sure = known.whole() || group.isEmpty() ? shown : shown.best(shown.rows() - 1);
      Ladder within = bound.map(sure::upTo).orElse(sure);
      if (known.whole() || within.rows() > levels || within.rows() < sure.rows()) {
        Ladder cut = within.best(levels);
        return new Cut(cut, cut.rows() < shown.rows() || !known.whole());
      }
      rows = enough(rows, shown.rows(), levels);
    }
  }
}
