package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;

/** The books of a fill, and a comparison of its numbers. */
abstract class FilledBooks {
  static void assertNumber(BigDecimal expected, BigDecimal actual) {
    assertEquals(Books.bare(expected), Books.bare(actual));
  }

  static Part part(String venue, String fee, Book book) {
    Pricing pricing = new Pricing(Rate.ONE, new BigDecimal(fee), false);
    return new Part(venue, Books.BTC_USD, book, false, false, pricing);
  }
}
