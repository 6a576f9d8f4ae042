package io.omnidepth.market;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One side of a depth: rows from the best price outwards. Each row has its price, its size, the
 * cumulative size up to it, and the venues' shares. Immutable; a shorter ladder shares the columns
 * of the longer one.
 */
public final class Ladder {
  private final Side side;
  private final int rows;
  private final LadderColumns columns;

  /** Rows of which each column has as many, or more. */
  Ladder(Side side, int rows, Column prices, Column sizes, Column cumulative, Shares shares) {
    this(side, rows, new LadderColumns(rows, prices, sizes, cumulative, shares));
  }

  private Ladder(Side side, int rows, LadderColumns columns) {
    this.side = side;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * A venue's part of one row: {@code size} counts in the scale of {@link Ladder#shareSizes()} at
   * {@code index}.
   */
  public record Share(String venue, int index) {}

  public Side side() {
    return side;
  }

  public int rows() {
    return rows;
  }

  public boolean isEmpty() {
    return rows == 0;
  }

  /** The prices of the rows, best first; the column may be longer than {@link #rows()}. */
  public Column prices() {
    return columns.prices();
  }

  /** The sizes at the rows' prices. */
  public Column sizes() {
    return columns.sizes();
  }

  /** The sizes up to and with each row; they never fall. */
  public Column cumulative() {
    return columns.cumulative();
  }

  /** The sizes that {@link Share#index()} points to. */
  public Column shareSizes() {
    return shares().sizes();
  }

  /**
   * The shares of row {@code i}: the larger first, then by venue id. Their sizes sum up to the
   * row's.
   */
  public List<Share> shares(int i) {
    int[] places = new int[venues().size()];
    int count = shares(i, places);
    List<Share> named = new ArrayList<>(count);
    for (int at = 0; at < count; at++) {
      named.add(new Share(shares().venueId(places[at]), places[at]));
    }
    return named;
  }

  /**
   * The same as places in {@link #shareSizes()}, without an object for each.
   *
   * @param into takes the places; it has room for as many as there are {@link #venues()}
   * @return their number
   */
  public int shares(int i, int[] into) {
    return shares().of(i, into);
  }

  /**
   * The same as numbers, where {@link #shareSizes()} is {@link Column.Narrow}.
   *
   * @param shareVenues takes the places in {@link #venues()} of the shares' venues; it has room for
   *     as many as there are
   * @param units takes the shares' sizes, in the scale of {@link #shareSizes()}; it has as much
   *     room
   * @return the number of shares
   */
  public int shares(int i, int[] shareVenues, long[] units) {
    return shares().of(i, shareVenues, units);
  }

  /** Whether row {@code i} here and row {@code j} of the other have the same shares. */
  public boolean sameShares(int i, Ladder other, int j) {
    return shares().same(i, other.shares(), j);
  }

  /** The best {@code count} rows, or all if there are no more. */
  Ladder best(int count) {
    return count >= rows ? this : new Ladder(side, count, columns);
  }

  /**
   * The same rows for readers that keep them longer than the whole. All such readers of about as
   * many rows share the columns, which have little room for more.
   *
   * @param withShares whether the rows keep their shares
   */
  public Ladder alone(boolean withShares) {
    return new Ladder(side, rows, columns.first(rows, withShares));
  }

  /** The rows no further out than {@code bound}, a price. */
  public Ladder upTo(BigDecimal bound) {
    int low = 0;
    int high = rows;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (side.compare(prices().decimal(middle), bound) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return best(low);
  }

  /**
   * The rows in groups at the multiples of {@code step}. A bid's price goes down and an ask's up to
   * the next one, so a group never shows a better price than a row in it. The lowest group of bids
   * may be 0.
   *
   * @param step above zero
   */
  Ladder grouped(BigDecimal step) {
    return Grouping.of(this, step);
  }

  /** The venues that may have a share. */
  public List<String> venues() {
    return shares().venues();
  }

  /** The place in {@link #venues()} of the venue of a share. */
  public int shareVenue(int share) {
    return shares().venue(share);
  }

  private Shares shares() {
    return columns.shares();
  }
}
