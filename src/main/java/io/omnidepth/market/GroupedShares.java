package io.omnidepth.market;

import java.util.Arrays;
import java.util.List;

/**
 * The shares of rows that are groups. They are looked up in the groups of the venues' books when a
 * reader asks for a row. The place of a share is its row plus the number of rows times its lane.
 */
final class GroupedShares extends Shares {
  /**
   * The groups of one part.
   *
   * @param venue the number of its venue
   * @param shift the distance of its best group from the best of all
   * @param times its sizes are multiplied by this to have the depth's scale
   */
  record Lane(int venue, GroupedLevels levels, long shift, long times) {
    /** The size at that distance from the best group of all. */
    long size(long distance) {
      return levels.size(distance - shift) * times;
    }
  }

  private final Lane[] lanes;

  /** The distance of each row from the best group. */
  private final long[] distances;

  private final Sizes sizes;

  /**
   * @param venues in alphabetical order
   * @param lanes the parts by venue, in that order
   * @throws ArithmeticException if there are more places than an {@code int} counts
   */
  GroupedShares(List<String> venues, Lane[] lanes, long[] distances, int sizeScale) {
    super(venues);
    this.lanes = lanes;
    this.distances = distances;
    this.sizes =
        new Sizes(lanes, distances, Math.multiplyExact(lanes.length, distances.length), sizeScale);
  }

  /** The sizes, at the places of the shares. */
  static final class Sizes extends Column.Narrow {
    private static final long[] NONE = {};

    private final Lane[] lanes;
    private final long[] distances;
    private final int length;

    private Sizes(Lane[] lanes, long[] distances, int length, int scale) {
      super(NONE, scale);
      this.lanes = lanes;
      this.distances = distances;
      this.length = length;
    }

    @Override
    public int length() {
      return length;
    }

    @Override
    public long units(int place) {
      return size(lanes, place / distances.length, distances[place % distances.length]);
    }

    @Override
    public Column first(int count) {
      long[] units = new long[count];
      for (int i = 0; i < count; i++) {
        units[i] = units(i);
      }
      return new Column.Narrow(units, scale());
    }
  }

  /** The size of the venue whose first lane this is. */
  private static long size(Lane[] lanes, int first, long distance) {
    long size = lanes[first].size(distance);
    for (int lane = first + 1;
        lane < lanes.length && lanes[lane].venue() == lanes[first].venue();
        lane++) {
      size += lanes[lane].size(distance);
    }
    return size;
  }

  @Override
  Column sizes() {
    return sizes;
  }

  @Override
  int venue(int share) {
    return lanes[share / distances.length].venue();
  }

  @Override
  int of(int row, int[] into) {
    long distance = distances[row];
    long[] held = new long[lanes.length];
    int[] heldBy = new int[lanes.length];
    int count = 0;
    for (int lane = 0; lane < lanes.length; lane = next(lane)) {
      long size = size(lanes, lane, distance);
      held[count] = size;
      heldBy[count] = lane;
      count += size > 0 ? 1 : 0;
    }
    for (int i = 0; i < count; i++) {
      into[rank(held, count, i)] = heldBy[i] * distances.length + row;
    }
    return count;
  }

  /** The number of sizes that come before this one: larger ones, and equal ones further up. */
  private static int rank(long[] sizes, int count, int i) {
    // Sizes are in no order that a branch could foresee, so signs are added up.
    long before = 0;
    for (int j = 0; j < i; j++) {
      before += 1 + ((sizes[j] - sizes[i]) >> 63);
    }
    for (int j = i + 1; j < count; j++) {
      before -= (sizes[i] - sizes[j]) >> 63;
    }
    return (int) before;
  }

  /** The first lane of the next venue. */
  private int next(int lane) {
    int next = lane + 1;
    while (next < lanes.length && lanes[next].venue() == lanes[lane].venue()) {
      next++;
    }
    return next;
  }

  @Override
  Shares first(int rows) {
    int[] ends = new int[rows];
    int[] shareVenues = new int[rows * 2 + 1];
    long[] units = new long[rows * 2 + 1];
    int[] places = new int[lanes.length];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      int held = of(row, places);
      for (int i = 0; i < held; i++) {
        if (count == units.length) {
          shareVenues = Arrays.copyOf(shareVenues, count * 2);
          units = Arrays.copyOf(units, count * 2);
        }
        shareVenues[count] = venue(places[i]);
        units[count++] = sizes.units(places[i]);
      }
      ends[row] = count;
    }
    return new ListedShares(
        venues(),
        ends,
        Arrays.copyOf(shareVenues, count),
        new Column.Narrow(Arrays.copyOf(units, count), sizes.scale()));
  }
}
