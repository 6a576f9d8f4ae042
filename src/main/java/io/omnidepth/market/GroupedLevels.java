package io.omnidepth.market;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The levels of one side of a book, added up in the groups of a price grid. The distance of a group
 * is its number of steps from the group of the book's best level. Sizes count as the book's.
 *
 * <p>Groups near the best level are at their distance in one array. Groups further away, where
 * levels are rare, are listed. Immutable: a reader that needs more groups gets another one.
 */
final class GroupedLevels {
  /** An approximate sum below this one fits a {@code long}. */
  static final double SURELY = 0x1p62;

  private static final long[] NONE = {};

  private final GroupRule rule;
  private final long first;
  private final int sizeScale;
  private final boolean whole;
  private final double atMost;

  /** The size in the group of each distance; 0 if it has no level. */
  private final long[] near;

  private final long[] farDistances;
  private final long[] farSizes;

  private GroupedLevels(GroupRule rule, long first, int sizeScale, Walk walk) {
    this.rule = rule;
    this.first = first;
    this.sizeScale = sizeScale;
    this.whole = walk.whole();
    this.atMost = walk.atMost();
    this.near = walk.near;
    this.farDistances = walk.farDistances;
    this.farSizes = walk.farSizes;
  }

  /**
   * The groups of a side that has levels.
   *
   * @param distances the number of distances that a reader needs; there may be more
   * @throws ArithmeticException if a number outgrows a {@code long}
   */
  static GroupedLevels of(Book book, Side side, GroupRule rule, long distances) {
    Walk walk = new Walk(book.prices(side), book.sizes(side), rule);
    walk.near(distances);
    if (distances > walk.near.length) {
      walk.far();
    }
    return new GroupedLevels(rule, rule.group(book.price(side, 0)), book.sizeScale(), walk);
  }

  /** Whether it has the groups of so many distances, or all. */
  boolean covers(long distances) {
    return whole || distances <= near.length;
  }

  /** Whether it has all levels of the side. */
  boolean isWhole() {
    return whole;
  }

  GroupRule rule() {
    return rule;
  }

  /** The number of the group of the best level. */
  long first() {
    return first;
  }

  int sizeScale() {
    return sizeScale;
  }

  /** A size that is at least that of all its groups. */
  double atMost() {
    return atMost;
  }

  /** The size of all its groups. */
  long sum() {
    return LongStream.concat(LongStream.of(near), LongStream.of(farSizes)).sum();
  }

  /** The number of distances that {@link #addNear} knows. */
  int nearCount() {
    return near.length;
  }

  /** The number of numbers that it holds. */
  int numbers() {
    return near.length + 2 * farDistances.length;
  }

  /** The number of groups that are listed. */
  int farCount() {
    return farDistances.length;
  }

  /** The distance of listed group {@code i}; they rise. */
  long farDistance(int i) {
    return farDistances[i];
  }

  /** The size of listed group {@code i}. */
  long farSize(int i) {
    return farSizes[i];
  }

  /** The largest distance of any of its groups. */
  long lastDistance() {
    if (farDistances.length > 0) {
      return farDistances[farDistances.length - 1];
    }
    int last = near.length - 1;
    while (last > 0 && near[last] == 0) {
      last--;
    }
    return last;
  }

  /** Adds the size at distance {@code d}, times {@code times}, to {@code sums[from + d]}. */
  void addNear(long[] sums, int from, long times) {
    long[] own = near;
    int count = Math.min(own.length, sums.length - from);
    if (times == 1) {
      for (int i = 0; i < count; i++) {
        sums[from + i] += own[i];
      }
    } else {
      for (int i = 0; i < count; i++) {
        sums[from + i] += own[i] * times;
      }
    }
  }

  /** The size in the group at that distance; 0 if there is no level. */
  long size(long distance) {
    if (distance < near.length) {
      return distance < 0 ? 0 : near[(int) distance];
    }
    int at = Arrays.binarySearch(farDistances, distance);
    return at < 0 ? 0 : farSizes[at];
  }

  /** A walk over the levels, outwards from the best. */
  private static final class Walk {
    private final long[] prices;
    private final long[] sizes;
    private final GroupRule rule;

    /** The number of levels whose products fit a {@code long}. */
    private final int fits;

    private final long start;
    private long[] near = NONE;
    private long[] farDistances = NONE;
    private long[] farSizes = NONE;
    private int at;

    /** The sizes of all levels so far, combined by "or". No size is larger. */
    private long bits;

    Walk(long[] prices, long[] sizes, GroupRule rule) {
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
        bits |= sizes[i];
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
      if (most >= SURELY) {
        long sum = 0;
        for (int i = 0; i < at; i++) {
          sum = Math.addExact(sum, sizes[i]);
        }
      }
      return most;
    }
  }
}
