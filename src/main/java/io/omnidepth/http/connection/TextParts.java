package io.omnidepth.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts the parts of one text message together, up to a length. */
final class TextParts {
  /** The state of a message after a part of it. */
  sealed interface Outcome {}

  /** More of it is to come. */
  record More() implements Outcome {}

  /** It is complete; the caller releases the frame. */
  record Whole(TextWebSocketFrame frame) implements Outcome {}

  /** The server does not take it. */
  record Fault(WebSocketCloseStatus status, String reason) implements Outcome {}

  private static final More MORE = new More();

  private final int longest;
  private final Fault tooLong;
  private @Nullable ByteBuf whole;

  TextParts(int longest) {
    this.longest = longest;
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

  /** Adds a part, which stays the caller's. */
  Outcome add(WebSocketFrame part, ByteBufAllocator buffers) {
    ByteBuf message = whole == null ? buffers.heapBuffer() : whole;
    whole = message;
    if (message.readableBytes() + part.content().readableBytes() > longest) {
      return tooLong;
    }
    message.writeBytes(part.content());
    if (!part.isFinalFragment()) {
      return MORE;
    }
    whole = null;
    if (ByteBufUtil.isText(message, StandardCharsets.UTF_8)) {
      return new Whole(new TextWebSocketFrame(message));
    }
    message.release();
    return new Fault(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "a text frame is UTF-8");
  }

  /** Forgets its parts. */
  void letGo() {
    ReferenceCountUtil.release(whole);
    whole = null;
  }
}
