package io.omnidepth.market;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The cost of a size that is taken at once, before fees, against a depth's reference mid. */
public final class SizeCost {
  private SizeCost() {}

  /**
   * The cost in hundredths of a per cent of the reference mid, rounded up to {@link
   * Depth#BPS_SCALE} places; empty without a mid, or if the books hold less.
   *
   * @param side the side that is taken: asks to buy, bids to sell
   * @param size above zero
   * @param among the parts of the depth that may be taken of
   */
  public static Optional<BigDecimal> bps(
      Depth depth, Side side, BigDecimal size, Predicate<Part> among) {
    List<Part> parts = depth.parts().stream().filter(among).toList();
    return depth
        .referenceMid()
        .flatMap(
            mid ->
                taken(parts, side, size)
                    .map(cost -> Fill.bps(side, cost.beforeFees().notional(), mid.multiply(size))));
  }

  private static Optional<FillCost> taken(List<Part> parts, Side side, BigDecimal size) {
    FillWalk walk = new FillWalk(parts, side);
    BigDecimal rest = size;
    while (rest.signum() > 0 && !walk.exhausted()) {
      BigDecimal next = rest.min(walk.size());
      walk.take(next);
      rest = rest.subtract(next);
    }
    return rest.signum() == 0 ? walk.total() : Optional.empty();
  }
}
