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
 * Lets no more connections be accepted than the server's loop lets in or turns away: they would use
 * up the file descriptors. Ends at once those of a peer that opens too many a second: each costs
 * the server's loop some tenths of a millisecond. Sits on the channel that accepts, whose loop is
 * another one.
 */
final class AcceptPace {
  private static final int MOST_AHEAD = 128;

  /** So many of a peer at once, and so many a second after that. */
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
   * Sets the pace of what accepts.
   *
   * @param forMany whether the peer with that address stands for many clients, and so has no pace
   * @param failed hears on the loop that accepts why it could not
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

  /** How many were ended since the last time that this was asked. */
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

  /** One was let in or turned away. */
  void handled() {
    if (ahead.updateAndGet(count -> Math.max(0, count - 1)) < MOST_AHEAD / 2) {
      goOn();
    }
  }

  /** Accepts again, whatever held it up. */
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

  /** Called now and then: one that never came as far as being let in does not count for ever. */
  void look() {
    if (!server.config().isAutoRead()) {
      ahead.set(0);
      goOn();
    }
  }
}
