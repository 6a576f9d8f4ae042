package io.omnidepth.board;

import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A price step of one book that holds far more than usual.
 *
 * @param price the step's price in the book's own quote: of bids the lower end, of asks the upper
 * @param size the size when it last held enough for a new wall, told anew if it has changed by more
 *     than a tenth
 * @param since the time from which it held as much
 * @param end empty while it stands
 */
record Wall(Side side, BigDecimal price, BigDecimal size, Instant since, Optional<End> end) {
  /** The end of a wall. */
  record End(Kind kind, Instant at) {}

  /** The kind of an end. */
  enum Kind {
    /** The best price of its venue never came within one step. */
    WITHDRAWN("withdrawn"),
    /** The price came to it: it was filled or withdrawn. */
    REACHED("reached"),
    /** Its book no longer counts. */
    VENUE_OUT("venueOut");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  Wall ended(Kind kind, Instant at) {
    return new Wall(side, price, size, since, Optional.of(new End(kind, at)));
  }
}
