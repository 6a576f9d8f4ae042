package io.omnidepth.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Checksum;

/**
 * Text in UTF-8 in the making: an array of bytes that grows. Numbers go straight from counts to
 * digits. Half of a surrogate pair becomes a question mark, as in {@link
 * String#getBytes(java.nio.charset.Charset)}. One thread may use it at a time.
 */
public final class Utf8Bytes {
  /** The most decimal places that are split off by one division. */
  private static final int MOST_PLACES = 18;

  /** A sign, 19 digits, a point, and four bytes that a block of digits may write too far. */
  private static final int LONGEST_NUMBER = 26;

  private static final int FIRST_OF_TWO_BYTES = 0x80;
  private static final int FOUR_DIGITS = 10_000;
  private static final int EIGHT_DIGITS = 100_000_000;
  private static final long[] POWERS = new long[MOST_PLACES + 1];
  private static final VarHandle BLOCK =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** The four digits of each number below 10,000 in the order of the text. */
  private static final int[] BLOCKS = new int[FOUR_DIGITS];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
    for (int i = 0; i < FOUR_DIGITS; i++) {
      BLOCKS[i] =
          0x30303030 | (i / 1000) | (i / 100 % 10) << 8 | (i / 10 % 10) << 16 | (i % 10) << 24;
    }
  }

  private byte[] bytes;
  private int length;

  /**
   * An empty text.
   *
   * @param expected the approximate number of bytes
   */
  public Utf8Bytes(int expected) {
    bytes = new byte[Math.max(LONGEST_NUMBER, expected)];
  }

  /** The number of bytes so far. */
  public int length() {
    return length;
  }

  /** Appends an ASCII character. */
  public void ascii(char one) {
    ensure(1);
    bytes[length++] = (byte) one;
  }

  /** Appends bytes as they are. */
  public void raw(byte[] from, int start, int end) {
    ensure(end - start);
    System.arraycopy(from, start, bytes, length, end - start);
    length += end - start;
  }

  /** Appends a text. */
  public void text(String text) {
    int count = text.length();
    ensure(count);
    for (int i = 0; i < count; i++) {
      char next = text.charAt(i);
      if (next >= FIRST_OF_TWO_BYTES) {
        byte[] rest = text.substring(i).getBytes(StandardCharsets.UTF_8);
        raw(rest, 0, rest.length);
        return;
      }
      bytes[length++] = (byte) next;
    }
  }

  /** Appends a whole number. */
  public void whole(long number) {
    decimal(number, 0);
  }

  /** Appends so many digits of a number from 0 on, with zeros before it. */
  public void padded(int number, int digits) {
    ensure(digits);
    int rest = number;
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  /**
   * Appends the plain decimal of {@code units} counted in 10^-{@code scale}: no exponent, no
   * trailing zeros after the point, {@code 0} for zero.
   *
   * @param scale from 0 on
   */
  public void decimal(long units, int scale) {
    if (scale > MOST_PLACES || units == Long.MIN_VALUE) {
      longDecimal(units, scale);
      return;
    }
    ensure(LONGEST_NUMBER);
    length = decimal(units, scale, bytes, length);
  }

  /** The same for any scale. */
  private void longDecimal(long units, int scale) {
    if (units == 0) {
      ascii('0');
      return;
    }
    String digits = Long.toUnsignedString(units < 0 ? -units : units);
    int places = scale;
    int end = digits.length();
    for (; places > 0 && digits.charAt(end - 1) == '0'; end--) {
      places--;
    }
    int whole = end - places;
    text(units < 0 ? "-" : "");
    text(whole > 0 ? digits.substring(0, whole) : "0");
    if (places > 0) {
      text("." + "0".repeat(Math.max(0, -whole)));
      text(digits.substring(Math.max(0, whole), end));
    }
  }

  private static int decimal(long units, int scale, byte[] into, int from) {
    long rest = units;
    int at = from;
    if (rest < 0) {
      into[at++] = '-';
      rest = -rest;
    }
    if (scale == 0) {
      return digits(rest, into, at);
    }
    long whole = rest / POWERS[scale];
    long part = rest - whole * POWERS[scale];
    at = digits(whole, into, at);
    if (part == 0) {
      return at;
    }
    into[at++] = '.';
    return places(part, scale, into, at);
  }

  /** Writes the digits of a number from 0 on; returns their end. */
  private static int digits(long number, byte[] into, int at) {
    if (number < FOUR_DIGITS) {
      int low = (int) number;
      int count = low < 10 ? 1 : low < 100 ? 2 : low < 1000 ? 3 : 4;
      BLOCK.set(into, at, BLOCKS[low] >>> (32 - 8 * count));
      return at + count;
    }
    if (number < EIGHT_DIGITS) {
      int both = (int) number;
      int high = both / FOUR_DIGITS;
      int end = digits(high, into, at);
      BLOCK.set(into, end, BLOCKS[both - high * FOUR_DIGITS]);
      return end + 4;
    }
    long high = number / EIGHT_DIGITS;
    int low = (int) (number - high * EIGHT_DIGITS);
    int end = digits(high, into, at);
    int upper = low / FOUR_DIGITS;
    BLOCK.set(into, end, BLOCKS[upper]);
    BLOCK.set(into, end + 4, BLOCKS[low - upper * FOUR_DIGITS]);
    return end + 8;
  }

  /** Writes decimal places, above zero, without zeros at the end; returns their end. */
  private static int places(long part, int scale, byte[] into, int from) {
    long rest = part;
    int at = from + scale;
    while (at - from >= 4) {
      long higher = rest / FOUR_DIGITS;
      at -= 4;
      BLOCK.set(into, at, BLOCKS[(int) (rest - higher * FOUR_DIGITS)]);
      rest = higher;
    }
    for (int few = (int) rest; at > from; few /= 10) {
      into[--at] = (byte) ('0' + few % 10);
    }
    int end = from + scale;
    while (into[end - 1] == '0') {
      end--;
    }
    return end;
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      grow(more);
    }
  }

  private void grow(int more) {
    bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
  }

  /** Adds all bytes to a checksum. */
  public void into(Checksum sum) {
    sum.update(bytes, 0, length);
  }

  /** All bytes. Nothing may be appended after that. */
  public byte[] toBytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }
}
