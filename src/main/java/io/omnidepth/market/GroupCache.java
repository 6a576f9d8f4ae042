package io.omnidepth.market;

import java.util.Arrays;

/**
 * The groups of one book's levels that depths have needed. Every depth that has the book, at the
 * same prices and with the same step, takes them from here. So a depth in which one book is new
 * adds up the levels of that book alone. They are gone with the book. Any thread may ask.
 */
final class GroupCache {
  /** The most entries, and the most numbers in them for each level of the book. */
  private static final int KEPT = 16;

  private static final int NUMBERS_A_LEVEL = 8;
  private static final int FEW_NUMBERS = 4_096;

  private static final Entry[] NONE = {};

  private record Entry(Side side, Pricing pricing, PriceStep step, GroupedLevels levels) {
    boolean is(Side otherSide, Pricing otherPricing, PriceStep otherStep) {
      return side == otherSide && step.equals(otherStep) && pricing.equals(otherPricing);
    }
  }

  /** The newest first. An array in it never changes. */
  private volatile Entry[] entries = NONE;

  /**
   * The groups of a side that has levels.
   *
   * @param part a part with the cache's own book
   * @param distances the number of distances that the caller needs
   * @throws ArithmeticException if a number outgrows a {@code long}
   */
  GroupedLevels of(Part part, Side side, PriceStep step, long distances) {
    for (Entry entry : entries) {
      if (entry.is(side, part.pricing(), step)) {
        GroupedLevels known = entry.levels();
        if (known.covers(distances)) {
          return known;
        }
        long more = Math.max(distances, 2L * known.nearCount());
        return keep(part, side, step, GroupedLevels.of(part.book(), side, known.rule(), more));
      }
    }
    GroupRule rule = GroupRule.of(part, side, step);
    return keep(part, side, step, GroupedLevels.of(part.book(), side, rule, distances));
  }

  private synchronized GroupedLevels keep(
      Part part, Side side, PriceStep step, GroupedLevels levels) {
    int room = FEW_NUMBERS + NUMBERS_A_LEVEL * levels(part.book()) - levels.numbers();
    Entry[] next = new Entry[Math.min(entries.length + 1, KEPT)];
    int count = 0;
    next[count++] = new Entry(side, part.pricing(), step, levels);
    for (Entry entry : entries) {
      if (count < next.length && !entry.is(side, part.pricing(), step)) {
        room -= entry.levels().numbers();
        if (room < 0) {
          break;
        }
        next[count++] = entry;
      }
    }
    entries = count == next.length ? next : Arrays.copyOf(next, count);
    return levels;
  }

  private static int levels(Book book) {
    return book.levels(Side.BID) + book.levels(Side.ASK);
  }
}
