package io.omnidepth.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The latest changes of a market's book, and the usual time between two changes. Immutable.
 *
 * <p>A gap counts only if the venue answered throughout. Silence does not mean an unchanged book.
 */
final class Changes {
  private static final int KEPT = 100;
  private static final int FEW = 10;
  private static final Duration LONGEST_WHERE_FEW = Duration.ofSeconds(30);
  private static final Duration LEAST = Duration.ofSeconds(15);
  private static final int TIMES_ITS_LONGEST = 10;

  /** No known change. */
  static final Changes NONE = new Changes(new Instant[0], new Duration[0]);

  private final Instant[] moments;
  private final Duration[] gaps;
  private final Duration usual;

  private Changes(Instant[] moments, Duration[] gaps) {
    this.moments = moments;
    this.gaps = gaps;
    this.usual = usual(gaps);
  }

  /**
   * The changes with one more.
   *
   * @param gap the time since the change before, with answers throughout; empty if unknown
   */
  Changes with(Instant moment, Optional<Duration> gap) {
    return new Changes(with(moments, moment), gap.map(known -> with(gaps, known)).orElse(gaps));
  }

  private static <T> T[] with(T[] kept, T latest) {
    int from = kept.length < KEPT ? 0 : 1;
    T[] more = Arrays.copyOfRange(kept, from, kept.length + 1);
    more[more.length - 1] = latest;
    return more;
  }

  /** The longest usual time without a change. */
  Duration usual() {
    return usual;
  }

  private static Duration usual(Duration[] gaps) {
    if (gaps.length < FEW) {
      return LONGEST_WHERE_FEW;
    }
    Duration longest = Arrays.stream(gaps).max(Duration::compareTo).orElse(Duration.ZERO);
    Duration many = longest.multipliedBy(TIMES_ITS_LONGEST);
    return many.compareTo(LEAST) > 0 ? many : LEAST;
  }

  /** Whether the book changed at least ten times after that moment. */
  boolean manySince(Instant moment) {
    return moments.length >= FEW && moments[moments.length - FEW].isAfter(moment);
  }
}
