package io.omnidepth.market;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One side of a depth: rows from the best price outwards. Each row has its price, its size, the
 * cumulative size up to it, and the venues' shares. Immutable; a shorter ladder shares the columns
 * of the longer one.
 */
public final class Ladder {
  private final Side side;
  private final List<String> venues;
  private final int rows;
  private final Column prices;
  private final Column sizes;
  private final Column cumulative;
  private final int[] shareEnds;
  private final int[] shareVenues;
  private final Column shareSizes;

  /**
   * @param venues the venues that may have a share; a share names one by its place here
   * @param shareEnds for each row, the end of its shares in {@code shareVenues} and {@code
   *     shareSizes}
   */
  Ladder(
      Side side,
      List<String> venues,
      int rows,
      Column prices,
      Column sizes,
      Column cumulative,
      int[] shareEnds,
      int[] shareVenues,
      Column shareSizes) {
    this.side = side;
    this.venues = venues;
    this.rows = rows;
    this.prices = prices;
    this.sizes = sizes;
    this.cumulative = cumulative;
    this.shareEnds = shareEnds;
    this.shareVenues = shareVenues;
    this.shareSizes = shareSizes;
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
    return prices;
  }

  /** The sizes at the rows' prices. */
  public Column sizes() {
    return sizes;
  }

  /** The sizes up to and with each row; they never fall. */
  public Column cumulative() {
    return cumulative;
  }

  /** The sizes that {@link Share#index()} points to. */
  public Column shareSizes() {
    return shareSizes;
  }

  /**
   * The shares of row {@code i}: the larger first, then by venue id. Their sizes sum up to the
   * row's.
   */
  public List<Share> shares(int i) {
    int[] places = new int[shareEnds[i] - shareStart(i)];
    int count = shares(i, places);
    List<Share> shares = new ArrayList<>(count);
    for (int at = 0; at < count; at++) {
      shares.add(new Share(venues.get(shareVenues[places[at]]), places[at]));
    }
    return shares;
  }

  /**
   * The same as places in {@link #shareSizes()}, without an object for each.
   *
   * @param into takes the places; it has room for as many as there are {@link #venues()}
   * @return their number
   */
  public int shares(int i, int[] into) {
    int from = shareStart(i);
    for (int share = from; share < shareEnds[i]; share++) {
      int at = share - from;
      for (; at > 0 && isBefore(share, into[at - 1]); at--) {
        into[at] = into[at - 1];
      }
      into[at] = share;
    }
    return shareEnds[i] - from;
  }

  private int shareStart(int row) {
    return row == 0 ? 0 : shareEnds[row - 1];
  }

  private boolean isBefore(int share, int other) {
    int bySize = shareSizes.compare(share, shareSizes, other);
    return bySize > 0
        || (bySize == 0
            && venues.get(shareVenues[share]).compareTo(venues.get(shareVenues[other])) < 0);
  }

  /** Whether row {@code i} here and row {@code j} of the other have the same shares. */
  public boolean sameShares(int i, Ladder other, int j) {
    int from = shareStart(i);
    int theirs = other.shareStart(j);
    int count = shareEnds[i] - from;
    if (other.shareEnds[j] - theirs != count) {
      return false;
    }
    for (int at = 0; at < count; at++) {
      if (!isShare(from + at, other, theirs + at) && !other.hasShare(j, this, from + at)) {
        return false;
      }
    }
    return true;
  }

  /** Whether row {@code j} has that share of the other ladder. */
  private boolean hasShare(int j, Ladder other, int share) {
    for (int at = shareStart(j); at < shareEnds[j]; at++) {
      if (isShare(at, other, share)) {
        return true;
      }
    }
    return false;
  }

  private boolean isShare(int share, Ladder other, int theirs) {
    return venues.get(shareVenues[share]).equals(other.venues.get(other.shareVenues[theirs]))
        && shareSizes.compare(share, other.shareSizes, theirs) == 0;
  }

  /** The best {@code count} rows, or all if there are no more. */
  Ladder best(int count) {
    return count >= rows
        ? this
        : new Ladder(
            side, venues, count, prices, sizes, cumulative, shareEnds, shareVenues, shareSizes);
  }

  /** The same rows in columns of their own, for readers that keep them longer than the whole. */
  public Ladder alone() {
    int shares = rows == 0 ? 0 : shareEnds[rows - 1];
    return new Ladder(
        side,
        venues,
        rows,
        prices.first(rows),
        sizes.first(rows),
        cumulative.first(rows),
        Arrays.copyOf(shareEnds, rows),
        Arrays.copyOf(shareVenues, shares),
        shareSizes.first(shares));
  }

  /** The rows no further out than {@code bound}, a price. */
  public Ladder upTo(BigDecimal bound) {
    int low = 0;
    int high = rows;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (side.compare(prices.decimal(middle), bound) <= 0) {
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
    return venues;
  }

  int shareEnd(int row) {
    return shareEnds[row];
  }

  /** The place in {@link #venues()} of the venue of a share. */
  public int shareVenue(int share) {
    return shareVenues[share];
  }
}
