package io.omnidepth.board;

import java.time.Duration;

/**
 * From which age on a book is ageing and stale.
 *
 * @param ageingAfter in intervals of the book's own
 * @param staleAfter in intervals of the book's own
 * @param staleAtTheLatest whatever the interval
 */
public record Freshness(double ageingAfter, double staleAfter, Duration staleAtTheLatest) {
  /** Ageing at 2, stale at 5 intervals, and at 15 s at the latest. */
  public static final Freshness USUAL = new Freshness(2, 5, Duration.ofSeconds(15));

  public Freshness {
    if (!(ageingAfter > 0 && staleAfter >= ageingAfter) || staleAtTheLatest.isNegative()) {
      throw new IllegalArgumentException(
          "ageing after " + ageingAfter + " intervals, stale after " + staleAfter);
    }
  }

  /** The age from which a book is stale whose questions are that far apart. */
  public Duration staleFrom(Duration interval) {
    Duration intervals = Duration.ofMillis((long) (interval.toMillis() * staleAfter));
    return intervals.compareTo(staleAtTheLatest) < 0 ? intervals : staleAtTheLatest;
  }

  /** The state of a book of that age whose questions are that far apart. */
  State state(Duration age, Duration interval) {
    double intervals = (double) age.toMillis() / Math.max(1, interval.toMillis());
    if (intervals >= staleAfter || age.compareTo(staleAtTheLatest) >= 0) {
      return State.STALE;
    }
    return intervals >= ageingAfter ? State.AGEING : State.LIVE;
  }
}
