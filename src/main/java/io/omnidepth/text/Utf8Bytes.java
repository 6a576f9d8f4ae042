package io.omnidepth.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Checksum;

/**
 * Text in UTF-8 in the making: an array of bytes that grows. Numbers go straight from counts to
 * digits. Half of a surrogate pair becomes a question mark, as in {@link
 * String#getBytes(java.nio.charset.Charset)}. One thread may use it at a time.
 */
public final class Utf8Bytes {
  private static final int FIRST_OF_TWO_BYTES = 0x80;

  /** The longest array that a thread keeps for its next text. */
  private static final int MOST_KEPT = 256 << 10;

  /** An array for the text that a thread writes next; none while it writes one. */
  private static final ThreadLocal<byte[]> KEPT = new ThreadLocal<>();

  /** Writes a text. */
  public interface Writing {
    void to(Utf8Bytes out);
  }

  private byte[] bytes;
  private int length;

  /**
   * An empty text.
   *
   * @param expected the approximate number of bytes
   */
  public Utf8Bytes(int expected) {
    bytes = new byte[Math.max(DecimalDigits.LONGEST, expected)];
  }

  private Utf8Bytes(byte[] room) {
    bytes = room;
  }

  /**
   * The bytes of what is written. They are the only new array for a text of a usual length: the
   * thread writes all such texts into the same one.
   *
   * @param expected the approximate number of bytes
   */
  public static byte[] of(Writing writing, int expected) {
    byte[] kept = KEPT.get();
    if (kept == null || kept.length < expected) {
      kept = new byte[Math.max(DecimalDigits.LONGEST, expected + expected / 4)];
    }
    KEPT.remove();
    Utf8Bytes out = new Utf8Bytes(kept);
    writing.to(out);
    if (out.bytes.length <= MOST_KEPT) {
      KEPT.set(out.bytes);
    }
    return Arrays.copyOf(out.bytes, out.length);
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

  /**
   * Appends a text between quotes if JSON has it as it is: ASCII without control characters, quotes
   * and backslashes.
   *
   * @return whether it is such a text; if not, nothing is appended
   */
  public boolean quoted(String text) {
    int count = text.length();
    ensure(count + 2);
    byte[] into = bytes;
    int at = length;
    into[at++] = '"';
    for (int i = 0; i < count; i++) {
      char next = text.charAt(i);
      if (next < ' ' || next >= FIRST_OF_TWO_BYTES || next == '"' || next == '\\') {
        return false;
      }
      into[at++] = (byte) next;
    }
    into[at++] = '"';
    length = at;
    return true;
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
    if (DecimalDigits.isLong(units, scale)) {
      longDecimal(units, scale);
      return;
    }
    ensure(DecimalDigits.LONGEST);
    length = DecimalDigits.write(units, scale, bytes, length);
  }

  /**
   * Appends two decimals between brackets, {@code [1.5,2]}, each as {@link #decimal(long, int)}
   * does.
   *
   * @param comma whether a comma stands before them
   * @return false, with nothing appended, for a number that needs the long way
   */
  public boolean pair(boolean comma, long one, int oneScale, long other, int otherScale) {
    if (DecimalDigits.isLong(one, oneScale) || DecimalDigits.isLong(other, otherScale)) {
      return false;
    }
    ensure(3 * DecimalDigits.LONGEST);
    byte[] into = bytes;
    int at = pair(comma, one, oneScale, other, otherScale, into, length);
    into[at] = ']';
    length = at + 1;
    return true;
  }

  /** The same for three decimals. */
  public boolean triple(
      boolean comma,
      long one,
      int oneScale,
      long other,
      int otherScale,
      long third,
      int thirdScale) {
    if (DecimalDigits.isLong(one, oneScale)
        || DecimalDigits.isLong(other, otherScale)
        || DecimalDigits.isLong(third, thirdScale)) {
      return false;
    }
    ensure(4 * DecimalDigits.LONGEST);
    byte[] into = bytes;
    int at = pair(comma, one, oneScale, other, otherScale, into, length);
    into[at] = ',';
    at = DecimalDigits.write(third, thirdScale, into, at + 1);
    into[at] = ']';
    length = at + 1;
    return true;
  }

  private static int pair(
      boolean comma, long one, int oneScale, long other, int otherScale, byte[] into, int from) {
    int at = from;
    if (comma) {
      into[at++] = ',';
    }
    into[at] = '[';
    at = DecimalDigits.write(one, oneScale, into, at + 1);
    into[at] = ',';
    return DecimalDigits.write(other, otherScale, into, at + 1);
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
