package io.omnidepth.market;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Books for tests, written as people write them. */
public final class Books {
  static final Instrument BTC_USD = new Instrument("BTC", "USD");

  private Books() {}

  /** A row from a venue. */
  public record Row(Side side, String price, String size) {}

  /** A book of rows such as {@code "100.5 2"}, bids in the first list. */
  public static Book of(List<String> bids, List<String> asks) {
    BookBuilder builder = new BookBuilder(BookBuilder.RepeatedPrice.LAST_WINS);
    bids.forEach(row -> add(builder, Side.BID, row));
    asks.forEach(row -> add(builder, Side.ASK, row));
    BookBuilder.Result result = builder.build();
    if (result instanceof BookBuilder.Result.Built built) {
      return built.book();
    }
    throw new IllegalArgumentException(result.toString());
  }

  private static void add(BookBuilder builder, Side side, String row) {
    int space = row.indexOf(' ');
    add(builder, new Row(side, row.substring(0, space), row.substring(space + 1)));
  }

  static void add(BookBuilder builder, Row row) {
    DecimalText price = new DecimalText();
    DecimalText size = new DecimalText();
    price.read(row.price().toCharArray(), 0, row.price().length());
    size.read(row.size().toCharArray(), 0, row.size().length());
    builder.add(row.side(), price.units(), price.scale(), size.units(), size.scale());
  }

  /** A line for each level, such as {@code bid 64000.5 0.25}: bids best first, then asks. */
  public static List<String> lines(Book book, int atMost) {
    List<String> lines = new ArrayList<>();
    for (Side side : Side.values()) {
      for (int i = 0; i < Math.min(atMost, book.levels(side)); i++) {
        lines.add(
            side
                + " "
                + Decimals.text(book.price(side, i), book.priceScale())
                + " "
                + Decimals.text(book.size(side, i), book.sizeScale()));
      }
    }
    return lines;
  }

  /** The book as a part of a depth in its own quote asset, with neither side known to be whole. */
  static Part part(String venue, Book book) {
    return new Part(venue, BTC_USD, book, false, false, Pricing.AS_SENT);
  }

  static BigDecimal price(Book book, Side side, int i) {
    return bare(BigDecimal.valueOf(book.price(side, i), book.priceScale()));
  }

  static BigDecimal size(Book book, Side side, int i) {
    return bare(BigDecimal.valueOf(book.size(side, i), book.sizeScale()));
  }

  /** The same number whatever its scale, so that equal numbers are equal. */
  static BigDecimal bare(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }
}
