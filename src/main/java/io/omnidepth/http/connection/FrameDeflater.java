package io.omnidepth.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Lays messages out for all sockets with {@link PerMessageDeflate}: compressed, and none with
 * reference to another. Only one thread at a time may use it.
 */
public final class FrameDeflater implements AutoCloseable {
  /** A shorter message saves no packet. */
  static final int SHORTEST = 200;

  private static final int USUAL = 16 << 10;

  /** The end of a flush, which is left out: 00 00 FF FF. */
  private static final int TAIL = 4;

  /** Better levels cost three to five times as much for a tenth fewer bytes. */
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

  private byte[] deflated = new byte[USUAL];

  /**
   * Lays messages out, one after the other.
   *
   * @param texts in UTF-8
   * @return a buffer outside of the heap, which the caller releases
   */
  public ByteBuf of(List<byte[]> texts, ByteBufAllocator buffers) {
    int length = texts.stream().mapToInt(text -> text.length).sum();
    ByteBuf wire = buffers.directBuffer(length / 2 + SHORTEST);
    for (byte[] text : texts) {
      int shorter = text.length < SHORTEST ? text.length : deflate(text);
      if (shorter < text.length) {
        TextFrames.writeDeflated(deflated, shorter, wire);
      } else {
        TextFrames.write(text, wire);
      }
    }
    return wire;
  }

  /** Deflates a text into the own bytes; returns their number. */
  private int deflate(byte[] text) {
    deflater.reset();
    deflater.setInput(text);
    int length = deflater.deflate(deflated, 0, deflated.length, Deflater.SYNC_FLUSH);
    while (length == deflated.length) {
      deflated = Arrays.copyOf(deflated, 2 * length);
      length += deflater.deflate(deflated, length, length, Deflater.SYNC_FLUSH);
    }
    return length - TAIL;
  }

  /** Frees the memory outside of the heap. */
  @Override
  public void close() {
    deflater.end();
  }
}
