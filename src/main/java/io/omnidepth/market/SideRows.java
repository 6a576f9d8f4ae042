package io.omnidepth.market;

import java.util.Arrays;

/**
 * The rows of one side of a book in the making, in columns that grow. {@link BookBuilder} checks
 * each row before it is added.
 */
final class SideRows {
  private static final int FEW = 64;

  private final Side side;
  private long[] prices;
  private long[] sizes;
  private int count;
  private boolean grown;

  /** Whether each row has a size, and a better price than the next. */
  private boolean settled = true;

  /**
   * No rows.
   *
   * @param likely the likely number of rows, above zero
   */
  SideRows(Side side, int likely) {
    this.side = side;
    prices = new long[likely];
    sizes = new long[likely];
  }

  int count() {
    return count;
  }

  long price(int i) {
    return prices[i];
  }

  /** The prices of all rows, in an array of that length. */
  long[] prices() {
    return trimmed(prices);
  }

  /** The sizes of all rows, in an array of that length. */
  long[] sizes() {
    return trimmed(sizes);
  }

  private long[] trimmed(long[] column) {
    return column.length == count ? column : Arrays.copyOf(column, count);
  }

  void add(long price, long size) {
    if (count == prices.length) {
      grow();
    }
    settled &= size > 0 && (count == 0 || side.better(prices[count - 1], price));
    prices[count] = price;
    sizes[count++] = size;
  }

  /**
   * Adds rows until the source has no more, or until there are so many.
   *
   * @return whether all prices are above zero and all sizes zero or more; the first wrong row is
   *     not added
   */
  boolean fill(RowSource source, int most) {
    boolean possible = true;
    while (possible && count < most && source.hasMore()) {
      if (count == prices.length) {
        grow();
      }
      int end = source.read(prices, sizes, count, Math.min(most, prices.length));
      possible = take(end);
    }
    return possible;
  }

  /** The signs of three sums tell what is wrong with any row, without a branch for each row. */
  private boolean take(int end) {
    long sign = side == Side.BID ? 1 : -1;
    long before = count == 0 ? (side == Side.BID ? Long.MAX_VALUE : 0) : sign * prices[count - 1];
    long wrong = 0;
    long unordered = 0;
    for (int i = count; i < end; i++) {
      long price = sign * prices[i];
      long size = sizes[i];
      wrong |= (prices[i] - 1) | size;
      unordered |= ~(price - before) | (size - 1);
      before = price;
    }
    settled &= unordered >= 0;
    if (wrong >= 0) {
      count = end;
      return true;
    }
    while (prices[count] > 0 && sizes[count] >= 0) {
      count++;
    }
    return false;
  }

  /** The likely number is often a little too low, and seldom far too low. */
  private void grow() {
    int room = grown ? 2 * count : count + count / 8 + FEW;
    grown = true;
    prices = Arrays.copyOf(prices, room);
    sizes = Arrays.copyOf(sizes, room);
  }

  /** Counts the prices in 10^-{@code by} finer steps; false if one outgrows a {@code long}. */
  boolean widenPrices(int by) {
    return widen(prices, by);
  }

  /** Counts the sizes in 10^-{@code by} finer steps; false if one outgrows a {@code long}. */
  boolean widenSizes(int by) {
    return widen(sizes, by);
  }

  private boolean widen(long[] column, int by) {
    for (int i = 0; i < count; i++) {
      if (!Decimals.fitsFiner(column[i], by)) {
        return false;
      }
      column[i] = Decimals.finer(column[i], by);
    }
    return true;
  }

  /**
   * Sorts the rows best first, makes one row of those with one price, and drops those without size.
   *
   * @throws ArithmeticException if a sum outgrows a {@code long}
   */
  void settle(BookBuilder.RepeatedPrice rule) {
    if (settled) {
      return;
    }
    sort();
    int kept = 0;
    for (int i = 0; i < count; ) {
      long price = prices[i];
      long size = sizes[i++];
      for (; i < count && prices[i] == price; i++) {
        size = rule == BookBuilder.RepeatedPrice.SUM ? Math.addExact(size, sizes[i]) : sizes[i];
      }
      if (size > 0) {
        prices[kept] = price;
        sizes[kept++] = size;
      }
    }
    count = kept;
  }

  /** Best first; rows with one price keep the order they came in. */
  private void sort() {
    boolean bestFirst = true;
    boolean bestLast = true;
    for (int i = 1; i < count; i++) {
      bestFirst &= !side.better(prices[i], prices[i - 1]);
      bestLast &= side.better(prices[i], prices[i - 1]);
    }
    if (bestFirst) {
      return;
    }
    if (bestLast) {
      reverse();
      return;
    }
    RowSort sorted = RowSort.bestFirst(side, prices, sizes, count);
    prices = sorted.prices();
    sizes = sorted.sizes();
  }

  private void reverse() {
    for (int i = 0, j = count - 1; i < j; i++, j--) {
      long price = prices[i];
      prices[i] = prices[j];
      prices[j] = price;
      long size = sizes[i];
      sizes[i] = sizes[j];
      sizes[j] = size;
    }
  }
}
