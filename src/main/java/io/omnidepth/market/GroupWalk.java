package io.omnidepth.market;

import java.util.Arrays;

/** A walk over the levels of one side of a book, outwards from the best, that adds up groups. */
final class GroupWalk {
  private static final long[] NONE = {};

  private final long[] prices;
  private final long[] sizes;
  private final GroupRule rule;

  /** The number of levels whose products fit a {@code long}. */
  private final int fits;

  private final long start;

  /** The size in the group of each distance; 0 if it has no level. */
  private long[] near = NONE;

  /** The distances beyond {@link #near} that have a level; they rise. */
  private long[] farDistances = NONE;

  private long[] farSizes = NONE;
  private int at;

  /**
   * The sums of sizes so far, combined by "or". No size of a group is larger, unless a sum has
   * outgrown a {@code long}: then it is below zero.
   */
  private long bits;

  GroupWalk(long[] prices, long[] sizes, GroupRule rule) {
    this.prices = prices;
    this.sizes = sizes;
    this.rule = rule;
    fits = fitting(prices, rule);
    start = rule.start(prices[0]);
  }

  /** Bids fall, so the first decides. Asks rise. */
  private static int fitting(long[] prices, GroupRule rule) {
    long highest = rule.highest();
    if (prices[0] > highest) {
      throw new ArithmeticException("a product outgrows a long");
    }
    if (prices[prices.length - 1] <= highest) {
      return prices.length;
    }
    int at = Arrays.binarySearch(prices, highest);
    return at < 0 ? -at - 1 : at + 1;
  }

  boolean whole() {
    return at == prices.length;
  }

  long[] nearSizes() {
    return near;
  }

  long[] farDistances() {
    return farDistances;
  }

  long[] farSizes() {
    return farSizes;
  }

  /** Adds the levels of the first distances, unless they are too many for an array. */
  void near(long distances) {
    near = new long[(int) Math.min(distances, 2L * prices.length + 64)];
    GroupRule.Walked walked = rule.addNear(prices, sizes, fits, near);
    if (walked.count() == fits && fits < prices.length) {
      throw new ArithmeticException("a product outgrows a long");
    }
    at = walked.count();
    bits = walked.bits();
  }

  /** Lists the groups of all levels that are left. */
  void far() {
    long[] distances = new long[fits - at];
    long[] sums = new long[fits - at];
    int count = 0;
    for (int i = at; i < fits; i++) {
      long distance = rule.distance(start, prices[i]);
      if (count == 0 || distances[count - 1] != distance) {
        distances[count++] = distance;
      }
      sums[count - 1] += sizes[i];
      bits |= sums[count - 1];
    }
    if (fits < prices.length) {
      throw new ArithmeticException("a product outgrows a long");
    }
    at = fits;
    farDistances = Arrays.copyOf(distances, count);
    farSizes = Arrays.copyOf(sums, count);
  }

  /**
   * A size that is at least that of all levels so far.
   *
   * @throws ArithmeticException if their size outgrows a {@code long}
   */
  double atMost() {
    double most = (double) bits * at;
    if (bits < 0 || most >= GroupedLevels.SURELY) {
      long sum = 0;
      for (int i = 0; i < at; i++) {
        sum = Math.addExact(sum, sizes[i]);
      }
    }
    return most;
  }

  /** A size that is at least that of any group, if {@link #atMost} finds no fault. */
  long largest() {
    return bits;
  }
}
