package io.omnidepth.market;

import java.util.Arrays;

/**
 * Sorts rows by price, best first, without an object for any row. Rows with one price keep their
 * order.
 *
 * <p>It deals the rows out by 11 bits of the price at a time, the lowest bits first. So the cost
 * depends on the number of rows and the distance of their prices, never on their order. It moves
 * each row at most six times.
 */
final class RowSort {
  private static final int BITS = 11;
  private static final int HEAPS = 1 << BITS;

  private final int count;
  private final int[] ends = new int[HEAPS];
  private long[] prices;
  private long[] sizes;
  private long[] dealtPrices;
  private long[] dealtSizes;

  private RowSort(long[] prices, long[] sizes, int count) {
    this.prices = prices;
    this.sizes = sizes;
    this.count = count;
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
    for (int shift = 0; shift < Long.SIZE && (highest - lowest) >>> shift != 0; shift += BITS) {
      sort.deal(shift, side == Side.BID ? highest : lowest);
    }
    return sort;
  }

  /** The prices of the sorted rows; the array may be longer. */
  long[] prices() {
    return prices;
  }

  /** The sizes of the sorted rows, each at the place of its price. */
  long[] sizes() {
    return sizes;
  }

  /**
   * Deals the rows out by 11 bits, from {@code shift} on, of their distance from the best price.
   */
  private void deal(int shift, long best) {
    Arrays.fill(ends, 0);
    for (int i = 0; i < count; i++) {
      ends[heap(prices[i], shift, best)]++;
    }
    for (int heap = 0, begin = 0; heap < HEAPS; heap++) {
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

  private static int heap(long price, int shift, long best) {
    return (int) (Math.abs(price - best) >>> shift) & (HEAPS - 1);
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
