package io.omnidepth.board;

import io.omnidepth.market.Decimals;
import io.omnidepth.market.Medians;
import io.omnidepth.market.NearSize;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The usual size of one book near the mid: the median of its samples over {@link #KEPT}, and the
 * latest sample as long as they are of less than {@link #FEWEST}. While its book does not count
 * there are no samples, and the usual size stays. Immutable.
 *
 * <p>A sample keeps its first seven digits, rounded down, in an {@code int} whose order is that of
 * the sizes.
 */
public final class UsualSize {
  /** The time between two samples. */
  static final Duration EVERY = Duration.ofSeconds(10);

  /** The time whose samples count. */
  static final Duration KEPT = Duration.ofMinutes(15);

  /** A median needs samples over so much time. */
  static final Duration FEWEST = Duration.ofSeconds(60);

  /** No samples. */
  static final UsualSize NONE =
      new UsualSize(new int[0], new int[0], Long.MIN_VALUE, BigDecimal.ZERO, BigDecimal.ZERO);

  private static final int SLOTS = (int) KEPT.dividedBy(EVERY);
  private static final int FEWEST_STEPS = (int) FEWEST.dividedBy(EVERY);
  private static final int DIGITS = 7;
  private static final int DIGIT_BITS = 24;
  private static final int LEAST_EXPONENT = -72;
  private static final int LARGEST_EXPONENT = 127 + LEAST_EXPONENT;
  private static final int EMPTY = 0;
  private static final int ZERO = 1;

  /** The samples, each at the place of its step modulo their number. */
  private final int[] bids;

  private final int[] asks;

  /** The step of the latest sample: the number of {@link #EVERY} since the epoch. */
  private final long last;

  private final BigDecimal bid;
  private final BigDecimal ask;

  private UsualSize(int[] bids, int[] asks, long last, BigDecimal bid, BigDecimal ask) {
    this.bids = bids;
    this.asks = asks;
    this.last = last;
    this.bid = bid;
    this.ask = ask;
  }

  private static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), EVERY.toSeconds());
  }

  /** Whether there is no sample so far. */
  boolean isUnknown() {
    return last == Long.MIN_VALUE;
  }

  /** The usual size of a side; zero without a sample. */
  BigDecimal of(Side side) {
    return side == Side.BID ? bid : ask;
  }

  /** The usual size of a side; empty without a sample. */
  public Optional<BigDecimal> known(Side side) {
    return isUnknown() ? Optional.empty() : Optional.of(of(side));
  }

  /** Whether both usual sizes are equal, whatever their samples are. */
  public boolean isSame(UsualSize other) {
    return isUnknown() == other.isUnknown()
        && bid.compareTo(other.bid) == 0
        && ask.compareTo(other.ask) == 0;
  }

  /** Whether a sample is due. */
  boolean isDue(Instant now) {
    return step(now) > last;
  }

  /** The samples with a further one. */
  UsualSize with(NearSize size, Instant now) {
    long step = step(now);
    int[] nextBids = with(bids, step, key(size.bid()));
    int[] nextAsks = with(asks, step, key(size.ask()));
    return new UsualSize(nextBids, nextAsks, step, usual(nextBids, step), usual(nextAsks, step));
  }

  private int[] with(int[] before, long step, int key) {
    int[] next = Arrays.copyOf(before, SLOTS);
    if (isUnknown() || step - last >= SLOTS) {
      Arrays.fill(next, EMPTY);
    } else {
      for (long gap = last + 1; gap < step; gap++) {
        next[slot(gap)] = EMPTY;
      }
    }
    next[slot(step)] = key;
    return next;
  }

  private static int slot(long step) {
    return (int) Math.floorMod(step, (long) SLOTS);
  }

  private static BigDecimal usual(int[] samples, long last) {
    int[] sorted = new int[SLOTS];
    int count = 0;
    boolean isEnough = false;
    for (int i = 0; i < SLOTS; i++) {
      int key = samples[slot(last - i)];
      if (key != EMPTY) {
        sorted[count++] = key;
        isEnough |= i >= FEWEST_STEPS;
      }
    }
    if (!isEnough) {
      return Decimals.stripped(size(samples[slot(last)]));
    }
    Arrays.sort(sorted, 0, count);
    int lower = sorted[(count - 1) / 2];
    int upper = sorted[count / 2];
    return Decimals.stripped(Medians.mean(size(lower), size(upper)));
  }

  private static int key(BigDecimal size) {
    if (size.signum() == 0) {
      return ZERO;
    }
    int exponent = size.precision() - size.scale() - DIGITS;
    int known = Math.max(LEAST_EXPONENT + 1, Math.min(LARGEST_EXPONENT, exponent));
    int digits = size.setScale(-exponent, RoundingMode.DOWN).unscaledValue().intValueExact();
    return (known - LEAST_EXPONENT) << DIGIT_BITS | digits;
  }

  private static BigDecimal size(int key) {
    return key == ZERO
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(
            key & ((1 << DIGIT_BITS) - 1), -((key >> DIGIT_BITS) + LEAST_EXPONENT));
  }
}
