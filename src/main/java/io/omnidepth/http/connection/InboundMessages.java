package io.omnidepth.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
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
 * The messages that one WebSocket has sent: those that wait, one that is not complete, and the last
 * ping. A message is text of a bounded length, and complete within a time.
 */
final class InboundMessages {
  private static final TextParts.Fault NO_TEXT =
      new TextParts.Fault(
          WebSocketCloseStatus.INVALID_MESSAGE_TYPE, "a message is JSON in a text frame");

  /** A close frame is the last. */
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

  /** So many bytes came, before it is known which frames they make. */
  void came(int bytes, Instant now) {
    unfinished.came(bytes, now);
  }

  /** A frame is complete, whether or not it was taken in. */
  void frameEnded() {
    unfinished.frame(parts.begun());
  }

  /**
   * Takes a frame in, which stays the caller's.
   *
   * @return why the socket is to be closed; empty for a frame that is allowed
   */
  Optional<TextParts.Fault> take(WebSocketFrame frame, ByteBufAllocator buffers) {
    if (frame instanceof CloseWebSocketFrame) {
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

  private Optional<TextParts.Fault> append(WebSocketFrame part, ByteBufAllocator buffers) {
    TextParts.Outcome outcome = parts.add(part, buffers);
    if (outcome instanceof TextParts.Whole whole) {
      waiting.add(whole.frame());
    }
    return outcome instanceof TextParts.Fault fault ? Optional.of(fault) : Optional.empty();
  }

  /** Whether the peer has sent its close frame. */
  boolean isLastReceived() {
    return lastReceived;
  }

  /** Whether none waits. */
  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Takes the first that waits; the caller releases it. */
  Optional<WebSocketFrame> next() {
    return Optional.ofNullable(waiting.poll());
  }

  /** Takes the payload of the last ping that has no pong; the caller releases it. */
  Optional<ByteBuf> ping() {
    Optional<ByteBuf> payload = Optional.ofNullable(ping);
    ping = null;
    return payload;
  }

  /** Why the socket is to be closed if a frame is longer than any message may be. */
  Optional<TextParts.Fault> tooLong() {
    return unfinished.isTooLong() ? Optional.of(parts.tooLong()) : Optional.empty();
  }

  /** Why the socket is to be closed if a message has been unfinished for too long. */
  Optional<TextParts.Fault> late(Instant now) {
    return unfinished.isLate(now) ? Optional.of(late) : Optional.empty();
  }

  /** Forgets all of them. */
  void letGo() {
    parts.letGo();
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
    ping().ifPresent(ReferenceCountUtil::release);
  }
}
