package io.omnidepth.read;

import io.omnidepth.market.DecimalText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads the numbers in the bytes of a text, eight digits at a time. It takes digits with a point
 * and a minus, up to {@value #MOST_DIGITS} digits; {@link #odd} takes the other forms.
 */
final class ByteNumbers {
  /** No place. */
  static final int NONE = -1;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Eight characters {@code 0}. A digit's character without these bits is the digit. */
  private static final long ZEROS = 0x3030303030303030L;

  private static final long HIGH_BITS = 0x8080808080808080L;

  /** It carries a byte above 9 into the byte's high bit. */
  private static final long ABOVE_NINE = 0x7676767676767676L;

  static final int WORD = 8;

  /** The most bytes of a number without its quotes. */
  private static final int LONGEST = 4 * WORD + 2;

  /** The bytes that must be there from a place on: a number, its quotes and the byte behind. */
  private static final int LOOKAHEAD = LONGEST + 3;

  private static final int MOST_DIGITS = 18;
  static final long[] POWERS = new long[MOST_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private final byte[] body;
  private final int last;
  private final DecimalText odd = new DecimalText();
  private long units;
  private int scale;

  ByteNumbers(byte[] body) {
    this.body = body;
    last = body.length - LOOKAHEAD;
  }

  /** The last place from which on a number can be read; below zero if there is none. */
  int last() {
    return last;
  }

  /** The number last read, a count of 10^-{@link #scale()}, as {@link DecimalText} has it. */
  long units() {
    return units;
  }

  int scale() {
    return scale;
  }

  /**
   * Reads the number that begins at {@code from}. The result is the place behind it and its quote;
   * {@link #NONE} if it has a form that {@link #plain} does not take.
   */
  int number(int from) {
    if (from > last) {
      return NONE;
    }
    if (body[from] != '"') {
      return plain(from, true);
    }
    int end = plain(from + 1, false);
    return end > 0 && body[end] == '"' ? end + 1 : NONE;
  }

  /**
   * Reads digits, a point and digits.
   *
   * @param bare whether a zero may not precede another digit
   * @return the place behind them; {@link #NONE} if the number has another form or too many digits
   */
  private int plain(int from, boolean bare) {
    int begin = body[from] == '-' ? from + 1 : from;
    long digits = digitsFrom(begin);
    int whole = count(digits);
    if (whole == 0 || whole == WORD || (bare && whole > 1 && (digits & 0xff) == 0)) {
      return whole == WORD ? plainWide(from, begin, bare) : NONE;
    }
    long value = digits << ((WORD - whole) * 8);
    int end = begin + whole;
    if (body[end] != '.') {
      return number(from, begin, number(value), 0, end);
    }
    long fraction = digitsFrom(end + 1);
    int count = count(fraction);
    end += 1 + count;
    if (count == 0 || (count == WORD && isDigit(body[end]))) {
      return plainWide(from, begin, bare);
    }
    long shifted = fraction << ((WORD - count) * 8);
    int zeros = Long.numberOfLeadingZeros(shifted) >>> 3;
    int places = Math.max(0, count - zeros);
    return number(from, begin, joined(value, whole, shifted << (zeros * 8), places), places, end);
  }

  private int number(int from, int begin, long count, int places, int end) {
    units = begin == from ? count : -count;
    scale = places;
    return end;
  }

  private static boolean isDigit(byte here) {
    return here >= '0' && here <= '9';
  }

  /** The number with these digits before and after the point, each in the highest bytes. */
  private static long joined(long whole, int wholeCount, long fraction, int places) {
    if (wholeCount + places <= WORD) {
      return number(places == 0 ? whole : (whole >>> (places * 8)) | fraction);
    }
    return (wholeCount == 1 ? whole >>> 56 : number(whole)) * POWERS[places] + number(fraction);
  }

  /** The rest of {@link #plain} for 8 digits and more before the point or 9 and more after it. */
  private int plainWide(int from, int begin, boolean bare) {
    if (bare && body[begin] == '0' && isDigit(body[begin + 1])) {
      return NONE;
    }
    long count = 0;
    int digits = 0;
    int held = 0; // zeros that only count if a digit follows
    int point = NONE;
    int end = begin;
    for (; end < from + LONGEST; end++) {
      int digit = body[end] - '0';
      if (digit > 0 && digit <= 9) {
        int more = count == 0 ? 1 : held + 1;
        digits += more;
        if (digits > MOST_DIGITS) {
          return NONE;
        }
        count = count * POWERS[more] + digit;
        held = 0;
      } else if (digit == 0) {
        held++;
      } else if (body[end] == '.' && point == NONE && end > begin) {
        point = end;
      } else {
        break;
      }
    }
    if (end == from + LONGEST || end == point + 1) {
      return NONE;
    }
    int places = count == 0 ? 0 : (point == NONE ? 0 : end - 1 - point) - held;
    if (places >= 0) {
      return number(from, begin, count, places, end);
    }
    return digits - places > MOST_DIGITS
        ? NONE
        : number(from, begin, count * POWERS[-places], 0, end);
  }

  /**
   * The place behind the digits from {@code from} on; {@link #NONE} if there are too many or none.
   */
  int digits(int from) {
    if (from > last || body[from] == '0') {
      return NONE;
    }
    int count = count(digitsFrom(from));
    if (count == WORD) {
      count += count(digitsFrom(from + WORD));
    }
    return count == 0 || count == 2 * WORD ? NONE : from + count;
  }

  /** The eight bytes from {@code from} on, each digit as its value and the first lowest. */
  long digitsFrom(int from) {
    return (long) WORDS.get(body, from) ^ ZEROS;
  }

  /** The number of digits before the first other byte, 0 to 8. */
  static int count(long digits) {
    return Long.numberOfTrailingZeros(((digits + ABOVE_NINE) | digits) & HIGH_BITS) >>> 3;
  }

  /** The number that eight digits are; the digit in the lowest byte comes first. */
  static long number(long digits) {
    long pairs = (digits * (1 + (10 << 8))) >>> 8;
    long fours = ((pairs & 0x00FF00FF00FF00FFL) * (1 + (100 << 16))) >>> 16;
    return ((fours & 0x0000FFFF0000FFFFL) * (1 + (10_000L << 32))) >>> 32;
  }

  /**
   * Reads the characters between two places as a number of any form.
   *
   * @throws UnusualJson if they are none, or one that no {@code long} holds
   */
  void odd(int from, int end) throws UnusualJson {
    char[] text = new char[end - from];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) body[from + i];
    }
    if (odd.read(text, 0, text.length) != DecimalText.Outcome.READ) {
      throw new UnusualJson();
    }
    units = odd.units();
    scale = odd.scale();
  }
}
