package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups of the rows of a ladder by a step that makes too large numbers of their prices, as {@code
 * 0.5700000000000001} does. Only the end of each group is worked out in wide numbers, once a group.
 * The rows up to it are compared with it.
 */
final class GroupEnds {
  private final Side side;
  private final BigDecimal step;

  /** The decimal places of the groups' prices. */
  private final int scale;

  private final Column.Narrow prices;
  private final List<BigInteger> groups = new ArrayList<>();

  /** The last price that may stand in the last group, in the scale of {@link #prices}. */
  private long end;

  private GroupEnds(Side side, BigDecimal step, Column.Narrow prices) {
    this.side = side;
    this.step = step;
    this.prices = prices;
    this.scale = Grouping.scale(prices, step);
  }

  /** The same as {@link Ladder#grouped}. */
  static Ladder grouped(Ladder ladder, BigDecimal step) {
    if (ladder.prices() instanceof Column.Narrow prices
        && ladder.shareSizes() instanceof Column.Narrow sizes) {
      try {
        return new GroupEnds(ladder.side(), step, prices).of(ladder, sizes);
      } catch (ArithmeticException outgrown) {
        return ladder.grouped(step);
      }
    }
    return ladder.grouped(step);
  }

  private Ladder of(Ladder ladder, Column.Narrow sizes) {
    Rows.Narrow rows = new Rows.Narrow(side, ladder.venues(), 1);
    int[] venues = new int[ladder.venues().size()];
    long[] units = new long[venues.length];
    for (int row = 0; row < ladder.rows(); row++) {
      if (groups.isEmpty() || isBeyond(prices.units(row))) {
        begin(prices.decimal(row));
      }
      int count = ladder.shares(row, venues, units);
      for (int at = 0; at < count; at++) {
        rows.add(end, venues[at], units[at]);
      }
    }
    return rows.ladder(column(), sizes.scale());
  }

  private boolean isBeyond(long price) {
    return side == Side.BID ? price < end : price > end;
  }

  private void begin(BigDecimal price) {
    boolean up = side == Side.ASK;
    BigDecimal steps = price.divide(step, 0, up ? RoundingMode.CEILING : RoundingMode.FLOOR);
    BigDecimal group = steps.multiply(step);
    groups.add(group.setScale(scale).unscaledValue());
    RoundingMode inwards = up ? RoundingMode.FLOOR : RoundingMode.CEILING;
    end = group.setScale(prices.scale(), inwards).unscaledValue().longValueExact();
  }

  private Column column() {
    return groups.stream().allMatch(Decimals::fitsLong)
        ? new Column.Narrow(groups.stream().mapToLong(BigInteger::longValue).toArray(), scale)
        : new Column.Wide(groups.toArray(BigInteger[]::new), scale);
  }
}
