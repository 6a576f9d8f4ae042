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

  private final GroupRule rule;
  private final long first;
  private final int sizeScale;
  private final boolean whole;
  private final double atMost;
  private final long largest;

  /** The size in the group of each distance; 0 if it has no level. */
  private final long[] near;

  private final long[] farDistances;
  private final long[] farSizes;

  private GroupedLevels(GroupRule rule, long first, int sizeScale, GroupWalk walk) {
    this.rule = rule;
    this.first = first;
    this.sizeScale = sizeScale;
    this.whole = walk.whole();
    this.atMost = walk.atMost();
    this.near = walk.nearSizes();
    this.farDistances = walk.farDistances();
    this.farSizes = walk.farSizes();
    this.largest = walk.largest();
  }

  /**
   * The groups of a side that has levels.
   *
   * @param distances the number of distances that a reader needs; there may be more
   * @throws ArithmeticException if a number outgrows a {@code long}
   */
  static GroupedLevels of(Book book, Side side, GroupRule rule, long distances) {
    GroupWalk walk = new GroupWalk(book.prices(side), book.sizes(side), rule);
    walk.near(distances);
    if (distances > walk.nearSizes().length) {
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

  /** A size that is at least that of any of its groups. */
  long largest() {
    return largest;
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

  /**
   * Adds the size at each distance, times {@code times}, to the sum at its place.
   *
   * @param distances the distances from a group that is {@code shift} steps better than the best
   *     group here; they rise
   */
  void addAt(long[] distances, long shift, long times, long[] sums) {
    int rows = distances.length;
    int row = 0;
    if (rows > 0 && shift < rows && distances[rows - 1] == rows - 1) {
      addNear(sums, (int) shift, times);
      row = (int) Math.min(rows, shift + near.length);
    }
    for (; row < rows && distances[row] - shift < near.length; row++) {
      long distance = distances[row] - shift;
      sums[row] += distance < 0 ? 0 : near[(int) distance] * times;
    }
    int far = 0;
    for (; row < rows && far < farDistances.length; row++) {
      while (far < farDistances.length && farDistances[far] < distances[row] - shift) {
        far++;
      }
      if (far < farDistances.length && farDistances[far] == distances[row] - shift) {
        sums[row] += farSizes[far] * times;
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
}
