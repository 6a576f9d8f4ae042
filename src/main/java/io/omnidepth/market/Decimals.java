package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * Decimal numbers as a count of 10^-scale: arithmetic that never rounds and the one way they are
 * written.
 */
public final class Decimals {
  /** The finest scale a number may have; a finer text is refused like one that is too big. */
  public static final int MAX_SCALE = 64;

  private static final List<BigDecimal> ROUND =
      List.of(BigDecimal.ONE, BigDecimal.valueOf(2), BigDecimal.valueOf(5), BigDecimal.TEN);

  private static final long[] POWERS = new long[19];
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private Decimals() {}

  /**
   * {@code units} counted in 10^-{@code by} finer steps.
   *
   * @throws ArithmeticException where the result outgrows a {@code long}
   */
  static long finer(long units, int by) {
    if (by == 0 || units == 0) {
      return units;
    }
    if (by >= POWERS.length) {
      throw new ArithmeticException("10^" + by + " outgrows a long");
    }
    return Math.multiplyExact(units, POWERS[by]);
  }

  /** The same for counts of any size. */
  static BigInteger finer(BigInteger units, int by) {
    return by == 0 ? units : units.multiply(BigInteger.TEN.pow(by));
  }

  /** Whether {@link #finer(long, int)} has a result. */
  static boolean fitsFiner(long units, int by) {
    return units == 0
        || by == 0
        || (by < POWERS.length && Math.abs(units) <= Long.MAX_VALUE / POWERS[by]);
  }

  static boolean fitsLong(BigInteger units) {
    return units.compareTo(LONG_MIN) >= 0 && units.compareTo(LONG_MAX) <= 0;
  }

  static BigDecimal decimal(long units, int scale) {
    return BigDecimal.valueOf(units, scale);
  }

  /** How many decimal places a number needs; 0 for a whole one. */
  static int places(BigDecimal number) {
    return Math.max(0, number.stripTrailingZeros().scale());
  }

  /** The least 1, 2 or 5 times a power of ten that is no less than {@code least}, above zero. */
  public static BigDecimal roundStep(BigDecimal least) {
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
    return ROUND.stream()
        .map(power::multiply)
        .filter(step -> step.compareTo(least) >= 0)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Appends the plain decimal: no exponent, no trailing zeros after the point, {@code 0} for zero.
   */
  public static void append(StringBuilder out, long units, int scale) {
    long rest = units;
    int places = scale;
    while (places > 0 && rest % 10 == 0) {
      if (rest == 0) {
        places = 0;
        break;
      }
      rest /= 10;
      places--;
    }
    if (places == 0) {
      out.append(rest);
      return;
    }
    if (rest < 0) {
      out.append('-');
    }
    int start = out.length();
    out.append(rest < 0 ? Long.toString(rest).substring(1) : Long.toString(rest));
    int missing = places + 1 - (out.length() - start);
    if (missing > 0) {
      out.insert(start, "0".repeat(missing));
    }
    out.insert(out.length() - places, '.');
  }

  /** The plain decimal of {@code units} counted in 10^-{@code scale}. */
  public static String text(long units, int scale) {
    StringBuilder out = new StringBuilder(24);
    append(out, units, scale);
    return out.toString();
  }

  /** The plain decimal of a number: no exponent, no trailing zeros after the point. */
  public static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
