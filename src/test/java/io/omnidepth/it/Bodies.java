package io.omnidepth.it;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Answers in two exchanges' formats, of made-up books about a price. */
final class Bodies {
  private Bodies() {}

  /** Kraken's format: {@code levels} a side, a quarter apart. */
  static String kraken(String middle, int levels) {
    return "{\"error\":[],\"result\":{\"XXBTZUSD\":{\"asks\":["
        + rows(middle, levels, "0.25", ",1790000000")
        + "],\"bids\":["
        + rows(middle, levels, "-0.25", ",1790000000")
        + "]}}}";
  }

  /** Bitstamp's format: {@code levels} a side, half a unit apart. */
  static String bitstamp(String middle, int levels) {
    return "{\"timestamp\":\"1790000000\",\"microtimestamp\":\"1790000000123456\",\"bids\":["
        + rows(middle, levels, "-0.5", "")
        + "],\"asks\":["
        + rows(middle, levels, "0.5", "")
        + "]}";
  }

  private static String rows(String middle, int levels, String step, String more) {
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= levels; i++) {
      BigDecimal price =
          new BigDecimal(middle).add(new BigDecimal(step).multiply(BigDecimal.valueOf(i)));
      BigDecimal size =
          BigDecimal.valueOf(1 + i % 7).divide(BigDecimal.valueOf(8), 3, RoundingMode.UNNECESSARY);
      rows.append(i == 1 ? "" : ",")
          .append("[\"")
          .append(price.toPlainString())
          .append("\",\"")
          .append(size.toPlainString())
          .append('"')
          .append(more)
          .append(']');
    }
    return rows.toString();
  }
}
