package io.omnidepth.market;

import java.util.List;

/**
 * The venues' shares of a ladder's rows. A share is a place in {@link #sizes()}. Immutable.
 *
 * <p>Always true: a row's shares come larger first, then by venue id. No venue has two shares of a
 * row.
 */
abstract sealed class Shares permits ListedShares, GroupedShares, RankedShares {
  private final List<String> venues;

  /**
   * @param venues the venues that may have a share
   */
  Shares(List<String> venues) {
    this.venues = venues;
  }

  final List<String> venues() {
    return venues;
  }

  /** The sizes of the shares, each at its place. */
  abstract Column sizes();

  /**
   * The places of a row's shares, in order.
   *
   * @param into takes them; it has room for as many as there are venues
   * @return their number
   */
  abstract int of(int row, int[] into);

  /**
   * A row's shares, in order.
   *
   * @param shareVenues takes the numbers in {@link #venues()} of their venues
   * @param units takes their sizes, as counts that the column of {@link #sizes()} has
   * @return their number
   */
  int of(int row, int[] shareVenues, long[] units) {
    Column.Narrow counts = (Column.Narrow) sizes();
    int count = of(row, shareVenues);
    for (int i = 0; i < count; i++) {
      units[i] = counts.units(shareVenues[i]);
      shareVenues[i] = venue(shareVenues[i]);
    }
    return count;
  }

  /** The number in {@link #venues()} of the venue that has this share. */
  abstract int venue(int share);

  /** The shares of the first {@code rows} rows at least, in little more room than they need. */
  abstract Shares first(int rows);

  final String venueId(int share) {
    return venues.get(venue(share));
  }

  /** Whether a row has the same shares as a row of the other. */
  boolean same(int row, Shares other, int otherRow) {
    int[] mine = new int[venues.size()];
    int[] theirs = new int[other.venues.size()];
    int count = of(row, mine);
    if (other.of(otherRow, theirs) != count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (!isSame(mine[i], other, theirs[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether two shares have the same venue and the same size. */
  final boolean isSame(int share, Shares other, int otherShare) {
    return sizes().compare(share, other.sizes(), otherShare) == 0
        && venueId(share).equals(other.venueId(otherShare));
  }
}
