package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Brings the rows of a ladder together at the multiples of a price step, always rounding against
 * the reader.
 */
final class Grouping {
  /** The rows that are grouped at first, for each group that a reader needs. */
  private static final int ROWS_A_GROUP = 4;

  /** If these give too few groups, so many times the rows are grouped. */
  private static final int TIMES = 4;

  private Grouping() {}

  /**
   * The best groups of a side, whatever their numbers: more than {@code levels}, or up to {@code
   * bound} and beyond, or all. It groups no more rows than that takes. If there are more rows, they
   * may belong to the last group, too.
   */
  static Depth.Rows best(
      Depth depth, Side side, BigDecimal step, int levels, Optional<BigDecimal> bound) {
    long most = ROWS_A_GROUP * (levels + 1L);
    while (true) {
      int count = (int) Math.min(most, Depth.MOST_ROWS);
      Depth.Rows rows = depth.rows(side, count);
      boolean isWhole = rows.whole() && rows.ladder().rows() <= count;
      Ladder groups = GroupEnds.grouped(rows.ladder().best(count), step);
      if (isWhole || groups.rows() > levels || isBeyond(groups, bound)) {
        return new Depth.Rows(groups, isWhole);
      }
      most *= TIMES;
    }
  }

  private static boolean isBeyond(Ladder groups, Optional<BigDecimal> bound) {
    return bound.filter(price -> groups.upTo(price).rows() < groups.rows()).isPresent();
  }

  /** The decimal places of the prices of groups. */
  static int scale(Column prices, BigDecimal step) {
    return Math.max(prices.scale(), Math.max(0, step.stripTrailingZeros().scale()));
  }

  static Ladder of(Ladder ladder, BigDecimal step) {
    int scale = scale(ladder.prices(), step);
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
