package io.omnidepth.support;

import java.util.stream.Collectors;

/** Answers in the formats of two venues, with made-up books about a price. */
public final class Bodies {
  private Bodies() {}

  /** Kraken's format: {@code levels} a side, a quarter apart. */
  public static String kraken(String middle, int levels) {
    return "{\"error\":[],\"result\":{\"XXBTZUSD\":{\"asks\":["
        + rows(middle, levels, "0.25", ",1790000000")
        + "],\"bids\":["
        + rows(middle, levels, "-0.25", ",1790000000")
        + "]}}}";
  }

  /** Bitstamp's format: {@code levels} a side, half a unit apart. */
  public static String bitstamp(String middle, int levels) {
    return "{\"timestamp\":\"1790000000\",\"microtimestamp\":\"1790000000123456\",\"bids\":["
        + rows(middle, levels, "-0.5", "")
        + "],\"asks\":["
        + rows(middle, levels, "0.5", "")
        + "]}";
  }

  private static String rows(String middle, int levels, String step, String more) {
    return Levels.rows(middle, step, levels).stream()
        .map(row -> "[\"" + row.replace(" ", "\",\"") + "\"" + more + "]")
        .collect(Collectors.joining(","));
  }
}
