package io.omnidepth.demo;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A currency of the made-up market, or a coin worth one.
 *
 * @param code the asset, as in an instrument
 * @param dollars its usual worth
 * @param liveliness the height of its swings, as a part of those of other coins
 */
record Currency(String code, double dollars, double liveliness) {
  /** Every currency. Samples may quote in these alone, and in coins that {@link World} knows. */
  static final List<Currency> ALL =
      List.of(
          new Currency("USD", 1, 0),
          new Currency("USDT", 0.9996, 0.01),
          new Currency("USDC", 0.9999, 0.005),
          new Currency("EUR", 1.1512, 0.1),
          new Currency("GBP", 1.3125, 0.1),
          new Currency("JPY", 1 / 156.4, 0.1),
          new Currency("KRW", 1 / 1466.0, 0.1),
          new Currency("MXN", 1 / 18.4, 0.1));

  private static final Map<String, Currency> BY_CODE =
      ALL.stream().collect(toUnmodifiableMap(Currency::code, Function.identity()));

  /** The currency with that code; empty if the asset is none. */
  static Optional<Currency> of(String asset) {
    return Optional.ofNullable(BY_CODE.get(asset));
  }
}
