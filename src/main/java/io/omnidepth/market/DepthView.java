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
   * What a reader who asks so is shown of the depth.
   *
   * @param group price step to group by, above zero; empty for the rows as they are
   * @param range how far from the reference mid a shown price may be, in per cent; empty for any.
   *     Where there is no reference mid nothing is cut.
   * @param levels how many rows a side at the most, as shown
   */
  public static DepthView of(
      Depth depth, Optional<BigDecimal> group, Optional<BigDecimal> range, int levels) {
    Ladder wholeBids = grouped(depth.ladder(Side.BID), group);
    Ladder wholeAsks = grouped(depth.ladder(Side.ASK), group);
    Ladder bids = cut(wholeBids, bound(depth, range.map(BigDecimal::negate)), levels);
    Ladder asks = cut(wholeAsks, bound(depth, range), levels);
    return new DepthView(
        depth, bids, asks, bids.rows() < wholeBids.rows() || asks.rows() < wholeAsks.rows());
  }

  private static Ladder grouped(Ladder ladder, Optional<BigDecimal> group) {
    return group.map(ladder::grouped).orElse(ladder);
  }

  private static Optional<BigDecimal> bound(Depth depth, Optional<BigDecimal> perCent) {
    return depth
        .referenceMid()
        .flatMap(mid -> perCent.map(part -> mid.add(mid.multiply(part.movePointLeft(2)))));
  }

  private static Ladder cut(Ladder ladder, Optional<BigDecimal> bound, int levels) {
    return bound.map(ladder::upTo).orElse(ladder).best(levels);
  }
}
