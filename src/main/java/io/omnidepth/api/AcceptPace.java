package io.omnidepth.api;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Lets no more connections be accepted than the server's loop lets in or turns away: they would use
 * up the file descriptors. Sits on the channel that accepts, whose loop is another one.
 */
final class AcceptPace {
  private static final int MOST_AHEAD = 128;

  private final Channel server;
  private final AtomicInteger ahead = new AtomicInteger();

  /**
   * Sets the pace of what accepts.
   *
   * @param failed hears on the loop that accepts why it could not
   */
  AcceptPace(Channel server, Consumer<Throwable> failed) {
    this.server = server;
    server.pipeline().addFirst("pace", new Accepted());
    server.pipeline().addLast("faults", new Faults(failed));
  }

  private final class Accepted extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
      if (ahead.incrementAndGet() >= MOST_AHEAD) {
        server.config().setAutoRead(false);
      }
      context.fireChannelRead(accepted);
    }
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
    if (!server.config().isAutoRead()) {
      server.config().setAutoRead(true);
    }
  }

  /** Called now and then: one that never came as far as being let in does not count for ever. */
  void look() {
    if (!server.config().isAutoRead()) {
      ahead.set(0);
      goOn();
    }
  }
}
