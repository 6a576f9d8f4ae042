package io.omnidepth.market;

import java.math.BigInteger;

/**
 * The rule that puts the levels of one side of a book into groups, without a division for each.
 *
 * <p>Group n stands at n steps. A bid of price p (as its book counts) belongs to the largest group
 * with {@code n * width <= p * factor}, an ask to the least with {@code n * width >= p * factor}.
 * For asks, {@code factor} is negative, so that {@code p * factor} falls outwards on both sides.
 *
 * <p>Both numbers come from the part's {@link Multiplier}. Where that rounds a price, it never
 * rounds over a multiple of the step, as the step is a whole number of its units.
 *
 * <p>A division by the width is a multiplication by 2^(62 + bits) / width, rounded up, where width
 * is at most 2^bits. It is exact for numbers below 2^62 (Granlund and Montgomery, Division by
 * Invariant Integers using Multiplication, theorem 4.2).
 */
final class GroupRule {
  /** Bits of the numbers that are divided. */
  private static final int DIVIDED = 62;

  private static final long MOST = (1L << DIVIDED) - 1;

  /** Bits of the numbers that are divided by one multiplication of 64 bits. */
  private static final int FEW_BITS = 31;

  private final long factor;
  private final long width;
  private final int priceScale;
  private final long inverse;
  private final int shift;

  private GroupRule(Side side, long factor, long width, int priceScale) {
    this.factor = side == Side.BID ? factor : -factor;
    this.width = width;
    this.priceScale = priceScale;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(width - 1);
    long quotient = (MOST + 1) / width;
    long rest = (MOST + 1) % width;
    for (int i = 0; i < bits; i++) {
      int carry = rest >= width - rest ? 1 : 0;
      quotient = 2 * quotient + carry;
      rest = 2 * rest - carry * width;
    }
    inverse = quotient + 1;
    shift = DIVIDED + bits - Long.SIZE;
  }

  /**
   * The rule for a part of a depth.
   *
   * @throws ArithmeticException if a number outgrows a {@code long}, or the step is finer than a
   *     rounded price
   */
  static GroupRule of(Part part, Side side, PriceStep step) {
    Multiplier multiplier = Multiplier.of(part, side);
    int scale = Math.max(multiplier.scale(), step.scale());
    int finer = scale - multiplier.scale();
    if (finer > 0 && !multiplier.isExact()) {
      throw new ArithmeticException("the step is finer than a rounded price");
    }
    long units = step.at(scale);
    // A width of 4 or more makes no shift negative.
    if (multiplier.isOne()) {
      return new GroupRule(
          side, Decimals.finer(4, finer), Math.multiplyExact(4, units), multiplier.scale());
    }
    BigInteger factor = Decimals.finer(multiplier.factor(), finer);
    BigInteger width = BigInteger.valueOf(units).multiply(multiplier.divisor());
    BigInteger common = factor.gcd(width);
    return new GroupRule(
        side,
        factor.divide(common).shiftLeft(2).longValueExact(),
        width.divide(common).shiftLeft(2).longValueExact(),
        multiplier.scale());
  }

  /** The decimal places of the part's prices in the depth. */
  int priceScale() {
    return priceScale;
  }

  /** The number of the group of a price. */
  long group(long price) {
    long group = Math.floorDiv(price * factor, width);
    return factor > 0 ? group : -group;
  }

  /** The highest price that it takes. */
  long highest() {
    return (MOST - width) / Math.abs(factor);
  }

  /** The product from which distances count, if this is the price of the best level. */
  long start(long bestPrice) {
    return (Math.floorDiv(bestPrice * factor, width) + 1) * width - 1;
  }

  /** The number of steps from the group of the best level to the group of this price. */
  long distance(long start, long price) {
    return Math.multiplyHigh(start - price * factor, inverse) >> shift;
  }

  /**
   * Adds up the sizes of levels in the groups at their distances.
   *
   * @param count the number of levels at most
   * @param sums takes the size at each distance; all are 0. A level beyond it ends the walk
   * @return the number of levels that were added, and all sums combined by "or". It is below zero
   *     if a sum outgrows a {@code long}; else no size in {@code sums} is larger
   */
  Walked addNear(long[] prices, long[] sizes, int count, long[] sums) {
    int end = within(prices, count, sums.length);
    long range = start(prices[0]) - prices[end - 1] * factor;
    boolean few = range >> FEW_BITS == 0 && width >> FEW_BITS == 0;
    long bits = few ? addFew(prices, sizes, end, sums) : addMany(prices, sizes, end, sums);
    return new Walked(end, bits);
  }

  record Walked(int count, long bits) {}

  /** The number of levels up to that distance; the first is always one. */
  private int within(long[] prices, int count, int distances) {
    long start = start(prices[0]);
    if (distance(start, prices[count - 1]) < distances) {
      return count;
    }
    int low = 1;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (distance(start, prices[middle]) < distances) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * For numbers below 2^{@value #FEW_BITS}, one multiplication suffices: all of {@code (start - p *
   * factor) * m} fits 64 bits, so its terms may wrap around. No group is read, as levels of one
   * group stand together, and a read would wait for the write before it.
   */
  private long addFew(long[] prices, long[] sizes, int end, long[] sums) {
    int places = FEW_BITS + Long.SIZE - Long.numberOfLeadingZeros(width - 1);
    long by = (1L << places) / width + 1;
    long from = start(prices[0]) * by;
    long times = factor * by;
    long bits = 0;
    long sum = 0;
    long before = 0;
    for (int at = 0; at < end; at++) {
      long distance = (from - prices[at] * times) >>> places;
      // The sum starts anew where the distance is larger than before.
      sum = sizes[at] + (sum & ~((before - distance) >> (Long.SIZE - 1)));
      bits |= sum;
      sums[(int) distance] = sum;
      before = distance;
    }
    return bits;
  }

  private long addMany(long[] prices, long[] sizes, int end, long[] sums) {
    long times = factor;
    long by = inverse;
    int places = shift;
    long start = start(prices[0]);
    long bits = 0;
    long sum = 0;
    long before = 0;
    for (int at = 0; at < end; at++) {
      long distance = Math.multiplyHigh(start - prices[at] * times, by) >> places;
      sum = sizes[at] + (sum & ~((before - distance) >> (Long.SIZE - 1)));
      bits |= sum;
      sums[(int) distance] = sum;
      before = distance;
    }
    return bits;
  }
}
