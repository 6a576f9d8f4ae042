package io.omnidepth.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.omnidepth.http.connection.ConnectionLimits.Phase;
import io.omnidepth.http.connection.ConnectionLimits.Seat;
import io.omnidepth.http.cost.LoopTurns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What one WebSocket may send: text messages of a bounded length, each complete within a time, and
 * no more frames and bytes than its budget. It is not read while it does not read what it is sent,
 * nor while it has overdrawn its budget, nor while a message of it waits: each socket has one taken
 * in when its turn comes. Of pings that wait for an answer only the last gets one.
 */
final class FrameGuard extends ChannelDuplexHandler {
  static final int LONGEST_MESSAGE = 16 << 10;
  static final Duration LONGEST_UNFINISHED = Duration.ofSeconds(10);

  /** Closes it with a status of RFC 6455, 7.4.1. */
  interface Closer {
    void close(short status, String reason);
  }

  /** Counts what comes before it is known which frames it makes. */
  private final class Bytes extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
      if (read instanceof ByteBuf bytes) {
        Instant now = clock.instant();
        share.bytes(bytes.readableBytes(), now);
        unfinished.came(bytes.readableBytes(), now);
      }
      context.fireChannelRead(read);
    }
  }

  private final Seat seat;
  private final InboundBudget.Share share;
  private final InstantSource clock;
  private final LogLimiter log;
  private final Closer closer;
  private final LoopTurns<FrameGuard> turns;

  /** Messages that wait for their turn; a close frame is the last. */
  private final Queue<WebSocketFrame> waiting = new ArrayDeque<>();

  private final TextParts parts = new TextParts(LONGEST_MESSAGE);
  private final PartialMessage unfinished = new PartialMessage(LONGEST_MESSAGE, LONGEST_UNFINISHED);
  private @Nullable ChannelHandlerContext context;
  private @Nullable ByteBuf ping;
  private boolean refused;
  private boolean lastHeard;
  private boolean lastSent;

  /**
   * A guard.
   *
   * @param turns of all sockets, which call {@link #takeNext}
   */
  FrameGuard(
      Seat seat,
      InboundBudget.Share share,
      LoopTurns<FrameGuard> turns,
      InstantSource clock,
      LogLimiter log,
      Closer closer) {
    this.turns = turns;
    this.seat = seat;
    this.share = share;
    this.clock = clock;
    this.log = log;
    this.closer = closer;
  }

  /** To be put before what decodes the frames. */
  ChannelInboundHandlerAdapter bytes() {
    return new Bytes();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    seat.enter(Phase.STREAM, clock.instant());
    readOrWait(added, clock.instant());
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext removed) {
    letGo();
  }

  @Override
  public void channelInactive(ChannelHandlerContext closed) {
    letGo();
    share.leave();
    closed.fireChannelInactive();
  }

  private void letGo() {
    parts.letGo();
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
    ReferenceCountUtil.release(ping);
    ping = null;
  }

  @Override
  public void channelRead(ChannelHandlerContext reading, Object read) {
    if (!(read instanceof WebSocketFrame frame)) {
      reading.fireChannelRead(read);
      return;
    }
    share.frame(clock.instant());
    try {
      if (!refused && !lastHeard && isOpen(frame)) {
        take(reading, frame);
      }
    } finally {
      frame.release();
      unfinished.frame(parts.begun());
    }
  }

  private void take(ChannelHandlerContext reading, WebSocketFrame frame) {
    if (frame instanceof CloseWebSocketFrame) {
      lastHeard = true;
      enqueue(frame.retain());
    } else if (frame instanceof PingWebSocketFrame) {
      ReferenceCountUtil.release(ping);
      ping = frame.content().retain();
    } else if (frame instanceof TextWebSocketFrame
        || (frame instanceof ContinuationWebSocketFrame && parts.begun())) {
      append(reading, frame);
    } else if (!(frame instanceof PongWebSocketFrame)) {
      refuse(WebSocketCloseStatus.INVALID_MESSAGE_TYPE, "a message is JSON in a text frame");
    }
  }

  private void append(ChannelHandlerContext reading, WebSocketFrame part) {
    TextParts.Outcome outcome = parts.add(part, reading.alloc());
    if (outcome instanceof TextParts.Whole whole) {
      enqueue(whole.frame());
    } else if (outcome instanceof TextParts.Fault fault) {
      refuse(fault.status(), fault.reason());
    }
  }

  private void enqueue(WebSocketFrame frame) {
    waiting.add(frame);
    if (waiting.size() == 1) {
      turns.add(this);
    }
  }

  /** After we have begun to close only the answer to that is of interest. */
  private boolean isOpen(WebSocketFrame frame) {
    return seat.phase() == Phase.STREAM || frame instanceof CloseWebSocketFrame;
  }

  /** Its turn has come. */
  void takeNext() {
    ChannelHandlerContext added = context;
    @Nullable WebSocketFrame frame = waiting.poll();
    if (added == null || frame == null) {
      return; // it has closed meanwhile
    }
    if (isOpen(frame)) {
      if (lastHeard && waiting.isEmpty()) {
        seat.enter(Phase.CLOSING, clock.instant());
      }
      added.fireChannelRead(frame);
      added.fireChannelReadComplete();
    } else {
      frame.release();
    }
    if (waiting.isEmpty()) {
      readOrWait(added, clock.instant());
    } else {
      turns.add(this);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext reading) {
    if (unfinished.isTooLong()) {
      refuse(parts.tooLong().status(), parts.tooLong().reason());
    }
    pong(reading);
    reading.fireChannelReadComplete();
    turns.now();
    readOrWait(reading, clock.instant());
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext changed) {
    pong(changed);
    readOrWait(changed, clock.instant());
    changed.fireChannelWritabilityChanged();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // where it fails, the connection does
  private void pong(ChannelHandlerContext writing) {
    ByteBuf payload = ping;
    if (payload != null && writing.channel().isWritable() && !lastSent) {
      ping = null;
      // With a promise of its own: where a void one fails, the pipeline hears of a fault.
      writing.writeAndFlush(new PongWebSocketFrame(payload));
    }
  }

  private void readOrWait(ChannelHandlerContext reading, Instant now) {
    boolean overdrawn = share.overdrawn(now);
    if (overdrawn) {
      log.say(
          "a socket sent too much",
          "reads " + seat.peer() + " more slowly: its socket sends too many messages",
          now);
    }
    reading
        .channel()
        .config()
        .setAutoRead(reading.channel().isWritable() && !overdrawn && waiting.isEmpty());
  }

  /** Reads on where the budget allows it again, and gives up where a message stays unfinished. */
  void look(Instant now) {
    ChannelHandlerContext added = context;
    if (added == null) {
      return;
    }
    if (!refused && added.channel().config().isAutoRead() && unfinished.isLate(now)) {
      refuse(
          WebSocketCloseStatus.POLICY_VIOLATION,
          "a message is complete within " + LONGEST_UNFINISHED.toSeconds() + " s");
    }
    readOrWait(added, now);
  }

  /**
   * Takes what came with the request to become a WebSocket.
   *
   * @param fault of what came after the frames and is none
   */
  void takeEarly(List<WebSocketFrame> early, Optional<CorruptedWebSocketFrameException> fault) {
    ChannelHandlerContext added = context;
    if (added == null) {
      early.forEach(WebSocketFrame::release);
    } else if (!early.isEmpty() || fault.isPresent()) {
      early.forEach(frame -> channelRead(added, frame));
      fault.ifPresent(this::refuse);
      channelReadComplete(added);
    }
  }

  /** What is no frame of RFC 6455. */
  @Override
  public void exceptionCaught(ChannelHandlerContext caught, Throwable failure) {
    if (failure instanceof CorruptedWebSocketFrameException broken) {
      refuse(broken);
    } else {
      caught.fireExceptionCaught(failure);
    }
  }

  private void refuse(CorruptedWebSocketFrameException broken) {
    refuse(broken.closeStatus(), String.valueOf(broken.getMessage()));
  }

  private void refuse(WebSocketCloseStatus status, String reason) {
    if (refused) {
      return;
    }
    refused = true;
    letGo();
    seat.enter(Phase.CLOSING, clock.instant());
    log.say(
        "a socket was refused with " + status.code(),
        "closed " + seat.peer() + " with " + status.code() + ": " + reason,
        clock.instant());
    closer.close((short) status.code(), reason);
  }

  private static boolean isMessage(Object written) {
    return written instanceof WebSocketFrame
        || (written instanceof ByteBuf wire && wire.isReadable());
  }

  /** Nothing follows a close frame. */
  @Override
  public void write(ChannelHandlerContext writing, Object written, ChannelPromise promise)
      throws Exception {
    if (lastSent && isMessage(written)) {
      ReferenceCountUtil.release(written);
      promise.trySuccess();
      return;
    }
    if (written instanceof CloseWebSocketFrame) {
      lastSent = true;
      seat.enter(Phase.CLOSING, clock.instant());
    }
    super.write(writing, written, promise);
  }
}
