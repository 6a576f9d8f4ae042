package io.omnidepth.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** The groups of each part of a depth that has levels on a side, by venue. Immutable. */
final class GroupedLanes {
  private static final Comparator<Part> BY_VENUE = Comparator.comparing(Part::venue);

  private final GroupedLane[] lanes;
  private final List<String> venues = new ArrayList<>();
  private final long best;
  private final int priceScale;
  private final int sizeScale;
  private final boolean whole;

  private GroupedLanes(List<Part> holders, GroupedLevels[] levels, Side side, PriceStep step) {
    long first = levels[0].first();
    int prices = step.scale();
    int sizes = 0;
    boolean all = true;
    for (GroupedLevels of : levels) {
      first = side.better(of.first(), first) ? of.first() : first;
      prices = Math.max(prices, of.rule().priceScale());
      sizes = Math.max(sizes, of.sizeScale());
      all &= of.isWhole();
    }
    best = first;
    priceScale = prices;
    sizeScale = sizes;
    whole = all;
    lanes = new GroupedLane[levels.length];
    for (int i = 0; i < lanes.length; i++) {
      String venue = holders.get(i).venue();
      if (venues.isEmpty() || !venues.get(venues.size() - 1).equals(venue)) {
        venues.add(venue);
      }
      long shift = Math.abs(best - levels[i].first());
      long times = Decimals.finer(1, sizeScale - levels[i].sizeScale());
      lanes[i] = new GroupedLane(venues.size() - 1, levels[i], shift, times);
    }
    checkSum();
  }

  /**
   * The groups of that side's parts.
   *
   * @param holders the parts that have levels on that side; at least one
   * @param distances the number of distances from the best group that a reader needs
   * @throws ArithmeticException if a number outgrows a {@code long}
   */
  static GroupedLanes of(List<Part> holders, Side side, PriceStep step, long distances) {
    List<Part> sorted = new ArrayList<>(holders);
    sorted.sort(BY_VENUE);
    GroupedLevels[] levels = new GroupedLevels[sorted.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = sorted.get(i).grouped(side, step, distances);
    }
    return new GroupedLanes(sorted, levels, side, step);
  }

  /**
   * No sum of groups is larger than the sum of all levels.
   *
   * @throws ArithmeticException if that outgrows a {@code long}
   */
  private void checkSum() {
    double most = 0;
    for (GroupedLane lane : lanes) {
      most += lane.levels().atMost() * lane.times();
    }
    if (most < GroupedLevels.SURELY) {
      return;
    }
    long sum = 0;
    for (GroupedLane lane : lanes) {
      sum = Math.addExact(sum, Math.multiplyExact(lane.levels().sum(), lane.times()));
    }
  }

  GroupedLane[] lanes() {
    return lanes;
  }

  /** The venues of the lanes, in alphabetical order. */
  List<String> venues() {
    return venues;
  }

  /** The number of the best group of all. */
  long best() {
    return best;
  }

  int priceScale() {
    return priceScale;
  }

  int sizeScale() {
    return sizeScale;
  }

  /** Whether the lanes have all levels of the side. */
  boolean isWhole() {
    return whole;
  }

  /** The size at that distance from the best group. */
  long size(long distance) {
    long size = 0;
    for (GroupedLane lane : lanes) {
      size += lane.size(distance);
    }
    return size;
  }

  /** The number of distances up to the last group, or fewer where groups are rare. */
  int span() {
    long last = 0;
    long levels = 0;
    for (GroupedLane lane : lanes) {
      last = Math.max(last, lane.shift() + lane.levels().lastDistance());
      levels += lane.levels().nearCount() + lane.levels().farCount();
    }
    return (int) Math.min(last + 1, levels);
  }

  /** The distances of groups, from that one on, in rising order. */
  long[] beyond(int distance) {
    return Arrays.stream(lanes)
        .filter(lane -> lane.shift() + lane.levels().lastDistance() >= distance)
        .flatMapToLong(GroupedLanes::distances)
        .filter(each -> each >= distance)
        .sorted()
        .distinct()
        .toArray();
  }

  private static LongStream distances(GroupedLane lane) {
    GroupedLevels levels = lane.levels();
    return LongStream.concat(
            LongStream.range(0, levels.nearCount()).filter(distance -> levels.size(distance) > 0),
            LongStream.range(0, levels.farCount()).map(i -> levels.farDistance((int) i)))
        .map(distance -> lane.shift() + distance);
  }

  /**
   * The numbers of the lanes that are not the same as the other's. Empty if the two have not the
   * same number of lanes, the same best group or the same scale.
   */
  Optional<int[]> changed(GroupedLanes other) {
    if (lanes.length != other.lanes.length
        || best != other.best
        || sizeScale != other.sizeScale
        || !venues.equals(other.venues)) {
      return Optional.empty();
    }
    int[] changed = new int[lanes.length];
    int count = 0;
    for (int i = 0; i < lanes.length; i++) {
      if (!lanes[i].isSame(other.lanes[i])) {
        changed[count++] = i;
      }
    }
    return Optional.of(Arrays.copyOf(changed, count));
  }
}
