package io.omnidepth.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** Adds up the groups of a depth's parts. */
final class GroupSum {
  private static final Comparator<Part> BY_VENUE = Comparator.comparing(Part::venue);

  private final Side side;
  private final GroupedShares.Lane[] lanes;
  private final boolean whole;

  /** The size at each distance from the best group. */
  private final long[] near;

  /** The distances beyond {@link #near} that have a level; they rise. */
  private final long[] far;

  private GroupSum(Side side, GroupedShares.Lane[] lanes, long distances) {
    this.side = side;
    this.lanes = lanes;
    boolean all = true;
    for (GroupedShares.Lane lane : lanes) {
      all &= lane.levels().isWhole();
    }
    whole = all;
    near = new long[whole ? span(lanes) : Math.toIntExact(distances)];
    for (GroupedShares.Lane lane : lanes) {
      if (lane.shift() < near.length) {
        lane.levels().addNear(near, (int) lane.shift(), lane.times());
      }
      for (int i = 0; i < lane.levels().farCount(); i++) {
        long distance = lane.shift() + lane.levels().farDistance(i);
        if (distance < near.length) {
          near[(int) distance] += lane.levels().farSize(i) * lane.times();
        }
      }
    }
    far =
        whole
            ? Arrays.stream(lanes).flatMapToLong(this::beyond).sorted().distinct().toArray()
            : new long[0];
  }

  /**
   * The groups of that side.
   *
   * @param distances the number of distances from the best group that a reader needs
   * @throws ArithmeticException if a number outgrows a {@code long}
   */
  static GroupedSide of(List<Part> parts, Side side, PriceStep step, long distances) {
    List<Part> holders = new ArrayList<>(parts.size());
    for (Part part : parts) {
      if (part.book().levels(side) > 0) {
        holders.add(part);
      }
    }
    if (holders.isEmpty()) {
      return new GroupedSide(side, step, GroupedSide.none(side, step).ladder(), 0, Long.MAX_VALUE);
    }
    holders.sort(BY_VENUE);
    GroupedLevels[] levels = new GroupedLevels[holders.size()];
    long best = 0;
    int sizeScale = 0;
    int priceScale = step.scale();
    for (int i = 0; i < levels.length; i++) {
      levels[i] = holders.get(i).grouped(side, step, distances);
      best = i == 0 || side.better(levels[i].first(), best) ? levels[i].first() : best;
      sizeScale = Math.max(sizeScale, levels[i].sizeScale());
      priceScale = Math.max(priceScale, levels[i].rule().priceScale());
    }
    List<String> venues = new ArrayList<>(levels.length);
    GroupedShares.Lane[] lanes = lanes(holders, levels, best, sizeScale, venues);
    checkSum(lanes);
    GroupSum sum = new GroupSum(side, lanes, distances);
    Ladder ladder = sum.ladder(venues, best, step, priceScale, sizeScale);
    return new GroupedSide(side, step, ladder, best, sum.whole ? Long.MAX_VALUE : distances);
  }

  /** A lane for each part. It adds the venues to an empty list. */
  private static GroupedShares.Lane[] lanes(
      List<Part> holders, GroupedLevels[] levels, long best, int sizeScale, List<String> venues) {
    GroupedShares.Lane[] lanes = new GroupedShares.Lane[levels.length];
    for (int i = 0; i < lanes.length; i++) {
      String venue = holders.get(i).venue();
      if (venues.isEmpty() || !venues.get(venues.size() - 1).equals(venue)) {
        venues.add(venue);
      }
      long shift = Math.abs(best - levels[i].first());
      long times = Decimals.finer(1, sizeScale - levels[i].sizeScale());
      lanes[i] = new GroupedShares.Lane(venues.size() - 1, levels[i], shift, times);
    }
    return lanes;
  }

  /**
   * No sum of groups is larger than the sum of all levels.
   *
   * @throws ArithmeticException if that outgrows a {@code long}
   */
  private static void checkSum(GroupedShares.Lane[] lanes) {
    double most = 0;
    for (GroupedShares.Lane lane : lanes) {
      most += lane.levels().atMost() * lane.times();
    }
    if (most < GroupedLevels.SURELY) {
      return;
    }
    long sum = 0;
    for (GroupedShares.Lane lane : lanes) {
      sum = Math.addExact(sum, Math.multiplyExact(lane.levels().sum(), lane.times()));
    }
  }

  /** The number of distances up to the last group, or fewer where groups are rare. */
  private static int span(GroupedShares.Lane[] lanes) {
    long last = 0;
    long levels = 0;
    for (GroupedShares.Lane lane : lanes) {
      last = Math.max(last, lane.shift() + lane.levels().lastDistance());
      levels += lane.levels().nearCount() + lane.levels().farCount();
    }
    return (int) Math.min(last + 1, levels);
  }

  private LongStream beyond(GroupedShares.Lane lane) {
    GroupedLevels levels = lane.levels();
    return LongStream.concat(
            LongStream.range(0, levels.nearCount()).filter(distance -> levels.size(distance) > 0),
            LongStream.range(0, levels.farCount()).map(i -> levels.farDistance((int) i)))
        .map(distance -> lane.shift() + distance)
        .filter(distance -> distance >= near.length);
  }

  private Ladder ladder(
      List<String> venues, long best, PriceStep step, int priceScale, int sizeScale) {
    int rows = far.length;
    for (long size : near) {
      rows += (int) (-size >>> 63);
    }
    long units = step.at(priceScale);
    Columns columns = new Columns(rows, best, side == Side.BID ? -units : units);
    columns.add(near);
    for (long distance : far) {
      long size = 0;
      for (GroupedShares.Lane lane : lanes) {
        size += lane.size(distance);
      }
      columns.add(distance, size);
    }
    Math.multiplyExact(side == Side.BID ? best : Math.addExact(best, columns.last()), units);
    return new Ladder(
        side,
        rows,
        new Column.Narrow(columns.prices, priceScale),
        new Column.Narrow(columns.sizes, sizeScale),
        new Column.Narrow(columns.cumulative, sizeScale),
        new GroupedShares(venues, lanes, columns.distances, sizeScale));
  }

  /** The columns of the groups that have a level. */
  private static final class Columns {
    private final long[] distances;
    private final long[] prices;
    private final long[] sizes;
    private final long[] cumulative;
    private final long price;
    private final long step;
    private int rows;

    /**
     * @param step the step outwards, below zero for bids
     */
    Columns(int rows, long best, long step) {
      distances = new long[rows];
      prices = new long[rows];
      sizes = new long[rows];
      cumulative = new long[rows];
      price = best * Math.abs(step);
      this.step = step;
    }

    /** Adds the size at each distance from the best group; they are the first. */
    void add(long[] near) {
      long sum = 0;
      int row = 0;
      long at = price;
      for (int distance = 0; distance < near.length; distance++) {
        long size = near[distance];
        if (size > 0) {
          sum += size;
          distances[row] = distance;
          prices[row] = at;
          sizes[row] = size;
          cumulative[row++] = sum;
        }
        at += step;
      }
      rows = row;
    }

    void add(long distance, long size) {
      distances[rows] = distance;
      prices[rows] = price + distance * step;
      sizes[rows] = size;
      cumulative[rows] = size + (rows == 0 ? 0 : cumulative[rows - 1]);
      rows++;
    }

    long last() {
      return distances[distances.length - 1];
    }
  }
}
