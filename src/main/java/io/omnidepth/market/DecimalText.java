package io.omnidepth.market;

/**
 * Reads decimal numbers from characters, one after the other, without an object for each. It takes
 * every decimal notation: {@code 77586.40000}, {@code .5}, {@code -3}, {@code 3.22E-4}, {@code
 * +1e+10}. It drops zeros at the end, so {@code 0.0200000000000000} has the scale of {@code 0.02}.
 * One thread may use it at a time.
 */
public final class DecimalText {
  /** The outcome of one text. */
  public enum Outcome {
    /** {@link #units()} and {@link #scale()} are the number's. */
    READ,
    /** The text is no decimal number. */
    MALFORMED,
    /**
     * The text is a number that no {@code long} count of 10^-scale holds, or that is finer than
     * {@link Decimals#MAX_SCALE}.
     */
    TOO_BIG
  }

  private static final long NO_EXPONENT = Long.MIN_VALUE;

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
    int digits = 0;
    int point = -1;
    for (; at < end; at++) {
      char c = text[at];
      if (c == '0') {
        digits++;
        heldZeros++;
      } else if (c > '0' && c <= '9') {
        digits++;
        count = count < 0 ? count : appended(count, heldZeros, c - '0');
        heldZeros = 0;
      } else if (c == '.' && point < 0) {
        point = digits;
      } else {
        break;
      }
    }
    long exponent = at == end ? 0 : exponent(text, at, end);
    if (digits == 0 || exponent == NO_EXPONENT) {
      return Outcome.MALFORMED;
    }
    if (count < 0) {
      return Outcome.TOO_BIG;
    }
    long places = point < 0 ? 0 : digits - point;
    return settle(negative ? -count : count, places - heldZeros - exponent);
  }

  /** The count with these zeros and a digit after it; below zero if no {@code long} holds it. */
  private static long appended(long count, long zeros, int digit) {
    int by = capped(zeros + 1);
    if (!Decimals.fitsFiner(count, by)) {
      return -1;
    }
    long finer = Decimals.finer(count, by);
    return finer > Long.MAX_VALUE - digit ? -1 : finer + digit;
  }

  /** The exponent that these characters are, or {@link #NO_EXPONENT} where they are none. */
  private static long exponent(char[] text, int from, int end) {
    int at = from + 1;
    boolean minus = at < end && text[at] == '-';
    if (minus || (at < end && text[at] == '+')) {
      at++;
    }
    if (at == end || (text[from] != 'e' && text[from] != 'E')) {
      return NO_EXPONENT;
    }
    long exponent = 0;
    for (; at < end; at++) {
      if (text[at] < '0' || text[at] > '9') {
        return NO_EXPONENT;
      }
      exponent = Math.min(exponent * 10 + (text[at] - '0'), Integer.MAX_VALUE);
    }
    return minus ? -exponent : exponent;
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

  /** A power of ten as an {@code int}; a capped one is far too big for a {@code long} anyway. */
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
