package io.omnidepth.support;

import io.omnidepth.tool.LoadCount;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes of a WebSocket: counts messages by type without reading them whole. */
public final class Frames {
  private static final int LOOKED_AT = 80;

  private final LoadCount count;
  private final StringBuilder handshake = new StringBuilder();
  private final byte[] head = new byte[10];
  private final byte[] start = new byte[LOOKED_AT];
  private boolean open;
  private int headBytes;
  private long payload;
  private long taken;

  public Frames(LoadCount count) {
    this.count = count;
  }

  /** Starts again, with another handshake. */
  public void clear() {
    open = false;
    handshake.setLength(0);
    headBytes = 0;
  }

  public void take(ByteBuffer bytes) {
    while (!open && bytes.hasRemaining()) {
      handshake.append((char) bytes.get());
      open = handshake.length() > 4 && handshake.indexOf("\r\n\r\n", handshake.length() - 4) > 0;
    }
    while (bytes.hasRemaining()) {
      if (!hasHead()) {
        head[headBytes++] = bytes.get();
        if (hasHead()) {
          payload = length();
          taken = 0;
        }
      }
      if (hasHead()) {
        skip(bytes);
      }
    }
  }

  /** Whether the frame begins a message; other frames continue one. */
  private boolean begins() {
    return (head[0] & 0x0f) != 0;
  }

  private void skip(ByteBuffer bytes) {
    while (taken < LOOKED_AT && taken < payload && bytes.hasRemaining()) {
      start[(int) taken++] = bytes.get();
    }
    int rest = (int) Math.min(bytes.remaining(), payload - taken);
    bytes.position(bytes.position() + rest);
    taken += rest;
    if (taken == payload) {
      headBytes = 0;
      count.bytes(payload);
      if (begins()) {
        count.message(
            new String(start, 0, (int) Math.min(payload, LOOKED_AT), StandardCharsets.US_ASCII));
      }
    }
  }

  private boolean hasHead() {
    return headBytes >= 2 && headBytes == 2 + (mark() == 126 ? 2 : mark() == 127 ? 8 : 0);
  }

  private int mark() {
    return head[1] & 0x7f;
  }

  private long length() {
    if (mark() < 126) {
      return mark();
    }
    long length = 0;
    for (int i = 2; i < headBytes; i++) {
      length = length << 8 | (head[i] & 0xff);
    }
    return length;
  }
}
