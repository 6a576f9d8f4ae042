package io.omnidepth.market;

import java.util.Arrays;

/**
 * The rows of one side of a book in the making, in columns that grow. {@link BookBuilder} checks
 * each row before it is added.
 */
final class SideRows {
  private final Side side;
  private long[] prices;
  private long[] sizes;
  private int count;

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
      prices = Arrays.copyOf(prices, count * 2);
      sizes = Arrays.copyOf(sizes, count * 2);
    }
    settled &= size > 0 && (count == 0 || side.better(prices[count - 1], price));
    prices[count] = price;
    sizes[count++] = size;
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
