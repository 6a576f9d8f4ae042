package io.omnidepth.board;

import java.util.List;
import java.util.stream.Stream;

/**
 * The conversion of one asset into another.
 *
 * @param base the asset that is priced in it; no cross goes over it, as it would prove itself
 */
record Conversion(String from, String to, String base) {
  private static final List<String> BETWEEN = List.of("USD", "USDT", "USDC", "EUR", "BTC");

  /** The assets that a cross may go over, the likeliest first. */
  Stream<String> between() {
    return BETWEEN.stream().filter(asset -> !List.of(from, to, base).contains(asset));
  }

  /** Whether both assets are among those that a cross may go over. */
  boolean isCommon() {
    return BETWEEN.containsAll(List.of(from, to));
  }
}
