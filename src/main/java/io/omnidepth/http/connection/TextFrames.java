package io.omnidepth.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;

/**
 * The bytes on the wire of a text message of a server (RFC 6455, 5.2): frames without a mask, each
 * of up to {@value #LONGEST} bytes of text.
 */
public final class TextFrames {
  static final int LONGEST = 64 << 10;

  private static final int TEXT = 0x1;
  private static final int CONTINUATION = 0x0;
  private static final int DEFLATED = 0x40;
  private static final int LAST = 0x80;
  private static final int SHORT = 125;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int MOST_OF_TWO_BYTES = 0xffff;

  private TextFrames() {}

  /**
   * Lays the message out.
   *
   * @param text in UTF-8
   * @return a buffer outside of the heap, which the caller releases
   */
  static ByteBuf of(byte[] text, ByteBufAllocator buffers) {
    return of(List.of(text), buffers);
  }

  /** The same for several messages, one after the other. */
  public static ByteBuf of(List<byte[]> texts, ByteBufAllocator buffers) {
    ByteBuf wire = buffers.directBuffer(texts.stream().mapToInt(text -> size(text.length)).sum());
    texts.forEach(text -> write(text, wire));
    return wire;
  }

  static void write(byte[] text, ByteBuf wire) {
    write(TEXT, text, text.length, wire);
  }

  /** Writes a message whose payload is deflated (RFC 7692). */
  static void writeDeflated(byte[] payload, int length, ByteBuf wire) {
    write(TEXT | DEFLATED, payload, length, wire);
  }

  private static void write(int first, byte[] payload, int all, ByteBuf wire) {
    int from = 0;
    do {
      int length = Math.min(LONGEST, all - from);
      boolean isLast = from + length == all;
      wire.writeByte((from == 0 ? first : CONTINUATION) | (isLast ? LAST : 0));
      writeLength(length, wire);
      wire.writeBytes(payload, from, length);
      from += length;
    } while (from < all);
  }

  private static void writeLength(int length, ByteBuf wire) {
    if (length <= SHORT) {
      wire.writeByte(length);
    } else if (length <= MOST_OF_TWO_BYTES) {
      wire.writeByte(TWO_BYTES).writeShort(length);
    } else {
      wire.writeByte(EIGHT_BYTES).writeLong(length);
    }
  }

  /** The length of the frames of so much text. */
  private static int size(int text) {
    int last = text == 0 ? 0 : (text - 1) % LONGEST + 1;
    return (text - last) / LONGEST * (header(LONGEST) + LONGEST) + header(last) + last;
  }

  private static int header(int length) {
    return length <= SHORT ? 2 : length <= MOST_OF_TWO_BYTES ? 4 : 10;
  }
}
