package io.omnidepth.market;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * A {@link Ladder} in the making. It takes venues' sizes, best price first. Sizes with one price,
 * one after the other, become one row.
 */
abstract sealed class Rows {
  private final Side side;
  private final List<String> venues;
  private final int[] shareEnds;
  private final int[] shareVenues;
  private int rows;
  private int shares;

  /**
   * @param capacity the most calls of {@code add}
   */
  private Rows(Side side, List<String> venues, int capacity) {
    this.side = side;
    this.venues = venues;
    this.shareEnds = new int[capacity];
    this.shareVenues = new int[capacity];
  }

  final int count() {
    return rows;
  }

  final void openRow() {
    shareEnds[rows++] = shares;
  }

  /** The place of the venue's share of the last row; a new place if the venue had none. */
  final int share(int venue) {
    for (int at = rows == 1 ? 0 : shareEnds[rows - 2]; at < shares; at++) {
      if (shareVenues[at] == venue) {
        return at;
      }
    }
    shareVenues[shares] = venue;
    shareEnds[rows - 1] = shares + 1;
    return shares++;
  }

  final Ladder ladder(Column prices, Column sizes, Column cumulative, Column shareSizes) {
    return new Ladder(
        side,
        venues,
        rows,
        prices,
        sizes,
        cumulative,
        Arrays.copyOf(shareEnds, rows),
        Arrays.copyOf(shareVenues, shares),
        shareSizes);
  }

  final int shareCount() {
    return shares;
  }

  /** Sums in {@code long}; throws {@link ArithmeticException} if one outgrows it. */
  static final class Narrow extends Rows {
    private final long[] prices;
    private final long[] sizes;
    private final long[] cumulative;
    private final long[] shareSizes;
    private long total;

    Narrow(Side side, List<String> venues, int capacity) {
      super(side, venues, capacity);
      prices = new long[capacity];
      sizes = new long[capacity];
      cumulative = new long[capacity];
      shareSizes = new long[capacity];
    }

    void add(long price, int venue, long size) {
      if (count() == 0 || prices[count() - 1] != price) {
        openRow();
        prices[count() - 1] = price;
      }
      int row = count() - 1;
      total = Math.addExact(total, size);
      cumulative[row] = total;
      sizes[row] += size;
      shareSizes[share(venue)] += size;
    }

    Ladder ladder(int priceScale, int sizeScale) {
      return ladder(
          new Column.Narrow(Arrays.copyOf(prices, count()), priceScale),
          new Column.Narrow(Arrays.copyOf(sizes, count()), sizeScale),
          new Column.Narrow(Arrays.copyOf(cumulative, count()), sizeScale),
          new Column.Narrow(Arrays.copyOf(shareSizes, shareCount()), sizeScale));
    }
  }

  /** Sums of any size. */
  static final class Wide extends Rows {
    private final BigInteger[] prices;
    private final BigInteger[] sizes;
    private final BigInteger[] cumulative;
    private final BigInteger[] shareSizes;
    private BigInteger total = BigInteger.ZERO;

    Wide(Side side, List<String> venues, int capacity) {
      super(side, venues, capacity);
      prices = new BigInteger[capacity];
      sizes = new BigInteger[capacity];
      cumulative = new BigInteger[capacity];
      shareSizes = new BigInteger[capacity];
      Arrays.fill(sizes, BigInteger.ZERO);
      Arrays.fill(shareSizes, BigInteger.ZERO);
    }

    void add(BigInteger price, int venue, BigInteger size) {
      if (count() == 0 || !prices[count() - 1].equals(price)) {
        openRow();
        prices[count() - 1] = price;
      }
      int row = count() - 1;
      total = total.add(size);
      cumulative[row] = total;
      sizes[row] = sizes[row].add(size);
      int share = share(venue);
      shareSizes[share] = shareSizes[share].add(size);
    }

    Ladder ladder(int priceScale, int sizeScale) {
      return ladder(
          new Column.Wide(Arrays.copyOf(prices, count()), priceScale),
          new Column.Wide(Arrays.copyOf(sizes, count()), sizeScale),
          new Column.Wide(Arrays.copyOf(cumulative, count()), sizeScale),
          new Column.Wide(Arrays.copyOf(shareSizes, shareCount()), sizeScale));
    }
  }
}
