package io.omnidepth.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.MessageWrite;
import io.vertx.core.net.impl.VertxConnection;
import io.vertx.core.net.impl.VertxHandler;
import java.nio.channels.ClosedChannelException;
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
   * Closes it from the first handler outwards. The others would wait until all is flushed, which
   * never happens if the peer does not read.
   */
  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // nobody is left to tell
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

  /** The buffers that the socket itself uses. */
  public ByteBufAllocator buffers() {
    return channel().map(Channel::alloc).orElse(ByteBufAllocator.DEFAULT);
  }

  /**
   * Writes bytes that are laid out for the wire, in turn with the writes of Vert.x. To be called on
   * the connection's event loop.
   *
   * @param wire is released when it has been sent, or never will be
   * @return ends then
   */
  public Future<Void> write(ByteBuf wire) {
    Optional<VertxHandler<?>> handler =
        channel().map(channel -> channel.pipeline().get(VertxHandler.class));
    if (handler.isEmpty()) {
      wire.release();
      return ImmediateEventExecutor.INSTANCE.newFailedFuture(new ClosedChannelException());
    }
    Write write = new Write(handler.get().getConnection(), wire);
    write.connection.writeToChannel(write);
    return write.sent;
  }

  /** One write; Vert.x holds it back while the socket is full. */
  private static final class Write implements MessageWrite {
    private final VertxConnection connection;
    private final ByteBuf wire;
    private final ChannelPromise sent;

    Write(VertxConnection connection, ByteBuf wire) {
      this.connection = connection;
      this.wire = wire;
      this.sent = connection.channel().newPromise();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is sent
    public void write() {
      connection.unsafeWrite(wire, false, sent);
    }

    @Override
    public void cancel(Throwable failure) {
      wire.release();
      sent.tryFailure(failure);
    }
  }
}
