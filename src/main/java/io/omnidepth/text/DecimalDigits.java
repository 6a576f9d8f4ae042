package io.omnidepth.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes counts of a power of ten as plain decimals in ASCII, eight digits at a time. */
final class DecimalDigits {
  /** The most decimal places that are split off by one division. */
  static final int MOST_PLACES = 18;

  /** A sign, 20 digits, a point, and eight bytes that a word of digits may write too far. */
  static final int LONGEST = 32;

  private static final int FOUR_DIGITS = 10_000;
  private static final int EIGHT_DIGITS = 100_000_000;
  private static final int EIGHT = 8;
  private static final long[] POWERS = new long[MOST_PLACES + 1];
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Eight characters {@code 0}. */
  private static final long ZEROS = 0x3030303030303030L;

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private DecimalDigits() {}

  /** Whether a number needs another way: it has more places, or no negation. */
  static boolean isLong(long units, int scale) {
    return scale > DecimalDigits.MOST_PLACES || units == Long.MIN_VALUE;
  }

  /**
   * Writes the plain decimal of {@code units} counted in 10^-{@code scale}, which {@link #isLong}
   * does not tell to be long. It may write over eight bytes behind the end.
   *
   * @return the place behind it
   */
  static int write(long units, int scale, byte[] into, int from) {
    long rest = units;
    int at = from;
    if (rest < 0) {
      into[at++] = '-';
      rest = -rest;
    }
    return scale <= EIGHT ? fewPlaces(rest, scale, into, at) : manyPlaces(rest, scale, into, at);
  }

  /** Writes a number from 0 on with at most eight places; returns its end. */
  private static int fewPlaces(long units, int scale, byte[] into, int from) {
    long high = units / EIGHT_DIGITS;
    long digits = digits((int) (units - high * EIGHT_DIGITS));
    int wholeDigits = EIGHT - scale;
    int at = from;
    int zeros = 0;
    if (high > 0) {
      at = whole(high, into, at);
    } else {
      zeros = Math.min(Long.numberOfTrailingZeros(digits) >>> 3, wholeDigits - 1);
    }
    if (zeros < 0) {
      into[at++] = '0';
    } else {
      WORD.set(into, at, (digits | ZEROS) >>> (zeros * 8));
      at += wholeDigits - zeros;
    }
    int places = scale - (Long.numberOfLeadingZeros(digits) >>> 3);
    if (places <= 0) {
      return at;
    }
    into[at] = '.';
    WORD.set(into, at + 1, (digits | ZEROS) >>> (wholeDigits * 8));
    return at + 1 + places;
  }

  /** Writes a number from 0 on with more places than eight; returns its end. */
  private static int manyPlaces(long units, int scale, byte[] into, int from) {
    long whole = units / POWERS[scale];
    long part = units - whole * POWERS[scale];
    int at = whole(whole, into, from);
    if (part == 0) {
      return at;
    }
    into[at++] = '.';
    int end = at + scale;
    for (int place = end - 1; place >= at; place--) {
      long higher = part / 10;
      into[place] = (byte) ('0' + (part - higher * 10));
      part = higher;
    }
    while (into[end - 1] == '0') {
      end--;
    }
    return end;
  }

  /** Writes the digits of a whole number from 0 on; returns their end. */
  private static int whole(long number, byte[] into, int from) {
    if (number < 10) {
      into[from] = (byte) ('0' + number);
      return from + 1;
    }
    long high = number / EIGHT_DIGITS;
    long digits = digits((int) (number - high * EIGHT_DIGITS));
    int at = from;
    int zeros = 0;
    if (high > 0) {
      at = whole(high, into, at);
    } else {
      zeros = Math.min(Long.numberOfTrailingZeros(digits) >>> 3, EIGHT - 1);
    }
    WORD.set(into, at, (digits | ZEROS) >>> (zeros * 8));
    return at + EIGHT - zeros;
  }

  /** The eight digits of a number below 10^8, each in a byte of its own, the first one lowest. */
  private static long digits(int number) {
    long high = number / FOUR_DIGITS;
    long fours = high | (number - high * FOUR_DIGITS) << 32;
    long hundreds = ((fours * 10_486) >>> 20) & 0x7F0000007FL;
    long pairs = hundreds | (fours - hundreds * 100) << 16;
    long tens = ((pairs * 103) >>> 10) & 0x000F000F000F000FL;
    return tens | (pairs - tens * 10) << 8;
  }
}
