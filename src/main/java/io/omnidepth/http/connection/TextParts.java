package io.omnidepth.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of one text message together, up to a length. A compressed message has that bound
 * on the wire and inflated; it is inflated when its last part is there.
 */
final class TextParts {
  /** The bit RSV1 of a frame: its message is compressed. */
  static final int COMPRESSED = 0x4;

  /** The state of a message after a part of it. */
  sealed interface Outcome {}

  /** More of it is to come. */
  record More() implements Outcome {}

  /** It is complete; the caller releases the frame. */
  record Whole(TextWebSocketFrame frame) implements Outcome {}

  /** The server does not take it. */
  record Fault(WebSocketCloseStatus status, String reason) implements Outcome {}

  private static final More MORE = new More();
  private static final Fault NO_UTF_8 =
      new Fault(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "a text frame is UTF-8");

  private final int longest;
  private final Fault tooLong;
  private final MessageInflater inflater;
  private @Nullable ByteBuf whole;
  private boolean compressed;
  private int inflated;

  TextParts(int longest) {
    this.longest = longest;
    this.inflater = new MessageInflater(longest);
    this.tooLong =
        new Fault(
            WebSocketCloseStatus.MESSAGE_TOO_BIG, "a message has up to " + longest + " bytes");
  }

  Fault tooLong() {
    return tooLong;
  }

  /** Whether a part has come, and the last one has not. */
  boolean begun() {
    return whole != null;
  }

  /** The bytes by which inflating made messages longer since the last call. */
  int inflated() {
    int bytes = inflated;
    inflated = 0;
    return bytes;
  }

  /** Adds a part, which stays the caller's. */
  Outcome add(WebSocketFrame part, ByteBufAllocator buffers) {
    ByteBuf message = whole == null ? buffers.heapBuffer() : whole;
    if (whole == null) {
      whole = message;
      compressed = part.rsv() == COMPRESSED;
    }
    if (message.readableBytes() + part.content().readableBytes() > longest) {
      return tooLong;
    }
    message.writeBytes(part.content());
    if (!part.isFinalFragment()) {
      return MORE;
    }
    whole = null;
    return compressed ? inflated(message, buffers) : text(message);
  }

  private static Outcome text(ByteBuf message) {
    if (ByteBufUtil.isText(message, StandardCharsets.UTF_8)) {
      return new Whole(new TextWebSocketFrame(message));
    }
    message.release();
    return NO_UTF_8;
  }

  private Outcome inflated(ByteBuf message, ByteBufAllocator buffers) {
    int onWire = message.readableBytes();
    try {
      Optional<ByteBuf> text = inflater.inflate(message, buffers);
      inflated += Math.max(0, text.map(ByteBuf::readableBytes).orElse(longest) - onWire);
      return text.map(TextParts::text).orElse(tooLong);
    } catch (DataFormatException broken) {
      return new Fault(
          WebSocketCloseStatus.INVALID_PAYLOAD_DATA,
          "a compressed message is deflated: " + broken.getMessage());
    } finally {
      message.release();
    }
  }

  /** Forgets its parts. */
  void letGo() {
    ReferenceCountUtil.release(whole);
    whole = null;
  }
}
