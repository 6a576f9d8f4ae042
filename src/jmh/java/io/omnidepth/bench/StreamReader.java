package io.omnidepth.bench;

import io.omnidepth.tool.LoadLoop;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One WebSocket of a load run. It subscribes views, and counts whole messages. */
final class StreamReader implements LoadLoop.Wire {
  private static final int KEPT = 192;

  private final StreamCount count;
  private final byte[] greeting;
  private final byte[] start = new byte[KEPT];
  private final byte[] head = new byte[10];
  private final StringBuilder handshake = new StringBuilder();
  private boolean open;
  private boolean closed;
  private int headBytes;
  private long payload;
  private long taken;
  private long message;

  /**
   * A reader that is not connected yet.
   *
   * @param deflated whether it offers to take compressed messages
   * @param views the fields of the subscriptions
   */
  StreamReader(StreamCount count, boolean deflated, List<String> views) {
    this.count = count;
    this.greeting = greeting(deflated, views);
  }

  private static byte[] greeting(boolean deflated, List<String> views) {
    String upgrade =
        "GET /api/v1/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n"
            + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            + (deflated ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "")
            + "\r\n";
    byte[] all = upgrade.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < views.size(); i++) {
      String text = "{\"op\":\"subscribe\",\"id\":" + i + "," + views.get(i) + "}";
      byte[] frame = frame(text.getBytes(StandardCharsets.UTF_8));
      int at = all.length;
      all = Arrays.copyOf(all, at + frame.length);
      System.arraycopy(frame, 0, all, at, frame.length);
    }
    return all;
  }

  /** A text frame with a mask of zeros, which changes nothing. */
  private static byte[] frame(byte[] payload) {
    int head = payload.length < 126 ? 6 : 8;
    byte[] frame = new byte[head + payload.length];
    frame[0] = (byte) 0x81;
    if (payload.length < 126) {
      frame[1] = (byte) (0x80 | payload.length);
    } else {
      frame[1] = (byte) (0x80 | 126);
      frame[2] = (byte) (payload.length >> 8);
      frame[3] = (byte) payload.length;
    }
    System.arraycopy(payload, 0, frame, head, payload.length);
    return frame;
  }

  /** The answer to the upgrade. */
  String handshake() {
    return handshake.toString();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void opened(LoadLoop.Socket socket) {
    socket.write(greeting);
  }

  @Override
  public void closed(LoadLoop.Socket socket) {
    closed = true;
  }

  @Override
  public void read(LoadLoop.Socket socket, ByteBuffer bytes) {
    while (!open && bytes.hasRemaining()) {
      handshake.append((char) bytes.get());
      open = handshake.length() > 4 && handshake.indexOf("\r\n\r\n", handshake.length() - 4) > 0;
    }
    while (bytes.hasRemaining()) {
      if (!hasHead()) {
        head[headBytes++] = bytes.get();
        if (!hasHead()) {
          continue;
        }
        payload = length();
        taken = 0;
      }
      take(bytes);
    }
  }

  private void take(ByteBuffer bytes) {
    if (message < KEPT) {
      int kept = (int) Math.min(Math.min(bytes.remaining(), payload - taken), KEPT - message);
      bytes.get(start, (int) message, kept);
      taken += kept;
      message += kept;
    }
    int rest = (int) Math.min(bytes.remaining(), payload - taken);
    bytes.position(bytes.position() + rest);
    taken += rest;
    message += rest;
    if (taken == payload) {
      headBytes = 0;
      if ((head[0] & 0x80) != 0) {
        count.message(start, (int) Math.min(message, KEPT), message);
        message = 0;
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
