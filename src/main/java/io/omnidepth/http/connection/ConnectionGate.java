package io.omnidepth.http.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.AttributeKey;
import io.omnidepth.api.Listener;
import io.omnidepth.http.connection.ConnectionLimits.Line;
import io.omnidepth.http.cost.LoopTurns;
import io.omnidepth.source.Loop;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.VertxConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets connections in and puts the guards of this package into their pipelines: {@link
 * RequestDecoder} and {@link AnswerWatch} while a connection speaks HTTP, {@link FrameGuard} and
 * {@link CloseGuard} once it is a WebSocket. It runs on the event loop of its connections.
 */
public final class ConnectionGate {
  private static final int LARGEST_READ = 4 << 10;
  private static final String HANDLER = "handler";
  private static final AttributeKey<Pipe> PIPE = AttributeKey.valueOf(Pipe.class, "pipe");
  private static final byte[] FULL =
      String.join(
              "\r\n",
              "HTTP/1.1 503 Service Unavailable",
              "Retry-After: 1",
              "Content-Length: 0",
              "Connection: close",
              "",
              "")
          .getBytes(StandardCharsets.US_ASCII);

  private final ConnectionGates all;
  private final LoopTurns<FrameGuard> turns;
  private final Deadlines deadlines;

  /** The moment of the last look: near enough, and cheaper than to read a clock for each frame. */
  private Instant now;

  private final InstantSource clock = () -> now;

  ConnectionGate(ConnectionGates all, Loop loop) {
    this.all = all;
    this.turns = new LoopTurns<>(loop, FrameGuard::takeNext);
    this.now = loop.instant();
    this.deadlines = all.deadlines(now);
  }

  /** One connection's pipeline. */
  private static final class Pipe implements Line {
    private final Channel channel;
    private final SocketLine line;
    private @Nullable FrameGuard frames;

    Pipe(Channel channel, HttpConnection connection) {
      this.channel = channel;
      this.line = new SocketLine(connection);
    }

    @Override
    public void drop() {
      line.drop();
    }

    @Override
    public void look(Instant now) {
      if (frames != null) {
        frames.look(now);
      }
    }
  }

  /** Lets in a connection that was just opened, or turns it away. */
  public void opened(HttpConnection connection) {
    if (connection instanceof VertxConnection tcp) {
      opened(tcp.channel(), connection);
      all.pace(tcp.channel()).handled();
    }
  }

  private void opened(Channel channel, HttpConnection connection) {
    ChannelPipeline pipeline = channel.pipeline();
    Pipe pipe = new Pipe(channel, connection);
    String peer = address(connection.remoteAddress());
    Optional<Seat> seat =
        all.limits().admit(Network.household(peer), all.standsForMany(peer), pipe, clock.instant());
    if (seat.isEmpty()) {
      pipeline
          .firstContext()
          .writeAndFlush(Unpooled.wrappedBuffer(FULL))
          .addListener(ChannelFutureListener.CLOSE);
      return;
    }
    deadlines.add(seat.get());
    channel
        .closeFuture()
        .addListener(
            closed -> {
              deadlines.remove(seat.get());
              seat.get().leave();
            });
    channel.config().setRecvByteBufAllocator(littleAtATime());
    channel.attr(PIPE).set(pipe);
    RequestDecoder decoder = new RequestDecoder(seat.get(), clock);
    pipeline.replace("httpDecoder", "httpDecoder", decoder);
    pipeline.addBefore(HANDLER, "answers", new AnswerWatch(decoder, clock));
  }

  /** Small reads: a peer that floods takes no long turns from the others. */
  private static AdaptiveRecvByteBufAllocator littleAtATime() {
    AdaptiveRecvByteBufAllocator reads =
        new AdaptiveRecvByteBufAllocator(64, 1 << 10, LARGEST_READ);
    reads.maxMessagesPerRead(2);
    return reads;
  }

  private static String address(@Nullable SocketAddress remote) {
    return Optional.ofNullable(remote).map(SocketAddress::hostAddress).orElse("nowhere");
  }

  /**
   * Guards a connection that has become a WebSocket.
   *
   * @param client the client whose budget it spends; empty for none
   * @return the line that its frames are written to; empty if it has closed
   */
  public Optional<SocketLine> upgraded(
      HttpConnection connection, ServerWebSocket socket, Optional<String> client) {
    if (connection instanceof VertxConnection tcp) {
      @Nullable Pipe pipe = tcp.channel().attr(PIPE).get();
      @Nullable AnswerWatch answers = tcp.channel().pipeline().get(AnswerWatch.class);
      if (pipe != null && answers != null) {
        upgraded(pipe, answers, socket, client);
        return Optional.of(pipe.line);
      }
    }
    return Optional.empty();
  }

  private void upgraded(
      Pipe pipe, AnswerWatch answers, ServerWebSocket socket, Optional<String> client) {
    ChannelPipeline pipeline = pipe.channel.pipeline();
    InboundBudget.Share share = all.budget().of(client, clock.instant());
    Seat seat = answers.decoder().seat();
    FrameGuard guard =
        new FrameGuard(
            seat,
            share,
            turns,
            clock,
            all.log(),
            (status, reason) -> {
              all.listener().cut(Listener.Cut.FAULT);
              socket.close(status, reason);
            });
    CloseGuard closing = new CloseGuard(seat, clock);
    pipe.frames = guard;
    pipeline.addFirst("bytes", guard.bytes());
    pipeline.replace(answers, "frames", guard);
    pipeline.addBefore("frames", "close", closing);
    pipe.line.upgraded(closing, answers.isDeflated());
    guard.whenWritable(pipe.line::writable);
    List<WebSocketFrame> early = answers.early();
    pipe.channel.eventLoop().execute(() -> guard.takeEarly(early, answers.fault()));
  }

  /** Drops connections that have passed a deadline, and reads those that may send again. */
  public void look(Instant moment) {
    now = moment;
    deadlines.look(now);
  }

  /** Tells why a request could not be read, which ends its connection. */
  public void unreadable(HttpConnection connection, String why) {
    all.listener().cut(Listener.Cut.FAULT);
    all.log()
        .say(
            "a request could not be read",
            "closed " + connection.remoteAddress() + ": " + why,
            clock.instant());
  }
}
