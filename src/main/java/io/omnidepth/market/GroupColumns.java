package io.omnidepth.market;

import java.util.Optional;

/** The columns of the groups that have a level, from the best outwards. */
final class GroupColumns {
  /** The number of the best group. */
  private final long best;

  /** The step outwards, below zero for bids. */
  private final long step;

  private final long[] distances;
  private final long[] prices;
  private final long[] sizes;
  private final long[] cumulative;
  private int rows;

  private GroupColumns(long best, long step, int length) {
    this(best, step, new long[length], new long[length], new long[length]);
  }

  private GroupColumns(long best, long step, long[] distances, long[] prices, long[] sizes) {
    this.best = best;
    this.step = step;
    this.distances = distances;
    this.prices = prices;
    this.sizes = sizes;
    cumulative = new long[sizes.length];
  }

  /**
   * The columns of the groups of some lanes.
   *
   * @param near the size at each distance from the best group; never changes
   * @param far the distances beyond that have a level; they rise
   * @param units the size of a step
   * @param before columns that these may have much in common with
   */
  static GroupColumns of(
      long[] near, long[] far, GroupedLanes lanes, long units, Optional<GroupColumns> before) {
    int length = far.length;
    for (long size : near) {
      length += (int) (-size >>> 63);
    }
    if (far.length == 0 && length == near.length) {
      return before
          .filter(known -> known.hasPlaces(near.length, lanes.best(), units))
          .map(known -> known.withSizes(near))
          .orElseGet(() -> every(near, lanes.best(), units));
    }
    GroupColumns columns = new GroupColumns(lanes.best(), units, length);
    columns.add(near);
    for (long distance : far) {
      columns.add(distance, lanes.size(distance));
    }
    return columns;
  }

  /** Whether these are the groups of the first distances, and no others. */
  private boolean hasPlaces(int count, long bestGroup, long units) {
    return rows == count && distances[rows - 1] == rows - 1 && best == bestGroup && step == units;
  }

  private GroupColumns withSizes(long[] near) {
    GroupColumns columns = new GroupColumns(best, step, distances, prices, near);
    columns.accumulate();
    return columns;
  }

  private static GroupColumns every(long[] near, long best, long units) {
    GroupColumns columns =
        new GroupColumns(best, units, new long[near.length], new long[near.length], near);
    long price = best * Math.abs(units);
    for (int row = 0; row < near.length; row++) {
      columns.distances[row] = row;
      columns.prices[row] = price + row * units;
    }
    columns.accumulate();
    return columns;
  }

  private void accumulate() {
    long sum = 0;
    for (int row = 0; row < sizes.length; row++) {
      sum += sizes[row];
      cumulative[row] = sum;
    }
    rows = sizes.length;
  }

  /** Adds the size at each distance from the best group; they are the first. */
  private void add(long[] near) {
    long price = best * Math.abs(step);
    long sum = 0;
    int row = 0;
    for (int distance = 0; distance < near.length && row < sizes.length; distance++) {
      // A size of zero is written over by the next.
      long size = near[distance];
      sum += size;
      distances[row] = distance;
      prices[row] = price + distance * step;
      sizes[row] = size;
      cumulative[row] = sum;
      row += (int) (-size >>> 63);
    }
    rows = row;
  }

  private void add(long distance, long size) {
    distances[rows] = distance;
    prices[rows] = best * Math.abs(step) + distance * step;
    sizes[rows] = size;
    cumulative[rows] = size + (rows == 0 ? 0 : cumulative[rows - 1]);
    rows++;
  }

  int rows() {
    return rows;
  }

  /** The distance of each row from the best group. */
  long[] distances() {
    return distances;
  }

  /** These columns as a ladder. */
  Ladder ladder(Side side, int priceScale, int sizeScale, Shares shares) {
    return new Ladder(
        side,
        rows,
        new Column.Narrow(prices, priceScale),
        new Column.Narrow(sizes, sizeScale),
        new Column.Narrow(cumulative, sizeScale),
        shares);
  }
}
