package io.omnidepth.poll;

import java.time.Duration;
import java.util.function.IntFunction;

/** The pace that keeps a book fresh. */
record Upkeep(Staleness stale) {
  /** A book stays fresh whose questions are no further apart than this part of its life. */
  private static final double PART_OF_LIFE = 2.0 / 3;

  /** One that had no turn for this part of its life is late. */
  private static final double LATE = 0.8;

  boolean keepsFresh(Pace pace) {
    return pace.interval().compareTo(pace.usual()) <= 0
        || pace.interval().compareTo(life(pace, PART_OF_LIFE)) <= 0;
  }

  /** After how long without a turn a book at that pace is late. */
  Duration late(Pace pace) {
    return life(pace, LATE);
  }

  /** The same pace, or the slowest that keeps a book fresh. */
  Pace noSlower(Pace pace) {
    if (keepsFresh(pace)) {
      return pace;
    }
    Duration slowest = life(pace, PART_OF_LIFE);
    Duration interval = slowest.compareTo(pace.usual()) > 0 ? slowest : pace.usual();
    return new Pace(pace.depth(), pace.weight(), interval, pace.usual());
  }

  private Duration life(Pace pace, double part) {
    return Duration.ofMillis((long) (stale.from(pace.interval()).toMillis() * part));
  }

  /**
   * The number of books, of so many, that can be kept fresh.
   *
   * @param pace of so many
   */
  int fits(int wanted, IntFunction<Pace> pace) {
    int most = 0;
    int tooMany = wanted + 1;
    while (tooMany - most > 1) {
      int tried = (most + tooMany) / 2;
      if (keepsFresh(pace.apply(tried))) {
        most = tried;
      } else {
        tooMany = tried;
      }
    }
    return most;
  }
}
