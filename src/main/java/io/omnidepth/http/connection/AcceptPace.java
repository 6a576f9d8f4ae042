package io.omnidepth.http.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Accepts no more connections than the server's loops let in or turn away: others would use up the
 * file descriptors. Connections of a peer that opens too many a second end at once: each costs a
 * server's loop some tenths of a millisecond. It runs on the channel that accepts, which has a loop
 * of its own; the methods may be called on any thread.
 */
final class AcceptPace {
  private static final int MOST_AHEAD = 128;

  /** Connections that a peer may open at once; {@link #PER_SECOND} follow. */
  private static final int BURST = 256;

  private static final double PER_SECOND = 50;

  private final Channel server;
  private final Predicate<String> forMany;
  private final InstantSource clock;
  private final ClientRates rates = new ClientRates(BURST, PER_SECOND);
  private final AtomicInteger tooFast = new AtomicInteger();
  private final AtomicInteger ahead = new AtomicInteger();
  private volatile boolean stopped;

  /**
   * Sets the pace of the channel that accepts.
   *
   * @param forMany whether the peer with that address stands for many clients, and so has no pace
   * @param failed hears why a connection could not be accepted, on the loop that accepts
   */
  AcceptPace(
      Channel server, Predicate<String> forMany, InstantSource clock, Consumer<Throwable> failed) {
    this.server = server;
    this.forMany = forMany;
    this.clock = clock;
    server.pipeline().addFirst("pace", new Accepted());
    server.pipeline().addLast("faults", new Faults(failed));
  }

  private final class Accepted extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
      if (accepted instanceof Channel channel && isTooFast(channel.remoteAddress())) {
        tooFast.incrementAndGet();
        channel.unsafe().closeForcibly();
        return;
      }
      if (ahead.incrementAndGet() >= MOST_AHEAD) {
        server.config().setAutoRead(false);
      }
      context.fireChannelRead(accepted);
    }
  }

  private boolean isTooFast(@Nullable SocketAddress peer) {
    if (!(peer instanceof InetSocketAddress inet) || inet.getAddress() == null) {
      return false; // it has gone, and costs nothing
    }
    String address = inet.getAddress().getHostAddress();
    return !forMany.test(address)
        && rates.tooMany(Network.household(address), clock.instant()).isPresent();
  }

  /** The number of connections that were ended since the last call. */
  int tooFast() {
    return tooFast.getAndSet(0);
  }

  private static final class Faults extends ChannelInboundHandlerAdapter {
    private final Consumer<Throwable> failed;

    Faults(Consumer<Throwable> failed) {
      this.failed = failed;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
      failed.accept(failure);
    }
  }

  /** A connection was let in or turned away. */
  void handled() {
    if (ahead.updateAndGet(count -> Math.max(0, count - 1)) < MOST_AHEAD / 2) {
      goOn();
    }
  }

  /** Accepts again, for whatever reason it had stopped. */
  void goOn() {
    if (!stopped && !server.config().isAutoRead()) {
      server.config().setAutoRead(true);
    }
  }

  /** Accepts no more. */
  void stop() {
    stopped = true;
    server.config().setAutoRead(false);
  }

  /**
   * Looks now and then whether to accept again. A connection that was never let in does not count
   * for ever.
   */
  void look() {
    if (!server.config().isAutoRead()) {
      ahead.set(0);
      goOn();
    }
  }
}
