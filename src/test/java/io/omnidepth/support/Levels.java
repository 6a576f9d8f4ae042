package io.omnidepth.support;

import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Made-up levels about a price, with sizes from an eighth to one. */
public final class Levels {
  private Levels() {}

  /** Rows such as {@code "64000.25 0.25"}, the first one a step from the middle. */
  public static List<String> rows(String middle, String step, int count) {
    List<String> rows = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      BigDecimal price =
          new BigDecimal(middle).add(new BigDecimal(step).multiply(BigDecimal.valueOf(i)));
      BigDecimal size =
          BigDecimal.valueOf(1 + i % 7).divide(BigDecimal.valueOf(8), 3, RoundingMode.UNNECESSARY);
      rows.add(price.toPlainString() + " " + size.toPlainString());
    }
    return rows;
  }

  /** A book with {@code levels} levels a side, a step apart. */
  public static Book book(String middle, String step, int levels) {
    return Books.of(rows(middle, "-" + step, levels), rows(middle, step, levels));
  }
}
