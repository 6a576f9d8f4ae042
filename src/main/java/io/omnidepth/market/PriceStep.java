package io.omnidepth.market;

import java.math.BigDecimal;

/**
 * The step of a price grid: a count of 10^-scale, above zero. Two are equal if their values are.
 *
 * @param scale the least scale, at least 0
 */
record PriceStep(long units, int scale) {
  /**
   * The step of that value, above zero.
   *
   * @throws ArithmeticException if it outgrows a {@code long}
   */
  static PriceStep of(BigDecimal value) {
    BigDecimal bare = Decimals.stripped(value);
    return new PriceStep(bare.unscaledValue().longValueExact(), bare.scale());
  }

  BigDecimal value() {
    return Decimals.decimal(units, scale);
  }

  /**
   * The step as a count of 10^-{@code finer}.
   *
   * @throws ArithmeticException if it outgrows a {@code long}
   */
  long at(int finer) {
    return Decimals.finer(units, finer - scale);
  }
}
