package io.omnidepth.board;

import io.omnidepth.market.Book;
import io.omnidepth.market.Side;
import java.time.Duration;
import java.util.Optional;

/**
 * The usual moves of one book's mid, from its latest moves. It is a statistic, so it is in {@code
 * double}. Immutable.
 *
 * @param variance the mean square of the moves in hundredths of a per cent, for one second; the
 *     latest moves count most
 * @param seen the number of moves in the variance, including moves of zero
 */
record Moves(double variance, int seen) {
  /** No known moves. */
  static final Moves NONE = new Moves(0, 0);

  private static final double WEIGHT_OF_LATEST = 0.1;
  private static final int FEWEST = 5;
  private static final double BPS = 1e4;

  /** The moves with the move from one book to the next. */
  Moves with(Book before, Book after, Duration between) {
    double seconds = between.toMillis() / 1e3;
    double from = mid(before);
    double to = mid(after);
    if (!(seconds > 0 && from > 0 && to > 0)) {
      return this;
    }
    double bps = (to / from - 1) * BPS;
    double weight = Math.max(WEIGHT_OF_LATEST, 1.0 / (seen + 1));
    return new Moves(variance + weight * (bps * bps / seconds - variance), seen + 1);
  }

  /**
   * The usual move within that time, in hundredths of a per cent; empty if too few moves are known.
   */
  Optional<Double> within(Duration time) {
    return seen < FEWEST
        ? Optional.empty()
        : Optional.of(Math.sqrt(variance * Math.max(0, time.toMillis()) / 1e3));
  }

  private static double mid(Book book) {
    return book.twoSided()
        ? (book.priceDecimal(Side.BID, 0).doubleValue()
                + book.priceDecimal(Side.ASK, 0).doubleValue())
            / 2
        : 0;
  }
}
