package io.omnidepth.poll;

import java.time.Duration;
import java.util.function.IntFunction;

/** The pace that keeps a book fresh. */
record Upkeep(Staleness stale) {
  /** The longest interval that keeps a book fresh, as a part of its life. */
  private static final double PART_OF_LIFE = 2.0 / 3;

  /** The time without a turn that makes a book late, as a part of its life. */
  private static final double LATE = 0.8;

  boolean keepsFresh(Pace pace) {
    return pace.interval().compareTo(pace.usual()) <= 0
        || pace.interval().compareTo(life(pace, PART_OF_LIFE)) <= 0;
  }

  /** The time without a turn after which a book at that pace is late. */
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
   * The number of books that can be kept fresh, at most {@code wanted}.
   *
   * @param pace the pace of a number of books
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
