package io.omnidepth.read;

import io.omnidepth.market.Decimals;

/**
 * The numbers that stand at one place of all rows, as counts of 10^-{@link #scale}. It remembers
 * the shape of the last one: its quotes and its digits before the point. The next one is likely to
 * have that shape, so the processor reads behind the point without waiting for the digits before
 * it.
 */
final class NumberColumn {
  /** No number in the usual form, or a finer one than the scale. */
  static final long NONE = -1;

  private static final int NO_SHAPE = -1;
  private static final long[] POWERS = ByteNumbers.POWERS;
  private static final int WORD = ByteNumbers.WORD;

  private final byte[] body;
  private final ByteNumbers numbers;
  private int scale;

  /** The bits of the digits that the scale has no place for, the digit behind the point lowest. */
  private long tooFine;

  private int end;

  /** 1 if the last number stood in quotes, else 0. */
  private int quote;

  private int wholeDigits = NO_SHAPE;

  NumberColumn(byte[] body, ByteNumbers numbers) {
    this.body = body;
    this.numbers = numbers;
  }

  /** Counts all further numbers in 10^-{@code decimals}. */
  void scale(int decimals) {
    scale = decimals;
    tooFine = scale < WORD ? -1L << (scale * 8) : 0;
    if (scale > WORD) {
      wholeDigits = NO_SHAPE;
    }
  }

  /** The place behind the number last read and its quote. */
  int end() {
    return end;
  }

  /**
   * Reads the number, quoted or bare, that begins at {@code from}, a place up to {@link
   * ByteNumbers#last}. A minus is no usual form.
   */
  long units(int from) {
    int begin = from + quote;
    int point = begin + wholeDigits;
    long whole = numbers.digitsFrom(begin);
    long fraction = numbers.digitsFrom(point + 1);
    int fractionDigits = ByteNumbers.count(fraction);
    int behind = point + 1 + fractionDigits;
    if (ByteNumbers.count(whole) != wholeDigits
        || body[point] != '.'
        || fractionDigits == 0
        || !hasShape(from, behind)) {
      return otherShape(from);
    }
    int others = (WORD - fractionDigits) * 8;
    long decimals = (fraction << others) >>> others;
    if ((decimals & tooFine) != 0) {
      return NONE;
    }
    end = behind + quote;
    return joined(whole << ((WORD - wholeDigits) * 8), decimals << ((WORD - scale) * 8));
  }

  /** The number with these digits before and behind the point, the last ones in the high byte. */
  private long joined(long whole, long decimals) {
    return wholeDigits + scale <= WORD
        ? ByteNumbers.number((whole >>> (scale * 8)) | decimals)
        : ByteNumbers.number(whole) * POWERS[scale] + ByteNumbers.number(decimals);
  }

  /** Whether it has the shape's quotes. A bare number has no zero before its digits. */
  private boolean hasShape(int from, int behind) {
    return quote == 0
        ? body[from] != '0' || wholeDigits == 1
        : body[from] == '"' && body[behind] == '"';
  }

  private long otherShape(int from) {
    int quotes = body[from] == '"' ? 1 : 0;
    int digits = ByteNumbers.count(numbers.digitsFrom(from + quotes));
    boolean known = digits == wholeDigits && quotes == quote;
    if (known || scale > WORD || digits == 0 || body[from + quotes + digits] != '.') {
      return anyShape(from);
    }
    quote = quotes;
    wholeDigits = digits;
    return units(from);
  }

  /** Reads a number without a point, or one with many digits. */
  private long anyShape(int from) {
    int behind = numbers.number(from);
    int finer = scale - numbers.scale();
    if (behind < 0
        || numbers.units() < 0
        || finer < 0
        || !Decimals.fitsFiner(numbers.units(), finer)) {
      return NONE;
    }
    end = behind;
    return Decimals.finer(numbers.units(), finer);
  }
}
