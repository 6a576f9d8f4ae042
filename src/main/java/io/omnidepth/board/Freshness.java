package io.omnidepth.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The ages from which a book is ageing or stale.
 *
 * @param ageingAfter the age from which it is ageing, in intervals of the book
 * @param staleAfter the age from which it is stale, in intervals of the book
 * @param staleAtTheLatest the age from which any book is stale
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

  /** The age from which a book with that interval between questions is stale. */
  public Duration staleFrom(Duration interval) {
    Duration intervals = Duration.ofMillis((long) (interval.toMillis() * staleAfter));
    return intervals.compareTo(staleAtTheLatest) < 0 ? intervals : staleAtTheLatest;
  }

  /** The state of a book with that age and that interval between questions. */
  State state(Duration age, Duration interval) {
    double intervals = (double) age.toMillis() / Math.max(1, interval.toMillis());
    if (intervals >= staleAfter || age.compareTo(staleAtTheLatest) >= 0) {
      return State.STALE;
    }
    return intervals >= ageingAfter ? State.AGEING : State.LIVE;
  }

  /**
   * The first moment after {@code now} at which a book with that interval between questions has
   * another state by its age.
   *
   * @param since the moment from which its age counts
   */
  Instant until(Instant since, Duration interval, Instant now) {
    return Stream.of(
            since.plusMillis(reaching(ageingAfter, interval)),
            since.plusMillis(reaching(staleAfter, interval)),
            since.plus(staleAtTheLatest))
        .filter(moment -> moment.isAfter(now))
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /** The least age in milliseconds that is that many intervals, as {@link #state} counts them. */
  private static long reaching(double intervals, Duration interval) {
    long each = Math.max(1, interval.toMillis());
    long millis = (long) (each * intervals);
    while ((double) millis / each < intervals) {
      millis++;
    }
    return millis;
  }
}
