package io.omnidepth.market;

import java.util.Arrays;
import java.util.List;

/**
 * A {@link Ladder} in the making. It takes venues' sizes, best price first. Sizes with one price,
 * one after the other, become one row. Its columns grow as rows come.
 */
abstract sealed class Rows permits Rows.Narrow, WideRows {
  /** The room for shares grows no more than so many times at once. */
  private static final int MOST_TIMES = 32;

  private final Side side;
  private final List<String> venues;
  private int[] shareEnds;
  private int[] shareVenues;
  private int rows;
  private int shares;

  /**
   * @param likely the likely number of rows
   */
  Rows(Side side, List<String> venues, int likely) {
    this.side = side;
    this.venues = venues;
    this.shareEnds = new int[Math.max(likely, 1)];
    this.shareVenues = new int[shareEnds.length];
  }

  final int count() {
    return rows;
  }

  /** Begins a row. The row before is complete, and its shares come in order now. */
  final void openRow() {
    order();
    if (rows == shareEnds.length) {
      shareEnds = Arrays.copyOf(shareEnds, rows * 2);
      moreRows(rows * 2);
    }
    shareEnds[rows++] = shares;
  }

  /** The place of the venue's share of the last row; a new place if the venue had none. */
  final int share(int venue) {
    for (int at = firstShare(); at < shares; at++) {
      if (shareVenues[at] == venue) {
        return at;
      }
    }
    if (shares == shareVenues.length) {
      int length = likelyShares();
      shareVenues = Arrays.copyOf(shareVenues, length);
      moreShares(length);
    }
    shareVenues[shares] = venue;
    shareEnds[rows - 1] = shares + 1;
    return shares++;
  }

  /** The number of shares if all rows have as many as the whole ones so far, within bounds. */
  private int likelyShares() {
    long likely = (long) shares * shareEnds.length / Math.max(1, rows - 1);
    return (int) Math.max(2L * shares, Math.min((long) MOST_TIMES * shares, likely));
  }

  private int firstShare() {
    return rows == 1 ? 0 : shareEnds[rows - 2];
  }

  /** Brings the last row's shares in order: the larger first, then by venue id. */
  private void order() {
    int from = rows == 0 ? shares : firstShare();
    for (int end = from + 1; end < shares; end++) {
      for (int at = end; at > from && comesBefore(at, at - 1); at--) {
        int venue = shareVenues[at];
        shareVenues[at] = shareVenues[at - 1];
        shareVenues[at - 1] = venue;
        swapShares(at, at - 1);
      }
    }
  }

  private boolean comesBefore(int share, int other) {
    int bySize = compareShares(share, other);
    return bySize > 0
        || (bySize == 0
            && venues.get(shareVenues[share]).compareTo(venues.get(shareVenues[other])) < 0);
  }

  abstract void moreRows(int length);

  abstract void moreShares(int length);

  abstract int compareShares(int share, int other);

  abstract void swapShares(int share, int other);

  final Ladder ladder(Column prices, Column sizes, Column cumulative, Column shareSizes) {
    order();
    return new Ladder(
        side,
        rows,
        prices,
        sizes,
        cumulative,
        new ListedShares(
            venues,
            Arrays.copyOf(shareEnds, rows),
            isFull() ? shareVenues : Arrays.copyOf(shareVenues, shares),
            isFull() ? shareSizes : shareSizes.first(shares)));
  }

  /** Whether the room for further shares is too little to be given back. */
  private boolean isFull() {
    return 8L * shares > 7L * shareVenues.length;
  }

  /** Sums in {@code long}; throws {@link ArithmeticException} if one outgrows it. */
  static final class Narrow extends Rows {
    private long[] prices;
    private long[] sizes;
    private long[] cumulative;
    private long[] shareSizes;
    private long total;

    Narrow(Side side, List<String> venues, int likely) {
      super(side, venues, likely);
      prices = new long[Math.max(likely, 1)];
      sizes = new long[prices.length];
      cumulative = new long[prices.length];
      shareSizes = new long[prices.length];
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
      int share = share(venue);
      shareSizes[share] += size;
    }

    @Override
    void moreRows(int length) {
      prices = Arrays.copyOf(prices, length);
      sizes = Arrays.copyOf(sizes, length);
      cumulative = Arrays.copyOf(cumulative, length);
    }

    @Override
    void moreShares(int length) {
      shareSizes = Arrays.copyOf(shareSizes, length);
    }

    @Override
    int compareShares(int share, int other) {
      return Long.compare(shareSizes[share], shareSizes[other]);
    }

    @Override
    void swapShares(int share, int other) {
      long size = shareSizes[share];
      shareSizes[share] = shareSizes[other];
      shareSizes[other] = size;
    }

    Ladder ladder(int priceScale, int sizeScale) {
      return ladder(new Column.Narrow(prices, priceScale).first(count()), sizeScale);
    }

    /** The rows with these prices in place of those that they were added with. */
    Ladder ladder(Column others, int sizeScale) {
      return ladder(
          others,
          new Column.Narrow(sizes, sizeScale).first(count()),
          new Column.Narrow(cumulative, sizeScale).first(count()),
          new Column.Narrow(shareSizes, sizeScale));
    }
  }
}
