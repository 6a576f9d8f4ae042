package io.omnidepth.market;

import java.util.Arrays;
import java.util.List;

/** Shares that stand one below the other, row by row. */
final class ListedShares extends Shares {
  private final int[] ends;
  private final int[] shareVenues;
  private final Column sizes;

  /**
   * Takes shares that are in order within each row.
   *
   * @param ends for each row, the end of its shares in {@code shareVenues} and {@code sizes}
   */
  ListedShares(List<String> venues, int[] ends, int[] shareVenues, Column sizes) {
    super(venues);
    this.ends = ends;
    this.shareVenues = shareVenues;
    this.sizes = sizes;
  }

  /** Rows without shares. */
  static ListedShares none(List<String> venues, int rows) {
    return new ListedShares(venues, new int[rows], new int[0], new Column.Narrow(new long[0], 0));
  }

  @Override
  Column sizes() {
    return sizes;
  }

  @Override
  int of(int row, int[] into) {
    int from = start(row);
    int count = ends[row] - from;
    for (int i = 0; i < count; i++) {
      into[i] = from + i;
    }
    return count;
  }

  @Override
  int of(int row, int[] into, long[] units) {
    Column.Narrow counts = (Column.Narrow) sizes;
    int from = start(row);
    int count = ends[row] - from;
    for (int i = 0; i < count; i++) {
      into[i] = shareVenues[from + i];
      units[i] = counts.units(from + i);
    }
    return count;
  }

  private int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  @Override
  boolean same(int row, Shares other, int otherRow) {
    if (!(other instanceof ListedShares listed)) {
      return super.same(row, other, otherRow);
    }
    int from = start(row);
    int theirs = listed.start(otherRow);
    int count = ends[row] - from;
    if (listed.ends[otherRow] - theirs != count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (!isSame(from + i, listed, theirs + i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  int venue(int share) {
    return shareVenues[share];
  }

  @Override
  Shares first(int rows) {
    int shares = rows == 0 ? 0 : ends[rows - 1];
    if (4L * rows > 3L * ends.length && 4L * shares > 3L * shareVenues.length) {
      return this;
    }
    return new ListedShares(
        venues(),
        Arrays.copyOf(ends, rows),
        Arrays.copyOf(shareVenues, shares),
        sizes.first(shares));
  }
}
