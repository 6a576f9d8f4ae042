package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Turns the prices of one side of a book into the depth's, by the rule of {@link Pricing}. It
 * computes in {@code long} if that suffices.
 */
final class Multiplier {
  private final BigInteger wideFactor;
  private final BigInteger wideDivisor;

  /** Both factor and divisor are 0 if one of the two outgrows a {@code long}. */
  private final long factor;

  private final long divisor;
  private final boolean up;
  private final int scale;

  /** The multiplier that changes nothing. */
  private Multiplier(Side side, int scale) {
    wideFactor = BigInteger.ONE;
    wideDivisor = BigInteger.ONE;
    factor = 1;
    divisor = 1;
    up = side == Side.ASK;
    this.scale = scale;
  }

  private Multiplier(BigInteger factor, BigInteger divisor, Side side, int scale) {
    BigInteger common = factor.gcd(divisor);
    this.wideFactor = factor.divide(common);
    this.wideDivisor = divisor.divide(common);
    boolean fits = Decimals.fitsLong(wideFactor) && Decimals.fitsLong(wideDivisor);
    this.factor = fits ? wideFactor.longValueExact() : 0;
    this.divisor = fits ? wideDivisor.longValueExact() : 0;
    this.up = side == Side.ASK;
    this.scale = scale;
  }

  static Multiplier of(Part part, Side side) {
    Ratio ratio = part.pricing().multiplier(side);
    if (ratio.equals(Ratio.ONE)) {
      return new Multiplier(side, part.book().priceScale());
    }
    int places = Pricing.PLACES + ratio.leadingPlaces();
    BigInteger factor = ratio.numerator().multiply(BigInteger.TEN.pow(places));
    BigInteger[] exact = factor.divideAndRemainder(ratio.denominator());
    if (exact[1].signum() != 0) {
      return new Multiplier(factor, ratio.denominator(), side, part.book().priceScale() + places);
    }
    BigDecimal bare = new BigDecimal(exact[0], places);
    int needed = Decimals.places(bare);
    return new Multiplier(
        bare.setScale(needed).unscaledValue(),
        BigInteger.ONE,
        side,
        part.book().priceScale() + needed);
  }

  /** A depth's price is the book's times factor, divided by {@link #divisor()}, and rounded. */
  BigInteger factor() {
    return wideFactor;
  }

  BigInteger divisor() {
    return wideDivisor;
  }

  /** Whether it changes nothing. */
  boolean isOne() {
    return factor == 1 && divisor == 1;
  }

  /** Whether it never rounds. */
  boolean isExact() {
    return wideDivisor.equals(BigInteger.ONE);
  }

  /** The decimal places of its prices. */
  int scale() {
    return scale;
  }

  /**
   * The depth's price, a count of 10^-{@link #scale()}, for the book's.
   *
   * @throws ArithmeticException if it outgrows a {@code long}
   */
  long narrow(long price) {
    if (divisor == 1) {
      return factor == 1 ? price : Math.multiplyExact(price, factor);
    }
    if (!fits(price)) {
      return wide(price).longValueExact();
    }
    long product = price * factor;
    long quotient = product / divisor;
    return up && quotient * divisor != product ? quotient + 1 : quotient;
  }

  /** The same for numbers of any size. */
  BigInteger wide(long price) {
    BigInteger[] parts =
        BigInteger.valueOf(price).multiply(wideFactor).divideAndRemainder(wideDivisor);
    return up && parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
  }

  /** The same as a decimal. */
  BigDecimal decimal(long price) {
    return fits(price)
        ? Decimals.decimal(narrow(price), scale)
        : new BigDecimal(wide(price), scale);
  }

  private boolean fits(long price) {
    return divisor != 0 && price * factor > 0 && Math.multiplyHigh(price, factor) == 0;
  }
}
