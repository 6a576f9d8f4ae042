package io.omnidepth.market;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The shares of rows that are groups. They are ranked once, when a reader asks for the first of
 * them. If those of the depth before are ranked, only venues whose sizes have changed are ranked
 * anew.
 */
final class GroupedShares extends Shares {
  /** To rank one venue anew costs as much as to rank this part of all venues from nothing. */
  private static final int PART = 5;

  private final GroupedLane[] lanes;

  /** The distance of each row from the best group. */
  private final long[] distances;

  private final int sizeScale;

  /** The ranked shares of the depth before, and its lanes; let go when they are used. */
  private Optional<Base> base = Optional.empty();

  /** Any thread may see it late, and then waits for the lock, but never sees a part of it. */
  private @Nullable RankedShares ranked;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Base(RankedShares ranked, GroupedLane[] lanes) {}

  /**
   * The shares of these lanes.
   *
   * @param distances the distance of each row from the best group
   * @throws ArithmeticException if there are too many rows, or too large sizes, for ranks
   */
  GroupedShares(GroupedLanes lanes, long[] distances) {
    super(lanes.venues());
    this.lanes = lanes.lanes();
    this.distances = distances;
    this.sizeScale = lanes.sizeScale();
    RankedShares.check(venues().size(), distances.length, largest(this.lanes));
  }

  /** The same shares, which are ranked on the base of those of the depth before if they can be. */
  GroupedShares after(GroupedShares before) {
    RankedShares known = before.ranked;
    if (known != null
        && sizeScale == before.sizeScale
        && venues().equals(before.venues())
        && (distances == before.distances || Arrays.equals(distances, before.distances))
        && changed(before.lanes) * PART <= Math.max(venues().size(), PART)) {
      base = Optional.of(new Base(known, before.lanes));
    }
    return this;
  }

  /** The number of venues that have other sizes than in those lanes, as far as it is known. */
  private int changed(GroupedLane[] others) {
    int changed = 0;
    for (int venue = 0; venue < venues().size(); venue++) {
      changed += isSame(venue, others) ? 0 : 1;
    }
    return changed;
  }

  private boolean isSame(int venue, GroupedLane[] others) {
    int mine = first(lanes, venue);
    int theirs = first(others, venue);
    int end = first(lanes, venue + 1);
    if (end - mine != first(others, venue + 1) - theirs) {
      return false;
    }
    for (int i = 0; i < end - mine; i++) {
      if (!lanes[mine + i].isSame(others[theirs + i])) {
        return false;
      }
    }
    return true;
  }

  /** The first lane of the venue, or of those after it. */
  private static int first(GroupedLane[] lanes, int venue) {
    int lane = 0;
    while (lane < lanes.length && lanes[lane].venue() < venue) {
      lane++;
    }
    return lane;
  }

  /** No share of any venue is larger. It is approximate if it is near the end of a long. */
  private static double largest(GroupedLane[] lanes) {
    double largest = 0;
    double ofVenue = 0;
    for (int i = 0; i < lanes.length; i++) {
      ofVenue = i > 0 && lanes[i].venue() == lanes[i - 1].venue() ? ofVenue : 0;
      ofVenue += (double) lanes[i].levels().largest() * lanes[i].times();
      largest = Math.max(largest, ofVenue);
    }
    return largest;
  }

  private RankedShares ranked() {
    RankedShares known = ranked;
    return known == null ? rank() : known;
  }

  private synchronized RankedShares rank() {
    RankedShares now = ranked;
    if (now == null) {
      now =
          base.map(this::replaced)
              .orElseGet(() -> RankedShares.of(venues(), columns(), distances.length, sizeScale));
      base = Optional.empty();
      ranked = now;
    }
    return now;
  }

  private long[][] columns() {
    long[][] columns = new long[venues().size()][];
    for (int venue = 0; venue < columns.length; venue++) {
      columns[venue] = sizes(lanes, venue);
    }
    return columns;
  }

  private RankedShares replaced(Base before) {
    RankedShares now = before.ranked();
    for (int venue = 0; venue < venues().size(); venue++) {
      if (!isSame(venue, before.lanes())) {
        now = now.replaced(venue, sizes(before.lanes(), venue), sizes(lanes, venue));
      }
    }
    return now;
  }

  /** The venue's size in each row. */
  private long[] sizes(GroupedLane[] of, int venue) {
    long[] sizes = new long[distances.length];
    for (GroupedLane lane : of) {
      if (lane.venue() == venue) {
        lane.addAt(distances, sizes);
      }
    }
    return sizes;
  }

  @Override
  Column sizes() {
    return ranked().sizes();
  }

  @Override
  int of(int row, int[] into) {
    return ranked().of(row, into);
  }

  @Override
  int of(int row, int[] shareVenues, long[] units) {
    return ranked().of(row, shareVenues, units);
  }

  @Override
  int venue(int share) {
    return ranked().venue(share);
  }

  @Override
  boolean same(int row, Shares other, int otherRow) {
    return ranked()
        .same(row, other instanceof GroupedShares grouped ? grouped.ranked() : other, otherRow);
  }

  @Override
  Shares first(int rows) {
    return ranked().first(rows);
  }
}
