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
   * What a reader who asks so is shown of the depth.
   *
   * @param group price step to group by, above zero; empty for the rows as they are
   * @param range how far from the reference mid a shown price may be, in per cent; empty for any.
   *     Where there is no reference mid nothing is cut.
   * @param levels how many rows a side at the most, as shown
   */
  public static DepthView of(
      Depth depth, Optional<BigDecimal> group, Optional<BigDecimal> range, int levels) {
    Cut bids = cut(depth, Side.BID, group, bound(depth, range.map(BigDecimal::negate)), levels);
    Cut asks = cut(depth, Side.ASK, group, bound(depth, range), levels);
    return new DepthView(depth, bids.ladder(), asks.ladder(), bids.more() || asks.more());
  }

  /**
   * A side's rows as they are shown.
   *
   * @param more whether some are not
   */
  private record Cut(Ladder ladder, boolean more) {}

  private static Optional<BigDecimal> bound(Depth depth, Optional<BigDecimal> perCent) {
    return depth
        .referenceMid()
        .flatMap(mid -> perCent.map(part -> mid.add(mid.multiply(part.movePointLeft(2)))));
  }

  /** How many rows are likely to make so many groups, when these have made those. */
  private static int enough(int rows, int groups, int levels) {
    long likely = 5L * rows * (levels + 2) / (4L * groups);
    return (int) Math.min(Math.max(likely, 2L * rows), Math.min(16L * rows, MOST_ROWS));
  }

  /** Merges no more rows than it takes to know these, and whether there are others. */
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
