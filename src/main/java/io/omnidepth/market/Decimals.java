package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Decimal numbers as a count of 10^-scale: arithmetic that never rounds, and the only way to read
 * and to write them.
 *
 * <p>Every number from outside is read here or by {@link DecimalText}, which is faster and reads
 * levels. Both check the digits and the exponent before they compute anything from them.
 */
public final class Decimals {
  /** The finest scale a number may have; a finer text is refused like one that is too big. */
  public static final int MAX_SCALE = 64;

  /** The most digits before the point that {@link #read} takes. */
  public static final int MAX_WHOLE_DIGITS = 64;

  /** The longest text that {@link #read} looks at. */
  private static final int LONGEST_TEXT = 128;

  /** The longest whole number that {@link #whole} looks at, without its sign. */
  private static final int MOST_DIGITS = 19;

  private static final List<BigDecimal> ROUND =
      List.of(BigDecimal.ONE, BigDecimal.valueOf(2), BigDecimal.valueOf(5), BigDecimal.TEN);

  private static final long[] POWERS = new long[19];

  /** The largest count that stays a {@code long} times the power of the same place. */
  private static final long[] LARGEST = new long[POWERS.length];

  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
    for (int i = 0; i < POWERS.length; i++) {
      LARGEST[i] = Long.MAX_VALUE / POWERS[i];
    }
  }

  private Decimals() {}

  /**
   * Reads a text from outside, in any decimal notation, and drops zeros at its end.
   *
   * @return empty if it is no number, is longer than 128 characters, has more than {@value
   *     #MAX_WHOLE_DIGITS} digits before the point or is finer than {@link #MAX_SCALE}
   */
  public static Optional<BigDecimal> read(String text) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    DecimalText number = new DecimalText();
    return switch (number.read(text.toCharArray(), 0, text.length())) {
      case READ -> Optional.of(decimal(number.units(), number.scale()));
      case MALFORMED -> Optional.empty();
      case TOO_BIG -> wide(text);
    };
  }

  /** Reads a decimal notation of a number that no {@code long} holds. */
  private static Optional<BigDecimal> wide(String text) {
    int mark = Math.max(text.indexOf('e'), text.indexOf('E'));
    boolean far =
        mark >= 0
            && whole(text.substring(mark + 1).replaceFirst("^\\+?(-?)0*(?=[0-9])", "$1"), -999, 999)
                .isEmpty();
    return far
        ? Optional.empty()
        : Optional.of(new BigDecimal(text).stripTrailingZeros())
            .filter(
                number ->
                    number.scale() <= MAX_SCALE
                        && number.precision() - number.scale() <= MAX_WHOLE_DIGITS)
            .map(Decimals::stripped);
  }

  /**
   * Reads a whole number from outside: digits, and a minus if {@code least} allows it.
   *
   * @return empty if it is no such number, has more than 19 digits or is out of its bounds
   */
  public static Optional<Long> whole(String text, long least, long most) {
    int sign = text.startsWith("-") ? 1 : 0;
    if (text.length() - sign > MOST_DIGITS
        || !text.chars().skip(sign).allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    DecimalText number = new DecimalText();
    return number.read(text.toCharArray(), 0, text.length()) == DecimalText.Outcome.READ
            && number.units() >= least
            && number.units() <= most
        ? Optional.of(number.units())
        : Optional.empty();
  }

  /**
   * Reads a text that was checked before or is a constant of ours.
   *
   * @throws IllegalArgumentException if {@link #read} takes no number
   */
  public static BigDecimal of(String text) {
    return read(text).orElseThrow(() -> new IllegalArgumentException("no number: " + text));
  }

  /**
   * {@code units} counted in 10^-{@code by} finer steps.
   *
   * @throws ArithmeticException if the result outgrows a {@code long}
   */
  public static long finer(long units, int by) {
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
  public static boolean fitsFiner(long units, int by) {
    return units == 0 || by == 0 || (by < POWERS.length && Math.abs(units) <= LARGEST[by]);
  }

  static boolean fitsLong(BigInteger units) {
    return units.compareTo(LONG_MIN) >= 0 && units.compareTo(LONG_MAX) <= 0;
  }

  /** Whether a {@code long} count of 10^-scale holds the number. */
  public static boolean fitsLong(BigDecimal number) {
    return fitsLong(number.unscaledValue());
  }

  static BigDecimal decimal(long units, int scale) {
    return BigDecimal.valueOf(units, scale);
  }

  /** The decimal places that a number needs; 0 for a whole one. */
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
    return stripped(number).toPlainString();
  }

  /** The plain decimal of a number with the zeros at its end, to stand below others. */
  public static String padded(BigDecimal number) {
    return number.toPlainString();
  }

  /** The same number without zeros after the point, and without a scale below zero. */
  public static BigDecimal stripped(BigDecimal number) {
    BigDecimal bare = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }
}
