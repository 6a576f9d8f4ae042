package io.omnidepth.board;

import java.util.List;
import java.util.stream.Stream;

/**
 * The conversion of one asset into another.
 *
 * @param base the asset whose price is converted. No cross goes over it, because the result would
 *     depend on itself
 */
record Conversion(String from, String to, String base) {
  private static final List<String> BETWEEN = List.of("USD", "USDT", "USDC", "EUR", "BTC");

  /** The assets that a cross may go over, the most likely first. */
  Stream<String> between() {
    return BETWEEN.stream().filter(asset -> !List.of(from, to, base).contains(asset));
  }

  /** Whether both assets are among those that a cross may go over. */
  boolean isCommon() {
    return BETWEEN.containsAll(List.of(from, to));
  }
}
