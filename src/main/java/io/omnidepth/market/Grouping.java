package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Brings the rows of a ladder together at the multiples of a price step, always rounding against
 * the reader.
 */
final class Grouping {
  private Grouping() {}

  static Ladder of(Ladder ladder, BigDecimal step) {
    int scale = Math.max(ladder.prices().scale(), Math.max(0, step.stripTrailingZeros().scale()));
    BigInteger units = step.setScale(scale).unscaledValue();
    if (ladder.prices() instanceof Column.Narrow prices
        && ladder.shareSizes() instanceof Column.Narrow sizes
        && Decimals.fitsLong(units)) {
      try {
        return narrow(ladder, prices, sizes, units.longValueExact(), scale);
      } catch (ArithmeticException outgrown) {
        return wide(ladder, units, scale);
      }
    }
    return wide(ladder, units, scale);
  }

  private static Ladder narrow(
      Ladder ladder, Column.Narrow prices, Column.Narrow sizes, long step, int scale) {
    Side side = ladder.side();
    Rows.Narrow rows = new Rows.Narrow(side, ladder.venues(), ladder.rows());
    int[] shares = new int[ladder.venues().size()];
    for (int row = 0; row < ladder.rows(); row++) {
      long price = Decimals.finer(prices.units(row), scale - prices.scale());
      long steps = side == Side.BID ? price / step : (price - 1) / step + 1;
      long group = Math.multiplyExact(steps, step);
      int count = ladder.shares(row, shares);
      for (int at = 0; at < count; at++) {
        rows.add(group, ladder.shareVenue(shares[at]), sizes.units(shares[at]));
      }
    }
    return rows.ladder(scale, sizes.scale());
  }

  private static Ladder wide(Ladder ladder, BigInteger step, int scale) {
    Side side = ladder.side();
    int sizeScale = ladder.shareSizes().scale();
    WideRows rows = new WideRows(side, ladder.venues(), ladder.rows());
    int[] shares = new int[ladder.venues().size()];
    for (int row = 0; row < ladder.rows(); row++) {
      BigInteger price = ladder.prices().decimal(row).setScale(scale).unscaledValue();
      BigInteger[] steps = price.divideAndRemainder(step);
      boolean up = side == Side.ASK && steps[1].signum() > 0;
      BigInteger group = (up ? steps[0].add(BigInteger.ONE) : steps[0]).multiply(step);
      int count = ladder.shares(row, shares);
      for (int at = 0; at < count; at++) {
        BigInteger size =
            ladder.shareSizes().decimal(shares[at]).setScale(sizeScale).unscaledValue();
        rows.add(group, ladder.shareVenue(shares[at]), size);
      }
    }
    return rows.ladder(scale, sizeScale);
  }
}
