package io.omnidepth.demo;

import io.omnidepth.market.Decimals;
import java.math.BigDecimal;

/**
 * The form in which an exchange writes a number.
 *
 * @param padded the least number of places after the point; 0 to leave out zeros at the end
 * @param exponents whether numbers below a thousandth have an exponent
 */
record NumberForm(int padded, boolean exponents) {
  private static final BigDecimal THOUSANDTH = new BigDecimal("0.001");

  /** Appends {@code units} counted in 10^-{@code scale}. */
  void write(StringBuilder out, long units, int scale) {
    if (exponents && units != 0) {
      BigDecimal number = BigDecimal.valueOf(units, scale);
      if (number.abs().compareTo(THOUSANDTH) < 0) {
        writeWithExponent(out, number.stripTrailingZeros());
        return;
      }
    }
    int start = out.length();
    Decimals.append(out, units, scale);
    if (padded > 0) {
      int point = out.indexOf(".", start);
      if (point < 0) {
        point = out.length();
        out.append('.');
      }
      for (int places = out.length() - point - 1; places < padded; places++) {
        out.append('0');
      }
    }
  }

  private static void writeWithExponent(StringBuilder out, BigDecimal number) {
    String digits = number.unscaledValue().abs().toString();
    out.append(number.signum() < 0 ? "-" : "")
        .append(digits.charAt(0))
        .append('.')
        .append(digits.length() > 1 ? digits.substring(1) : "0")
        .append('E')
        .append(number.precision() - number.scale() - 1);
  }
}
