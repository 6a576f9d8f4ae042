package io.omnidepth.demo;

import io.omnidepth.market.Book;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The form in which an exchange writes a book. Pieces of fixed text alternate with pieces for the
 * levels, the market's name, the count of changes and the times.
 */
record WireForm(List<Piece> pieces) {
  /**
   * The content of one answer.
   *
   * @param nanos the answer's moment in nanoseconds since 1970, in 19 digits
   */
  record Content(String market, Book book, Instant at, String nanos, long sequence) {
    Content(String market, Book book, Instant at, long sequence) {
      this(market, book, at, WireForm.nanos(at), sequence);
    }
  }

  /** Nanoseconds since 1970, in 19 digits. */
  static String nanos(Instant at) {
    String fraction = String.valueOf(1_000_000_000L + at.getNano());
    return at.getEpochSecond() + fraction.substring(1);
  }

  /** A piece of an answer. */
  interface Piece {
    /**
     * Writes the piece.
     *
     * @param side the side of the level, if the piece is part of a level
     * @param rank the rank of the level, best first, if the piece is part of a level
     */
    void write(StringBuilder out, Content content, Side side, int rank);
  }

  WireForm {
    pieces = List.copyOf(pieces);
  }

  /** The whole answer. */
  String write(Content content) {
    StringBuilder out = new StringBuilder(64 * (content.book().levels(Side.BID) + 8));
    pieces.forEach(piece -> piece.write(out, content, Side.BID, 0));
    return out.toString();
  }

  /** A text that is the same in every answer. */
  static Piece text(String text) {
    return (out, content, side, rank) -> out.append(text);
  }

  static Piece market() {
    return (out, content, side, rank) -> out.append(content.market());
  }

  static Piece sequence() {
    return (out, content, side, rank) -> out.append(content.sequence());
  }

  /**
   * The answer's moment as a count since 1970.
   *
   * @param digits the number of digits: 10 for seconds, 13, 16, or 19 for nanoseconds
   */
  static Piece epoch(int digits) {
    return (out, content, side, rank) -> out.append(content.nanos(), 0, digits);
  }

  /**
   * The answer's moment in ISO 8601.
   *
   * @param digits the number of digits of the fraction of a second
   * @param offset from UTC, as the venue writes it: {@code Z}, {@code +00:00}, {@code -0600}
   */
  static Piece iso(int digits, String offset) {
    ZoneOffset zone = ZoneOffset.of(offset);
    return (out, content, side, rank) -> {
      Instant second = content.at().truncatedTo(ChronoUnit.SECONDS);
      out.append(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(second.atOffset(zone)));
      out.append(digits == 0 ? "" : ".").append(content.nanos(), 10, 10 + digits).append(offset);
    };
  }

  /** A number outside the levels that follows from them. */
  static Piece number(Function<Book, BigDecimal> ofBook, NumberForm form) {
    return (out, content, side, rank) -> {
      BigDecimal number = ofBook.apply(content.book());
      form.write(out, number.unscaledValue().longValueExact(), number.scale());
    };
  }

  /** Midway between the best bid and the best ask. */
  static BigDecimal mid(Book book) {
    return book.priceDecimal(Side.BID, 0)
        .add(book.priceDecimal(Side.ASK, 0))
        .divide(BigDecimal.valueOf(2));
  }

  /** The size of all levels of a side. */
  static BigDecimal total(Book book, Side side) {
    long units = 0;
    for (int i = 0; i < book.levels(side); i++) {
      units = Math.addExact(units, book.size(side, i));
    }
    return BigDecimal.valueOf(units, book.sizeScale());
  }

  static Piece price(NumberForm form) {
    return (out, content, side, rank) ->
        form.write(out, content.book().price(side, rank), content.book().priceScale());
  }

  static Piece size(NumberForm form) {
    return (out, content, side, rank) ->
        form.write(out, content.book().size(side, rank), content.book().sizeScale());
  }

  /** The size; negative for an ask. */
  static Piece signedSize(NumberForm form) {
    return (out, content, side, rank) -> {
      long size = content.book().size(side, rank);
      form.write(out, side == Side.ASK ? -size : size, content.book().sizeScale());
    };
  }

  /** The piece for a level of that side, even inside a level of the other side. */
  static Piece of(Side fixed, Piece piece) {
    return (out, content, side, rank) -> piece.write(out, content, fixed, rank);
  }

  /** All levels of a side. */
  static Piece levels(Side side, List<Piece> row, String between, Order order) {
    return (out, content, any, none) -> {
      int count = content.book().levels(side);
      for (int place = 0; place < count; place++) {
        if (place > 0) {
          out.append(between);
        }
        int rank = order.rank(place, count);
        for (int i = 0; i < row.size(); i++) {
          row.get(i).write(out, content, side, rank);
        }
      }
    };
  }

  /** All bids, then all asks. */
  static Piece bothSides(List<Piece> row, String between) {
    Piece bids = levels(Side.BID, row, between, Order.BEST_FIRST);
    Piece asks = levels(Side.ASK, row, between, Order.BEST_FIRST);
    return (out, content, side, rank) -> {
      bids.write(out, content, side, rank);
      boolean both = content.book().levels(Side.BID) > 0 && content.book().levels(Side.ASK) > 0;
      out.append(both ? between : "");
      asks.write(out, content, side, rank);
    };
  }

  /** Units with a bid and an ask each, as many as the shorter side has levels. */
  static Piece units(List<Piece> unit, String between) {
    return (out, content, side, rank) -> {
      int count = Math.min(content.book().levels(Side.BID), content.book().levels(Side.ASK));
      for (int place = 0; place < count; place++) {
        out.append(place > 0 ? between : "");
        for (Piece piece : unit) {
          piece.write(out, content, side, place);
        }
      }
    };
  }

  /** The order in which an exchange writes the levels of a side. */
  enum Order {
    BEST_FIRST,
    WORST_FIRST,
    /** No recognisable order. */
    UNSORTED;

    /** The order of these prices of a side. */
    static Order of(Side side, List<BigDecimal> prices) {
      List<BigDecimal> best = new ArrayList<>(prices);
      Collections.sort(best);
      if (side == Side.BID) {
        Collections.reverse(best);
      }
      if (prices.equals(best)) {
        return BEST_FIRST;
      }
      Collections.reverse(best);
      return prices.equals(best) ? WORST_FIRST : UNSORTED;
    }

    /** The rank of the level that is written at that place. */
    int rank(int place, int count) {
      return switch (this) {
        case BEST_FIRST -> place;
        case WORST_FIRST -> count - 1 - place;
        case UNSORTED -> (place ^ 1) < count ? place ^ 1 : place;
      };
    }
  }
}
