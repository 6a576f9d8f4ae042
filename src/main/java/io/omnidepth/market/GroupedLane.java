package io.omnidepth.market;

/**
 * The groups of one part of a depth.
 *
 * @param venue the number of its venue
 * @param shift the distance of its best group from the best of all
 * @param times its sizes are multiplied by this to have the depth's scale
 */
record GroupedLane(int venue, GroupedLevels levels, long shift, long times) {
  /** The size at that distance from the best group of all. */
  long size(long distance) {
    return levels.size(distance - shift) * times;
  }

  /** Adds the size at each of the first distances to its sum, or takes it away. */
  void addNear(long[] sums, boolean away) {
    if (shift < sums.length) {
      levels.addNear(sums, (int) shift, away ? -times : times);
    }
    for (int i = 0; i < levels.farCount(); i++) {
      long distance = shift + levels.farDistance(i);
      if (distance >= sums.length) {
        break;
      }
      sums[(int) distance] += away ? -levels.farSize(i) * times : levels.farSize(i) * times;
    }
  }

  /** Adds the size at each of these distances, which rise, to its sum. */
  void addAt(long[] distances, long[] sums) {
    levels.addAt(distances, shift, times, sums);
  }

  /** Whether it is the same venue's same groups. The levels may be another object. */
  boolean isSame(GroupedLane other) {
    return levels == other.levels && shift == other.shift && times == other.times;
  }
}
