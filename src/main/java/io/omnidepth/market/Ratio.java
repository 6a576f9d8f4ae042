package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An exact fraction above zero. Rates are multiplied and inverted as ratios, so nothing is rounded
 * on the way. Immutable; two are equal if their values are.
 */
final class Ratio implements Comparable<Ratio> {
  /** The ratio that changes nothing. */
  public static final Ratio ONE = new Ratio(BigInteger.ONE, BigInteger.ONE);

  private final BigInteger numerator;
  private final BigInteger denominator;

  private Ratio(BigInteger numerator, BigInteger denominator) {
    BigInteger common = numerator.gcd(denominator);
    this.numerator = numerator.divide(common);
    this.denominator = denominator.divide(common);
  }

  /**
   * The ratio of a decimal.
   *
   * @throws IllegalArgumentException if it is not above zero
   */
  static Ratio of(BigDecimal value) {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException("not above zero: " + value);
    }
    BigDecimal whole = value.scale() < 0 ? value.setScale(0) : value;
    return new Ratio(whole.unscaledValue(), BigInteger.TEN.pow(whole.scale()));
  }

  /** This multiplied by the other. */
  Ratio times(Ratio other) {
    return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /** One divided by this. */
  Ratio inverse() {
    return new Ratio(denominator, numerator);
  }

  /**
   * Its value with at most {@code digits} significant digits: exact if they suffice, else rounded.
   */
  BigDecimal decimal(int digits, RoundingMode rounding) {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), new MathContext(digits, rounding));
  }

  /** The largest n, at least 0, for which the value is below 10^-n; 0 for one and more. */
  int leadingPlaces() {
    int places = 0;
    BigInteger grown = numerator.multiply(BigInteger.TEN);
    while (grown.compareTo(denominator) < 0) {
      grown = grown.multiply(BigInteger.TEN);
      places++;
    }
    return places;
  }

  BigInteger numerator() {
    return numerator;
  }

  BigInteger denominator() {
    return denominator;
  }

  @Override
  public int compareTo(Ratio other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ratio ratio
        && numerator.equals(ratio.numerator)
        && denominator.equals(ratio.denominator);
  }

  @Override
  public int hashCode() {
    return 31 * numerator.hashCode() + denominator.hashCode();
  }

  /** For messages: the fraction in lowest terms, as {@code 9999/10000}. */
  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
