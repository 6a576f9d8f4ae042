package io.omnidepth.board;

import io.omnidepth.market.Book;
import io.omnidepth.market.Side;
import java.time.Duration;
import java.util.Optional;

/**
 * The usual move of one book's mid, by its latest moves: a statistic, so in {@code double}.
 * Immutable.
 *
 * @param variance mean square of its moves in hundredths of a per cent, a second; the latest counts
 *     most
 * @param seen the number of moves that it comes of, none being one too
 */
record Moves(double variance, int seen) {
  /** Nothing is known yet. */
  static final Moves NONE = new Moves(0, 0);

  private static final double WEIGHT_OF_LATEST = 0.1;
  private static final int FEWEST = 5;
  private static final double BPS = 1e4;

  /** With the move from one book to the next. */
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
   * The usual move within that time, in hundredths of a per cent; empty as long as too little was
   * seen.
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
