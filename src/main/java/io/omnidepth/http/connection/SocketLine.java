package io.omnidepth.http.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.VertxConnection;
import java.util.Optional;

/** A reader's socket beneath HTTP and WebSocket. */
public final class SocketLine implements UnsentBytes.Line {
  private final HttpConnection connection;

  public SocketLine(HttpConnection connection) {
    this.connection = connection;
  }

  private Optional<Channel> channel() {
    return connection instanceof VertxConnection tcp
        ? Optional.of(tcp.channel())
        : Optional.empty();
  }

  /**
   * From the first handler outwards: the others would wait until all is flushed, which a reader
   * that does not read never lets happen.
   */
  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // there is nobody left to tell
  public void drop() {
    Optional<ChannelHandlerContext> first =
        channel().flatMap(channel -> Optional.ofNullable(channel.pipeline().firstContext()));
    if (first.isPresent()) {
      first.get().close();
    } else {
      connection.close();
    }
  }

  @Override
  public long taken() {
    return channel()
        .flatMap(channel -> Optional.ofNullable(channel.unsafe().outboundBuffer()))
        .map(ChannelOutboundBuffer::currentProgress)
        .orElse(0L);
  }
}
