package io.omnidepth.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates the compressed messages of one WebSocket (RFC 7692, 7.2.2), each up to a length. A
 * client may refer to the text of its earlier messages: the last {@value #WINDOW} bytes of that are
 * kept. Nothing else outlives a message.
 */
final class MessageInflater {
  private static final int WINDOW = 32 << 10;
  private static final int SMALLEST = 256;

  /** The end of a flush, which a sender leaves out. */
  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

  private final int longest;
  private byte[] texts = new byte[0];
  private int length;

  MessageInflater(int longest) {
    this.longest = longest;
  }

  /**
   * Inflates a whole message.
   *
   * @param deflated the payloads of its frames, in a buffer on the heap; stays the caller's
   * @return its text, which the caller releases; empty if it is longer than allowed
   * @throws DataFormatException if the bytes are no deflated ones
   */
  Optional<ByteBuf> inflate(ByteBuf deflated, ByteBufAllocator buffers) throws DataFormatException {
    int payload = deflated.readableBytes();
    deflated.writeBytes(TAIL);
    ByteBuf text = buffers.heapBuffer(Math.min(longest, Math.max(SMALLEST, 4 * payload)));
    Inflater inflater = new Inflater(true);
    try {
      if (length > 0) {
        int known = Math.min(length, WINDOW);
        inflater.setDictionary(texts, length - known, known);
      }
      inflater.setInput(
          deflated.array(), deflated.arrayOffset() + deflated.readerIndex(), payload + TAIL.length);
      if (inflate(inflater, text)) {
        keep(text);
        return Optional.of(text.retain());
      }
      return Optional.empty();
    } finally {
      text.release();
      inflater.end();
    }
  }

  /** Inflates all of the input; returns whether the text is as short as allowed. */
  private boolean inflate(Inflater inflater, ByteBuf text) throws DataFormatException {
    while (!inflater.finished()) {
      text.ensureWritable(text.isWritable() ? 1 : Math.min(text.capacity(), longest + 1));
      int at = text.arrayOffset() + text.writerIndex();
      int bytes = inflater.inflate(text.array(), at, text.writableBytes());
      text.writerIndex(text.writerIndex() + bytes);
      if (text.readableBytes() > longest) {
        return false;
      }
      if (bytes == 0 && inflater.needsInput()) {
        return true;
      }
      if (bytes == 0 && !inflater.finished()) {
        throw new DataFormatException("it needs a dictionary");
      }
    }
    // A sender may mark a block as the last; the byte of an empty one follows (RFC 7692, 7.2.3.4).
    if (inflater.getRemaining() > TAIL.length + 1) {
      throw new DataFormatException("there is more behind its end");
    }
    return true;
  }

  private void keep(ByteBuf text) {
    int added = text.readableBytes();
    if (length + added > texts.length) {
      int kept = Math.min(length, WINDOW);
      int room = Math.min(WINDOW + longest, Math.max(SMALLEST, 2 * (kept + added)));
      byte[] larger = texts.length >= kept + added && texts.length == room ? texts : new byte[room];
      System.arraycopy(texts, length - kept, larger, 0, kept);
      texts = larger;
      length = kept;
    }
    text.getBytes(text.readerIndex(), texts, length, added);
    length += added;
  }
}
