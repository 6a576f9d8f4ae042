package io.omnidepth.market;

/**
 * Reads one decimal number after another out of characters, without an object for each. Takes every
 * decimal notation: {@code 77586.40000}, {@code .5}, {@code -3}, {@code 3.22E-4}, {@code +1e+10}.
 * Zeros that say nothing are dropped, so that {@code 0.0200000000000000} has the scale of {@code
 * 0.02}. Not safe for several threads.
 */
public final class DecimalText {
  /** What came of reading one text. */
  public enum Outcome {
    /** {@link #units()} and {@link #scale()} are the number's. */
    READ,
    /** The text is no decimal number. */
    MALFORMED,
    /**
     * It is a number, but no {@code long} count of 10^-scale holds it, or it is finer than {@link
     * Decimals#MAX_SCALE}.
     */
    TOO_BIG
  }

  private long units;
  private int scale;

  /** Reads the {@code length} characters from {@code from} on. */
  public Outcome read(char[] text, int from, int length) {
    int at = from;
    int end = from + length;
    boolean negative = false;
    if (at < end && (text[at] == '-' || text[at] == '+')) {
      negative = text[at] == '-';
      at++;
    }
    // Zeros are held back until a digit follows that needs them, so that padding never overflows.
    long count = 0;
    long heldZeros = 0;
    long places = 0;
    int digits = 0;
    boolean pointSeen = false;
    boolean tooBig = false;
    for (; at < end; at++) {
      char c = text[at];
      if (c >= '0' && c <= '9') {
        digits++;
        if (pointSeen) {
          places++;
        }
        if (c == '0') {
          heldZeros++;
        } else {
          tooBig = tooBig || (count != 0 && !Decimals.fitsFiner(count, capped(heldZeros + 1)));
          if (!tooBig) {
            count = Decimals.finer(count, capped(heldZeros + 1));
            tooBig = count > Long.MAX_VALUE - (c - '0');
            count += c - '0';
          }
          heldZeros = 0;
        }
      } else if (c == '.' && !pointSeen) {
        pointSeen = true;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return Outcome.MALFORMED;
    }
    long exponent = 0;
    if (at < end && (text[at] == 'e' || text[at] == 'E')) {
      at++;
      boolean minus = at < end && text[at] == '-';
      if (at < end && (text[at] == '-' || text[at] == '+')) {
        at++;
      }
      int exponentDigits = 0;
      for (; at < end && text[at] >= '0' && text[at] <= '9'; at++, exponentDigits++) {
        exponent = Math.min(exponent * 10 + (text[at] - '0'), Integer.MAX_VALUE);
      }
      if (exponentDigits == 0) {
        return Outcome.MALFORMED;
      }
      exponent = minus ? -exponent : exponent;
    }
    if (at != end) {
      return Outcome.MALFORMED;
    }
    return tooBig
        ? Outcome.TOO_BIG
        : settle(negative ? -count : count, places - heldZeros - exponent);
  }

  private Outcome settle(long count, long wantedScale) {
    if (count == 0) {
      units = 0;
      scale = 0;
      return Outcome.READ;
    }
    if (wantedScale > Decimals.MAX_SCALE
        || (wantedScale < 0 && !Decimals.fitsFiner(count, capped(-wantedScale)))) {
      return Outcome.TOO_BIG;
    }
    units = wantedScale < 0 ? Decimals.finer(count, capped(-wantedScale)) : count;
    scale = (int) Math.max(0, wantedScale);
    return Outcome.READ;
  }

  /**
   * A power of ten as an {@code int}; whatever is capped is far too big for a {@code long} anyway.
   */
  private static int capped(long power) {
    return (int) Math.min(power, 1_000);
  }

  /**
   * The number last read, as a count of 10^-{@link #scale()}; not divisible by ten while the scale
   * is above zero.
   */
  public long units() {
    return units;
  }

  /** Decimal places of the number last read, 0 to {@link Decimals#MAX_SCALE}. */
  public int scale() {
    return scale;
  }
}
