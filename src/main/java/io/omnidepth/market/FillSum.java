package io.omnidepth.market;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Sums up the cost of the levels taken of one side, exactly. */
final class FillSum {
  /** The sum of price times size, and the prices at both ends. */
  private static final class Sum {
    private final Side side;
    private BigDecimal notional = BigDecimal.ZERO;
    private @Nullable BigDecimal best;
    private @Nullable BigDecimal worst;
    private int scale = FillCost.AVERAGE_SCALE;

    Sum(Side side) {
      this.side = side;
    }

    void add(BigDecimal price, BigDecimal size) {
      notional = notional.add(price.multiply(size));
      best = best == null || side.compare(price, best) < 0 ? price : best;
      worst = worst == null || side.compare(price, worst) > 0 ? price : worst;
      scale = Math.max(scale, Decimals.places(price));
    }

    FillCost.Terms terms(BigDecimal size) {
      if (best == null || worst == null) {
        throw new IllegalStateException("nothing was taken");
      }
      return new FillCost.Terms(
          notional, best, worst, notional.divide(size, scale, side.againstReader()));
    }
  }

  private final Sum before;
  private final Sum after;
  private BigDecimal size = BigDecimal.ZERO;
  private int levels;

  FillSum(Side side) {
    before = new Sum(side);
    after = new Sum(side);
  }

  /**
   * @param newLevel whether this is the first size taken of its level
   */
  void add(BigDecimal priceBefore, BigDecimal priceAfter, BigDecimal taken, boolean newLevel) {
    before.add(priceBefore, taken);
    after.add(priceAfter, taken);
    size = size.add(taken);
    levels += newLevel ? 1 : 0;
  }

  boolean isEmpty() {
    return levels == 0;
  }

  /** The cost; only after something was added. */
  FillCost taken() {
    return new FillCost(levels, size, before.terms(size), after.terms(size));
  }
}
