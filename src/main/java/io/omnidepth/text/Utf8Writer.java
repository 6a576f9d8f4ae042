package io.omnidepth.text;

import java.io.Writer;
import java.util.Arrays;

/**
 * Writes characters into an array of bytes as UTF-8. Half of a surrogate pair becomes a question
 * mark, as in {@link String#getBytes(java.nio.charset.Charset)}.
 */
public final class Utf8Writer extends Writer {
  private static final int FIRST_OF_TWO_BYTES = 0x80;
  private static final int FIRST_OF_THREE_BYTES = 0x800;
  private static final int MOST_OF_A_CHARACTER = 4;

  private byte[] bytes;
  private int length;

  /** The first half of a surrogate pair without its second half so far; 0 for none. */
  private char half;

  /**
   * An empty writer.
   *
   * @param expected the approximate number of bytes
   */
  public Utf8Writer(int expected) {
    bytes = new byte[Math.max(16, expected)];
  }

  @Override
  public void write(char[] from, int offset, int count) {
    ensure(count);
    for (int i = offset; i < offset + count; i++) {
      char next = from[i];
      if (next < FIRST_OF_TWO_BYTES && half == 0) {
        bytes[length++] = (byte) next;
      } else {
        encode(next);
        ensure(offset + count - i);
      }
    }
  }

  private void encode(char next) {
    if (half != 0) {
      char first = half;
      half = 0;
      if (Character.isLowSurrogate(next)) {
        encodePoint(Character.toCodePoint(first, next));
        return;
      }
      encodePoint('?');
    }
    if (Character.isHighSurrogate(next)) {
      half = next;
    } else {
      encodePoint(Character.isLowSurrogate(next) ? '?' : next);
    }
  }

  private void encodePoint(int point) {
    ensure(MOST_OF_A_CHARACTER);
    if (point < FIRST_OF_TWO_BYTES) {
      bytes[length++] = (byte) point;
    } else if (point < FIRST_OF_THREE_BYTES) {
      bytes[length++] = (byte) (0xc0 | (point >> 6));
      continuation(point);
    } else if (Character.isBmpCodePoint(point)) {
      bytes[length++] = (byte) (0xe0 | (point >> 12));
      continuation(point >> 6);
      continuation(point);
    } else {
      bytes[length++] = (byte) (0xf0 | (point >> 18));
      continuation(point >> 12);
      continuation(point >> 6);
      continuation(point);
    }
  }

  private void continuation(int bits) {
    bytes[length++] = (byte) (0x80 | (bits & 0x3f));
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
    }
  }

  /** All written bytes. */
  public byte[] toBytes() {
    if (half != 0) {
      half = 0;
      encodePoint('?');
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  @Override
  public void flush() {
    // The array needs no flush.
  }

  @Override
  public void close() {
    // The array needs no close.
  }
}
