package io.omnidepth.market;

import java.util.Arrays;
import java.util.List;

/**
 * Shares of rows by rank: the largest share of each row, then the second of each, and so on. A
 * share is one number: the size, then the venue in a few bits. The larger number comes first.
 */
final class RankedShares extends Shares {
  /** The shares of each rank, by row; 0 if the row has no more. */
  private final long[][] ranks;

  private final int rows;

  /** A place is a row, then a rank in this many bits. A share is a size, then a venue in them. */
  private final int bits;

  private final int mask;
  private final int last;
  private final Sizes sizes;

  private RankedShares(List<String> venues, long[][] ranks, int rows, int scale) {
    super(venues);
    this.ranks = ranks;
    this.rows = rows;
    bits = bits(venues.size());
    mask = (1 << bits) - 1;
    last = venues.size() - 1;
    sizes = new Sizes(ranks, bits, rows, scale);
  }

  /** The number of bits of a venue's number. */
  private static int bits(int venues) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(venues - 1);
  }

  /**
   * Checks that shares can be ranked.
   *
   * @param largest no share is larger
   * @throws ArithmeticException if a share or a place outgrows its number
   */
  static void check(int venues, int rows, double largest) {
    if (largest >= (double) (1L << (Long.SIZE - 2 - bits(venues)))) {
      throw new ArithmeticException("a share outgrows a long");
    }
    if ((long) rows << bits(venues) > Integer.MAX_VALUE) {
      throw new ArithmeticException("a place outgrows an int");
    }
  }

  /**
   * Ranks the sizes of venues.
   *
   * @param venues in alphabetical order
   * @param sizes each venue's size in each row, as {@link #check} allows; used up
   */
  static RankedShares of(List<String> venues, long[][] sizes, int rows, int scale) {
    for (int venue = 0; venue < sizes.length; venue++) {
      number(sizes[venue], venue, sizes.length);
    }
    RankSort.sort(sizes);
    return new RankedShares(venues, sizes, rows, scale);
  }

  /**
   * The same shares after a venue has had other sizes.
   *
   * @param before the venue's size in each row before; used up
   * @param now its size in each row; used up
   */
  RankedShares replaced(int venue, long[] before, long[] now) {
    number(before, venue, ranks.length);
    number(now, venue, ranks.length);
    long[][] next = new long[ranks.length][rows];
    // Of the other venues' shares, the one that is a rank better. At the best rank there is none.
    long[] better = new long[rows];
    Arrays.fill(better, Long.MAX_VALUE);
    for (int rank = 0; rank < last; rank++) {
      RankSort.least(now, better, next[rank]);
      RankSort.without(before, ranks[rank], ranks[rank + 1], better);
      RankSort.most(next[rank], better);
    }
    RankSort.least(now, better, next[last]);
    return new RankedShares(venues(), next, rows, sizes.scale());
  }

  /** Makes a share of each size. Of equal sizes, that of the first venue is the largest number. */
  private static void number(long[] sizes, int venue, int venues) {
    int bits = bits(venues);
    long number = venues - 1L - venue;
    for (int row = 0; row < sizes.length; row++) {
      long size = sizes[row];
      sizes[row] = (size << bits) | (number & ~((size - 1) >> 63));
    }
  }

  /** The sizes, at the places of the shares. */
  static final class Sizes extends Column.Narrow {
    private static final long[] NONE = {};

    private final long[][] ranks;
    private final int bits;
    private final int rows;

    private Sizes(long[][] ranks, int bits, int rows, int scale) {
      super(NONE, scale);
      this.ranks = ranks;
      this.bits = bits;
      this.rows = rows;
    }

    @Override
    public int length() {
      return rows << bits;
    }

    @Override
    public long units(int place) {
      int rank = place & ((1 << bits) - 1);
      return ranks[rank][place >> bits] >> bits;
    }

    @Override
    public Column first(int count) {
      long[] units = new long[count];
      for (int place = 0; place < count; place++) {
        boolean known = (place & ((1 << bits) - 1)) < ranks.length;
        units[place] = known ? units(place) : 0;
      }
      return new Column.Narrow(units, scale());
    }
  }

  @Override
  Column sizes() {
    return sizes;
  }

  @Override
  int venue(int share) {
    return last - ((int) ranks[share & mask][share >> bits] & mask);
  }

  @Override
  int of(int row, int[] into) {
    int rank = 0;
    while (rank < ranks.length && ranks[rank][row] != 0) {
      into[rank] = row << bits | rank;
      rank++;
    }
    return rank;
  }

  @Override
  int of(int row, int[] shareVenues, long[] units) {
    int rank = 0;
    for (; rank < ranks.length; rank++) {
      long share = ranks[rank][row];
      if (share == 0) {
        break;
      }
      shareVenues[rank] = last - ((int) share & mask);
      units[rank] = share >> bits;
    }
    return rank;
  }

  @Override
  boolean same(int row, Shares other, int otherRow) {
    if (!(other instanceof RankedShares ranked)
        || sizes.scale() != ranked.sizes.scale()
        || !venues().equals(ranked.venues())) {
      return super.same(row, other, otherRow);
    }
    for (int rank = 0; rank < ranks.length; rank++) {
      if (ranks[rank][row] != ranked.ranks[rank][otherRow]) {
        return false;
      }
    }
    return true;
  }

  /** It keeps no room for shares that rows do not have, unless that is little. */
  @Override
  Shares first(int count) {
    int held = 0;
    for (long[] rank : ranks) {
      for (int row = 0; row < count; row++) {
        held += (int) (-rank[row] >>> 63);
      }
    }
    return 2L * held < (long) ranks.length * rows ? listed(count, held) : this;
  }

  private Shares listed(int count, int held) {
    int[] ends = new int[count];
    int[] shareVenues = new int[held];
    long[] units = new long[held];
    int[] places = new int[ranks.length];
    int at = 0;
    for (int row = 0; row < count; row++) {
      int shares = of(row, places);
      for (int i = 0; i < shares; i++) {
        shareVenues[at] = venue(places[i]);
        units[at++] = sizes.units(places[i]);
      }
      ends[row] = at;
    }
    return new ListedShares(venues(), ends, shareVenues, new Column.Narrow(units, sizes.scale()));
  }
}
