package io.omnidepth.market;

import java.util.List;
import java.util.Optional;

/** The sum of the groups of a depth's parts, as rows. Immutable. */
final class GroupSum {
  private static final long[] NONE = {};

  /** Up to this part of the lanes is taken away from a sum and added to it. */
  private static final int PART = 4;

  /** A sum of up to so many times the distances that a reader needs is not too deep for it. */
  private static final int TIMES = 4;

  private final GroupedLanes lanes;
  private final long distances;

  /** The size at each distance from the best group. */
  private final long[] near;

  private final GroupColumns columns;
  private final GroupedShares shares;
  private final Ladder ladder;

  private GroupSum(
      GroupedLanes lanes, Side side, PriceStep step, long distances, Optional<GroupSum> before) {
    this.lanes = lanes;
    this.distances = distances;
    int length = lanes.isWhole() ? lanes.span() : Math.toIntExact(distances);
    near = before.flatMap(sum -> sum.changed(lanes, length)).orElseGet(() -> added(length));
    long[] far = lanes.isWhole() ? lanes.beyond(length) : NONE;
    long units = step.at(lanes.priceScale());
    columns =
        GroupColumns.of(
            near, far, lanes, side == Side.BID ? -units : units, before.map(sum -> sum.columns));
    long last = columns.distances()[columns.rows() - 1];
    Math.multiplyExact(side == Side.BID ? lanes.best() : Math.addExact(lanes.best(), last), units);
    GroupedShares fresh = new GroupedShares(lanes, columns.distances());
    shares = before.map(sum -> fresh.after(sum.shares)).orElse(fresh);
    ladder = columns.ladder(side, lanes.priceScale(), lanes.sizeScale(), shares);
  }

  /**
   * The sum of the groups of that side.
   *
   * @param holders the parts that have levels on that side; at least one
   * @param distances the number of distances from the best group that a reader needs
   * @param before the sum of other parts with the same step
   * @throws ArithmeticException if a number outgrows a {@code long}
   */
  static GroupSum of(
      List<Part> holders, Side side, PriceStep step, long distances, Optional<GroupSum> before) {
    Optional<GroupSum> base =
        before.filter(sum -> sum.distances >= distances && sum.distances / TIMES <= distances);
    long most = base.map(sum -> sum.distances).orElse(distances);
    return new GroupSum(GroupedLanes.of(holders, side, step, most), side, step, most, base);
  }

  Ladder ladder() {
    return ladder;
  }

  /** The number of the best group. */
  long best() {
    return lanes.best();
  }

  /** The number of distances from the best group that are known; the largest number if all are. */
  long distances() {
    return lanes.isWhole() ? Long.MAX_VALUE : distances;
  }

  private long[] added(int length) {
    long[] sums = new long[length];
    for (GroupedLane lane : lanes.lanes()) {
      lane.addNear(sums, false);
    }
    return sums;
  }

  /** The sums of other lanes, if only a few differ from these. */
  private Optional<long[]> changed(GroupedLanes now, int length) {
    return now.changed(lanes)
        .filter(changed -> near.length == length)
        .filter(changed -> changed.length <= Math.max(1, now.lanes().length / PART))
        .map(changed -> changed(now, changed));
  }

  private long[] changed(GroupedLanes now, int[] changed) {
    long[] sums = near.clone();
    for (int lane : changed) {
      lanes.lanes()[lane].addNear(sums, true);
      now.lanes()[lane].addNear(sums, false);
    }
    return sums;
  }
}
