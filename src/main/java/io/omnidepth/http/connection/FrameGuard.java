package io.omnidepth.http.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.omnidepth.http.cost.LoopTurns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Guards what one WebSocket sends: text messages of a bounded length, each complete within a time,
 * and no more frames and bytes than its budget allows. A compressed message counts with its
 * inflated bytes. The socket is not read while it does not read what it is sent, while it has
 * overdrawn its budget, and while a message of it waits for its turn. Only the last of the pings
 * that wait gets an answer.
 */
final class FrameGuard extends ChannelInboundHandlerAdapter {
  static final int LONGEST_MESSAGE = 16 << 10;
  static final Duration LONGEST_UNFINISHED = Duration.ofSeconds(10);

  /** Closes it with a status of RFC 6455, 7.4.1. */
  interface Closer {
    void close(short status, String reason);
  }

  private final Seat seat;
  private final InboundBudget.Share share;
  private final InstantSource clock;
  private final LogLimiter log;
  private final Closer closer;
  private final LoopTurns<FrameGuard> turns;
  private final InboundMessages messages = new InboundMessages(LONGEST_MESSAGE, LONGEST_UNFINISHED);
  private @Nullable ChannelHandlerContext context;
  private Runnable writable = () -> {};
  private boolean refused;

  /**
   * A guard.
   *
   * @param turns the turns of all sockets, which call {@link #takeNext}
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

  /** The handler to put before the one that decodes the frames. */
  ByteMeter bytes() {
    return new ByteMeter(share, messages, clock);
  }

  /** Has this run each time when the socket has drained. */
  void whenWritable(Runnable drained) {
    writable = drained;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    seat.enter(Phase.STREAM, clock.instant());
    readOrWait(added, clock.instant());
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext removed) {
    messages.letGo();
  }

  @Override
  public void channelInactive(ChannelHandlerContext closed) {
    messages.letGo();
    share.leave();
    closed.fireChannelInactive();
  }

  @Override
  public void channelRead(ChannelHandlerContext reading, Object read) {
    if (!(read instanceof WebSocketFrame frame)) {
      reading.fireChannelRead(read);
      return;
    }
    share.frame(clock.instant());
    try {
      if (!refused && !messages.isLastReceived() && isOpen(frame)) {
        take(reading, frame);
      }
    } finally {
      frame.release();
      messages.frameEnded();
    }
  }

  private void take(ChannelHandlerContext reading, WebSocketFrame frame) {
    boolean nothingWaited = messages.isEmpty();
    messages.take(frame, reading.alloc()).ifPresent(this::refuse);
    share.bytes(messages.inflated(), clock.instant());
    if (nothingWaited && !messages.isEmpty()) {
      turns.add(this);
    }
  }

  /** After the server has begun to close, only the answer to that is taken. */
  private boolean isOpen(WebSocketFrame frame) {
    return seat.phase() == Phase.STREAM || frame instanceof CloseWebSocketFrame;
  }

  /** Takes the next message in, as its turn has come. */
  void takeNext() {
    ChannelHandlerContext added = context;
    Optional<WebSocketFrame> next = messages.next();
    if (added == null || next.isEmpty()) {
      return; // it has closed meanwhile
    }
    WebSocketFrame frame = next.get();
    if (isOpen(frame)) {
      if (messages.isLastReceived() && messages.isEmpty()) {
        seat.enter(Phase.CLOSING, clock.instant());
      }
      added.fireChannelRead(frame);
      added.fireChannelReadComplete();
    } else {
      frame.release();
    }
    if (messages.isEmpty()) {
      readOrWait(added, clock.instant());
    } else {
      turns.add(this);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext reading) {
    messages.tooLong().ifPresent(this::refuse);
    pong(reading);
    reading.fireChannelReadComplete();
    turns.now();
    readOrWait(reading, clock.instant());
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext changed) {
    pong(changed);
    readOrWait(changed, clock.instant());
    if (changed.channel().isWritable()) {
      writable.run();
    }
    changed.fireChannelWritabilityChanged();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // if it fails, so does the connection
  private void pong(ChannelHandlerContext writing) {
    if (writing.channel().isWritable()) {
      // With a promise of its own: if a void one fails, the pipeline hears of a fault.
      messages.ping().ifPresent(payload -> writing.writeAndFlush(new PongWebSocketFrame(payload)));
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
        .setAutoRead(reading.channel().isWritable() && !overdrawn && messages.isEmpty());
  }

  /** Reads on if the budget allows it again, and closes it if a message stays unfinished. */
  void look(Instant now) {
    ChannelHandlerContext added = context;
    if (added == null) {
      return;
    }
    if (added.channel().config().isAutoRead()) {
      messages.late(now).ifPresent(this::refuse); // its next frame is counted when it comes
    } else {
      readOrWait(added, now);
    }
  }

  /**
   * Takes the frames in that came with the request to become a WebSocket.
   *
   * @param fault the fault of bytes after them that are no frame
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

  /** Closes it for bytes that are no frame of RFC 6455. */
  @Override
  public void exceptionCaught(ChannelHandlerContext caught, Throwable failure) {
    if (failure instanceof CorruptedWebSocketFrameException broken) {
      refuse(broken);
    } else {
      caught.fireExceptionCaught(failure);
    }
  }

  private void refuse(CorruptedWebSocketFrameException broken) {
    refuse(new TextParts.Fault(broken.closeStatus(), String.valueOf(broken.getMessage())));
  }

  private void refuse(TextParts.Fault fault) {
    if (refused) {
      return;
    }
    refused = true;
    messages.letGo();
    seat.enter(Phase.CLOSING, clock.instant());
    int status = fault.status().code();
    log.say(
        "a socket was refused with " + status,
        "closed " + seat.peer() + " with " + status + ": " + fault.reason(),
        clock.instant());
    closer.close((short) status, fault.reason());
  }
}
