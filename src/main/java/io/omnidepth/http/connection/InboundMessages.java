package io.omnidepth.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a client has sent over one WebSocket: complete ones that wait, an incomplete
 * one, and the last ping. A message is text. Its length and the time for all its parts are bounded.
 */
final class InboundMessages {
  private static final TextParts.Fault NO_TEXT =
      new TextParts.Fault(
          WebSocketCloseStatus.INVALID_MESSAGE_TYPE, "a message is JSON in a text frame");

  private static final TextParts.Fault RESERVED =
      new TextParts.Fault(
          WebSocketCloseStatus.PROTOCOL_ERROR,
          "of the reserved bits, RSV1 alone is allowed, in the first frame of a message");

  /** The complete messages and, as the last, the close frame. */
  private final Queue<WebSocketFrame> waiting = new ArrayDeque<>();

  private final TextParts parts;
  private final PartialMessage unfinished;
  private final TextParts.Fault late;
  private @Nullable ByteBuf ping;
  private boolean lastReceived;

  InboundMessages(int longest, Duration longestUnfinished) {
    parts = new TextParts(longest);
    unfinished = new PartialMessage(longest, longestUnfinished);
    late =
        new TextParts.Fault(
            WebSocketCloseStatus.POLICY_VIOLATION,
            "a message is complete within " + longestUnfinished.toSeconds() + " s");
  }

  /** Takes in the number of received bytes, before they are decoded to frames. */
  void came(int bytes, Instant now) {
    unfinished.came(bytes, now);
  }

  /** Notes the end of a frame, whether or not {@link #take} got it. */
  void frameEnded() {
    unfinished.frame(parts.begun());
  }

  /**
   * Takes in a frame. The caller still releases it.
   *
   * @return the reason to close the socket; empty for an allowed frame
   */
  Optional<TextParts.Fault> take(WebSocketFrame frame, ByteBufAllocator buffers) {
    if (frame.rsv() != 0 && !beginsCompressed(frame)) {
      return Optional.of(RESERVED);
    } else if (frame instanceof CloseWebSocketFrame) {
      lastReceived = true;
      waiting.add(frame.retain());
    } else if (frame instanceof PingWebSocketFrame) {
      ReferenceCountUtil.release(ping);
      ping = frame.content().retain();
    } else if (frame instanceof TextWebSocketFrame
        || (frame instanceof ContinuationWebSocketFrame && parts.begun())) {
      return append(frame, buffers);
    } else if (!(frame instanceof PongWebSocketFrame)) {
      return Optional.of(NO_TEXT);
    }
    return Optional.empty();
  }

  private static boolean beginsCompressed(WebSocketFrame frame) {
    return frame.rsv() == TextParts.COMPRESSED
        && (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame);
  }

  private Optional<TextParts.Fault> append(WebSocketFrame part, ByteBufAllocator buffers) {
    TextParts.Outcome outcome = parts.add(part, buffers);
    if (outcome instanceof TextParts.Whole whole) {
      waiting.add(whole.frame());
    }
    return outcome instanceof TextParts.Fault fault ? Optional.of(fault) : Optional.empty();
  }

  /** The bytes by which inflating made messages longer since the last call. */
  int inflated() {
    return parts.inflated();
  }

  /** Whether the client has sent its close frame. */
  boolean isLastReceived() {
    return lastReceived;
  }

  /** Whether no message waits. */
  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Removes the first message that waits. The caller releases it. */
  Optional<WebSocketFrame> next() {
    return Optional.ofNullable(waiting.poll());
  }

  /** Removes the payload of the last ping without a pong. The caller releases it. */
  Optional<ByteBuf> ping() {
    Optional<ByteBuf> payload = Optional.ofNullable(ping);
    ping = null;
    return payload;
  }

  /** The reason to close the socket if a frame is longer than a message may be. */
  Optional<TextParts.Fault> tooLong() {
    return unfinished.isTooLong() ? Optional.of(parts.tooLong()) : Optional.empty();
  }

  /** The reason to close the socket if a message has been incomplete for too long. */
  Optional<TextParts.Fault> late(Instant now) {
    return unfinished.isLate(now) ? Optional.of(late) : Optional.empty();
  }

  /** Removes and releases all messages. */
  void letGo() {
    parts.letGo();
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
    ping().ifPresent(ReferenceCountUtil::release);
  }
}
