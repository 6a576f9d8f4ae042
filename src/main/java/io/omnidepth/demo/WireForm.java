package io.omnidepth.demo;

import io.omnidepth.market.Book;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * How an exchange writes a book: pieces of text between which the levels, the market's name, the
 * count of changes and the times of an answer stand.
 */
record WireForm(List<Piece> pieces) {
  /**
   * What one answer tells.
   *
   * @param nanos its moment, in nanoseconds since 1970, in 19 digits
   */
  record Said(String market, Book book, Instant at, String nanos, long sequence) {
    Said(String market, Book book, Instant at, long sequence) {
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
     * Writes it.
     *
     * @param side the level's side, where it is part of one
     * @param rank the level's rank, best first, where it is part of one
     */
    void write(StringBuilder out, Said said, Side side, int rank);
  }

  WireForm {
    pieces = List.copyOf(pieces);
  }

  /** The whole answer. */
  String write(Said said) {
    StringBuilder out = new StringBuilder(64 * (said.book().levels(Side.BID) + 8));
    pieces.forEach(piece -> piece.write(out, said, Side.BID, 0));
    return out.toString();
  }

  /** What stands there in every answer. */
  static Piece text(String text) {
    return (out, said, side, rank) -> out.append(text);
  }

  static Piece market() {
    return (out, said, side, rank) -> out.append(said.market());
  }

  static Piece sequence() {
    return (out, said, side, rank) -> out.append(said.sequence());
  }

  /**
   * The answer's moment as a count since 1970.
   *
   * @param digits how many the count has: 10 for seconds, 13, 16, or 19 for nanoseconds
   */
  static Piece epoch(int digits) {
    return (out, said, side, rank) -> out.append(said.nanos(), 0, digits);
  }

  /**
   * The answer's moment in ISO 8601.
   *
   * @param digits of the fraction of a second
   */
  static Piece iso(int digits) {
    return (out, said, side, rank) -> {
      out.append(said.at().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
      out.append(digits == 0 ? "" : ".").append(said.nanos(), 10, 10 + digits).append('Z');
    };
  }

  /** A number that an exchange tells beside its levels, and which follows from them. */
  static Piece number(Function<Book, BigDecimal> ofBook, NumberForm form) {
    return (out, said, side, rank) -> {
      BigDecimal number = ofBook.apply(said.book());
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
    return (out, said, side, rank) ->
        form.write(out, said.book().price(side, rank), said.book().priceScale());
  }

  static Piece size(NumberForm form) {
    return (out, said, side, rank) ->
        form.write(out, said.book().size(side, rank), said.book().sizeScale());
  }

  /** The size, below zero for an ask. */
  static Piece signedSize(NumberForm form) {
    return (out, said, side, rank) -> {
      long size = said.book().size(side, rank);
      form.write(out, side == Side.ASK ? -size : size, said.book().sizeScale());
    };
  }

  /** What the piece writes for a level of that side, whichever side's turn it is. */
  static Piece of(Side fixed, Piece piece) {
    return (out, said, side, rank) -> piece.write(out, said, fixed, rank);
  }

  /** All levels of a side. */
  static Piece levels(Side side, List<Piece> row, String between, Order order) {
    return (out, said, any, none) -> {
      int count = said.book().levels(side);
      for (int place = 0; place < count; place++) {
        if (place > 0) {
          out.append(between);
        }
        int rank = order.rank(place, count);
        for (int i = 0; i < row.size(); i++) {
          row.get(i).write(out, said, side, rank);
        }
      }
    };
  }

  /** All bids, then all asks. */
  static Piece bothSides(List<Piece> row, String between) {
    Piece bids = levels(Side.BID, row, between, Order.BEST_FIRST);
    Piece asks = levels(Side.ASK, row, between, Order.BEST_FIRST);
    return (out, said, side, rank) -> {
      bids.write(out, said, side, rank);
      boolean both = said.book().levels(Side.BID) > 0 && said.book().levels(Side.ASK) > 0;
      out.append(both ? between : "");
      asks.write(out, said, side, rank);
    };
  }

  /** As many units as both sides have levels, each with a bid and an ask. */
  static Piece units(List<Piece> unit, String between) {
    return (out, said, side, rank) -> {
      int count = Math.min(said.book().levels(Side.BID), said.book().levels(Side.ASK));
      for (int place = 0; place < count; place++) {
        out.append(place > 0 ? between : "");
        for (Piece piece : unit) {
          piece.write(out, said, side, place);
        }
      }
    };
  }

  /** In which order an exchange writes the levels of a side. */
  enum Order {
    BEST_FIRST,
    WORST_FIRST,
    /** None that could be told. */
    UNSORTED;

    /** The order that these prices of a side are in. */
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

    /** The rank of what is written in that place. */
    int rank(int place, int count) {
      return switch (this) {
        case BEST_FIRST -> place;
        case WORST_FIRST -> count - 1 - place;
        case UNSORTED -> (place ^ 1) < count ? place ^ 1 : place;
      };
    }
  }
}
