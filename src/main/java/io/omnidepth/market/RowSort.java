package io.omnidepth.market;

import java.util.Arrays;

/**
 * Sorts rows by price, best first, without an object for any row. Rows with one price keep their
 * order.
 *
 * <p>It deals the rows out by 8 or 11 bits of the price at a time, the lowest bits first. So the
 * cost depends on the number of rows and the distance of their prices, never on their order. It
 * moves each row at most eight times.
 */
final class RowSort {
  private static final int BITS_OF_FEW = 8;
  private static final int BITS_OF_MANY = 11;
  private static final int MANY = 4_096;

  private final int count;
  private final int bits;
  private final int[] ends;
  private long[] prices;
  private long[] sizes;
  private long[] dealtPrices;
  private long[] dealtSizes;

  private RowSort(long[] prices, long[] sizes, int count) {
    this.prices = prices;
    this.sizes = sizes;
    this.count = count;
    bits = count < MANY ? BITS_OF_FEW : BITS_OF_MANY;
    ends = new int[1 << bits];
    dealtPrices = new long[count];
    dealtSizes = new long[count];
  }

  /**
   * Sorts the first {@code count} rows. The caller's arrays are used up: the sorted rows may be in
   * them or in others.
   */
  static RowSort bestFirst(Side side, long[] prices, long[] sizes, int count) {
    RowSort sort = new RowSort(prices, sizes, count);
    long lowest = Long.MAX_VALUE;
    long highest = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      lowest = Math.min(lowest, prices[i]);
      highest = Math.max(highest, prices[i]);
    }
    for (int shift = 0;
        shift < Long.SIZE && (highest - lowest) >>> shift != 0;
        shift += sort.bits) {
      sort.deal(shift, side == Side.BID ? highest : lowest);
    }
    sort.keepTrimmed();
    return sort;
  }

  /** Leaves the rows in columns of their number, which the caller need not copy. */
  private void keepTrimmed() {
    if (prices.length > count) {
      System.arraycopy(prices, 0, dealtPrices, 0, count);
      System.arraycopy(sizes, 0, dealtSizes, 0, count);
      swap();
    }
  }

  /** The prices of the sorted rows, in an array of that length. */
  long[] prices() {
    return prices;
  }

  /** The sizes of the sorted rows, each at the place of its price. */
  long[] sizes() {
    return sizes;
  }

  /**
   * Deals the rows out by some bits, from {@code shift} on, of their distance from the best price.
   */
  private void deal(int shift, long best) {
    Arrays.fill(ends, 0);
    for (int i = 0; i < count; i++) {
      ends[heap(prices[i], shift, best)]++;
    }
    for (int heap = 0, begin = 0; heap < ends.length; heap++) {
      int size = ends[heap];
      ends[heap] = begin;
      begin += size;
    }
    for (int i = 0; i < count; i++) {
      int place = ends[heap(prices[i], shift, best)]++;
      dealtPrices[place] = prices[i];
      dealtSizes[place] = sizes[i];
    }
    swap();
  }

  private int heap(long price, int shift, long best) {
    return (int) (Math.abs(price - best) >>> shift) & (ends.length - 1);
  }

  private void swap() {
    long[] pricesBefore = prices;
    prices = dealtPrices;
    dealtPrices = pricesBefore;
    long[] sizesBefore = sizes;
    sizes = dealtSizes;
    dealtSizes = sizesBefore;
  }
}
