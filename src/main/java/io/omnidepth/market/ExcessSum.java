package io.omnidepth.market;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * The excess of a side's groups: for each level its size times the distance of its price from the
 * group's price, added up. So the exact notional of a bid group is its price times its size plus
 * the excess; that of an ask group is the same less the excess.
 *
 * <p>The sums are counted in 128 bits, as their decimal places are those of prices and sizes
 * together.
 */
final class ExcessSum {
  private final Ladder groups;
  private final boolean isBid;
  private final int scale;

  private ExcessSum(Ladder groups) {
    this.groups = groups;
    this.isBid = groups.side() == Side.BID;
    this.scale = groups.prices().scale() + groups.sizes().scale();
  }

  /**
   * The excess of each row.
   *
   * @param groups the best groups of the parts, without a gap
   */
  static Column of(Ladder groups, List<Part> parts) {
    if (groups.isEmpty()) {
      return new Column.Narrow(new long[0], 0);
    }
    ExcessSum sum = new ExcessSum(groups);
    List<Part> holders =
        parts.stream().filter(part -> part.book().levels(groups.side()) > 0).toList();
    if (groups.prices() instanceof Column.Narrow prices) {
      try {
        return sum.narrow(prices, holders);
      } catch (ArithmeticException outgrown) {
        return sum.wide(holders);
      }
    }
    return sum.wide(holders);
  }

  private Column narrow(Column.Narrow prices, List<Part> parts) {
    long[] ends = new long[groups.rows()];
    for (int row = 0; row < ends.length; row++) {
      ends[row] = prices.units(row);
    }
    long[] high = new long[ends.length];
    long[] low = new long[ends.length];
    for (Part part : parts) {
      add(part, ends, high, low);
    }
    return column(high, low);
  }

  private void add(Part part, long[] ends, long[] high, long[] low) {
    Side side = groups.side();
    Multiplier multiplier = Multiplier.of(part, side);
    int finer = groups.prices().scale() - multiplier.scale();
    long times = Decimals.finer(1, groups.sizes().scale() - part.book().sizeScale());
    long[] prices = part.book().prices(side);
    long[] sizes = part.book().sizes(side);
    int row = 0;
    for (int i = 0; i < prices.length; i++) {
      long price = Decimals.finer(multiplier.narrow(prices[i]), finer);
      while (row < ends.length && (isBid ? price < ends[row] : price > ends[row])) {
        row++;
      }
      if (row == ends.length) {
        return;
      }
      long distance = Math.abs(price - ends[row]);
      long size = Math.multiplyExact(sizes[i], times);
      long product = distance * size;
      low[row] += product;
      int carry = Long.compareUnsigned(low[row], product) < 0 ? 1 : 0;
      high[row] = Math.addExact(high[row], Math.multiplyHigh(distance, size) + carry);
    }
  }

  private Column column(long[] high, long[] low) {
    boolean isNarrow = true;
    for (int row = 0; row < high.length; row++) {
      isNarrow &= high[row] == 0 && low[row] >= 0;
    }
    if (isNarrow) {
      return new Column.Narrow(low, scale);
    }
    BigInteger[] sums = new BigInteger[high.length];
    for (int row = 0; row < sums.length; row++) {
      BigInteger lower = BigInteger.valueOf(low[row] >>> 1).shiftLeft(1);
      sums[row] =
          BigInteger.valueOf(high[row])
              .shiftLeft(Long.SIZE)
              .add(lower)
              .add(BigInteger.valueOf(low[row] & 1));
    }
    return new Column.Wide(sums, scale);
  }

  /** The same in numbers of any size. */
  private Column wide(List<Part> parts) {
    BigInteger[] ends = new BigInteger[groups.rows()];
    for (int row = 0; row < ends.length; row++) {
      ends[row] = units(groups.prices(), row);
    }
    BigInteger[] sums = new BigInteger[ends.length];
    Arrays.fill(sums, BigInteger.ZERO);
    for (Part part : parts) {
      add(part, ends, sums);
    }
    return new Column.Wide(sums, scale);
  }

  private static BigInteger units(Column column, int row) {
    return column.decimal(row).setScale(column.scale()).unscaledValue();
  }

  private void add(Part part, BigInteger[] ends, BigInteger[] sums) {
    Side side = groups.side();
    Multiplier multiplier = Multiplier.of(part, side);
    int finer = groups.prices().scale() - multiplier.scale();
    int finerSize = groups.sizes().scale() - part.book().sizeScale();
    int row = 0;
    for (int i = 0; i < part.book().levels(side); i++) {
      BigInteger price = Decimals.finer(multiplier.wide(part.book().price(side, i)), finer);
      while (row < ends.length && side.compare(price, ends[row]) > 0) {
        row++;
      }
      if (row == ends.length) {
        return;
      }
      BigInteger size = Decimals.finer(BigInteger.valueOf(part.book().size(side, i)), finerSize);
      sums[row] = sums[row].add(price.subtract(ends[row]).abs().multiply(size));
    }
  }
}
