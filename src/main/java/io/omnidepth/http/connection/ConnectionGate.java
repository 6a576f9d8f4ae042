package io.omnidepth.http.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets connections in and puts the guards of this package into their pipelines: {@link
 * RequestDecoder} and {@link AnswerWatch} while a connection speaks HTTP, {@link FrameGuard} and
 * {@link CloseGuard} once it is a WebSocket. Runs on one event loop.
 */
public final class ConnectionGate {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionGate.class);
  private static final int LARGEST_READ = 4 << 10;
  private static final String HANDLER = "handler";
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1");
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

  private final ConnectionLimits limits;
  private final InboundBudget budget =
      new InboundBudget(InboundBudget.OF_A_SOCKET, InboundBudget.OF_A_CLIENT);
  private final LogLimiter log = new LogLimiter(LOG);
  private final LoopTurns<FrameGuard> turns;
  private final List<Network> proxies;
  private final Listener listener;
  private final InstantSource real;

  /** It is known with the first connection. */
  private @Nullable AcceptPace pace;

  /** The moment of the last look: near enough, and cheaper than to read a clock for each frame. */
  private Instant now;

  private final InstantSource clock = () -> now;

  /**
   * A gate with these bounds.
   *
   * @param proxies the peers that stand for many clients
   */
  public ConnectionGate(
      ConnectionBounds bounds, List<Network> proxies, Loop loop, Listener listener) {
    this.turns = new LoopTurns<>(loop, FrameGuard::takeNext);
    this.real = loop;
    this.now = loop.instant();
    this.limits = new ConnectionLimits(bounds, log, listener::cut, now);
    this.proxies = List.copyOf(proxies);
    this.listener = listener;
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
      pace = pace == null ? pace(tcp.channel()) : pace;
      pace.handled();
    }
  }

  private AcceptPace pace(Channel channel) {
    EventLoop loop = channel.eventLoop();
    return new AcceptPace(
        channel.parent(),
        this::standsForMany,
        real,
        failure -> loop.execute(() -> notAccepted(String.valueOf(failure))));
  }

  /** If there is no file descriptor left, another connection has to give its own. */
  private void notAccepted(String failure) {
    log.say("no connection could be accepted", "no connection is accepted: " + failure, now);
    if (pace != null && limits.makeRoom(now)) {
      pace.goOn();
    }
  }

  private void opened(Channel channel, HttpConnection connection) {
    ChannelPipeline pipeline = channel.pipeline();
    Pipe pipe = new Pipe(channel, connection);
    String peer = address(connection.remoteAddress());
    Optional<Seat> seat =
        limits.admit(Network.household(peer), standsForMany(peer), pipe, clock.instant());
    if (seat.isEmpty()) {
      pipeline
          .firstContext()
          .writeAndFlush(Unpooled.wrappedBuffer(FULL))
          .addListener(ChannelFutureListener.CLOSE);
      return;
    }
    channel.closeFuture().addListener(closed -> seat.get().leave());
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

  private boolean standsForMany(String peer) {
    return THIS_MACHINE.contains(peer) || proxies.stream().anyMatch(each -> each.has(peer));
  }

  private static String address(@Nullable SocketAddress remote) {
    return Optional.ofNullable(remote).map(SocketAddress::hostAddress).orElse("nowhere");
  }

  /**
   * Guards a connection that has become a WebSocket.
   *
   * @param client the client whose budget it spends; empty for none
   */
  public void upgraded(HttpConnection connection, ServerWebSocket socket, Optional<String> client) {
    if (connection instanceof VertxConnection tcp) {
      @Nullable Pipe pipe = tcp.channel().attr(PIPE).get();
      @Nullable AnswerWatch answers = tcp.channel().pipeline().get(AnswerWatch.class);
      if (pipe != null && answers != null) {
        upgraded(pipe, answers, socket, client);
      }
    }
  }

  private void upgraded(
      Pipe pipe, AnswerWatch answers, ServerWebSocket socket, Optional<String> client) {
    ChannelPipeline pipeline = pipe.channel.pipeline();
    InboundBudget.Share share = budget.of(client, clock.instant());
    Seat seat = answers.decoder().seat();
    FrameGuard guard =
        new FrameGuard(
            seat,
            share,
            turns,
            clock,
            log,
            (status, reason) -> {
              listener.cut(Listener.Cut.FAULT);
              socket.close(status, reason);
            });
    pipe.frames = guard;
    pipeline.addFirst("bytes", guard.bytes());
    pipeline.replace(answers, "frames", guard);
    pipeline.addBefore("frames", "close", new CloseGuard(seat, clock));
    List<WebSocketFrame> early = answers.early();
    pipe.channel.eventLoop().execute(() -> guard.takeEarly(early, answers.fault()));
  }

  /**
   * Drops connections that have passed a deadline, reads those that may send again, and tells what
   * the log left out.
   */
  public void look(Instant moment) {
    now = moment;
    if (pace != null) {
      pace.look();
      int tooFast = pace.tooFast();
      if (tooFast > 0) {
        listener.cut(Listener.Cut.TOO_MANY);
        log.say(
            "connections came too fast",
            "refused " + tooFast + " connections of peers that open too many a second",
            now);
      }
    }
    limits.look(now);
    log.look(now);
    listener.connections(limits.count());
  }

  /** Lets no connection in any more. */
  public void stop() {
    if (pace != null) {
      pace.stop();
    }
  }

  /** Tells why a request could not be read, which ends its connection. */
  public void unreadable(HttpConnection connection, String why) {
    listener.cut(Listener.Cut.FAULT);
    log.say(
        "a request could not be read",
        "closed " + connection.remoteAddress() + ": " + why,
        clock.instant());
  }
}
