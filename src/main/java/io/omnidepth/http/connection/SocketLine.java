package io.omnidepth.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.VoidChannelPromise;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.VertxConnection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reader's socket beneath HTTP and WebSocket. It is written to on its event loop alone; any
 * thread may drop it and look at it.
 */
public final class SocketLine implements UnsentBytes.Line {
  private final HttpConnection connection;
  private @Nullable Frames frames;
  private Runnable writable = () -> {};
  private boolean deflated;

  /** The way of frames that are laid out already: from the head of the pipeline to the socket. */
  private static final class Frames {
    private final ChannelHandlerContext head;
    private final ChannelPromise promise;
    private final CloseGuard closing;
    private final @Nullable IdleStateHandler idle;
    private boolean written;

    /** The bytes of all frames, as the buffer of the channel counts them. */
    private volatile long handed;

    Frames(ChannelHandlerContext head, CloseGuard closing) {
      this.head = head;
      // A failure closes the channel, which tells all who need to know.
      this.promise = new VoidChannelPromise(head.channel(), false);
      this.closing = closing;
      this.idle = head.pipeline().get(IdleStateHandler.class);
    }
  }

  public SocketLine(HttpConnection connection) {
    this.connection = connection;
  }

  private Optional<Channel> channel() {
    return connection instanceof VertxConnection tcp
        ? Optional.of(tcp.channel())
        : Optional.empty();
  }

  /**
   * From now on it is a WebSocket; nothing follows the close frame that passes this guard.
   *
   * @param compressed whether its messages may be compressed
   */
  void upgraded(CloseGuard closing, boolean compressed) {
    deflated = compressed;
    channel()
        .flatMap(channel -> Optional.ofNullable(channel.pipeline().firstContext()))
        .ifPresent(head -> frames = new Frames(head, closing));
  }

  /** Has this run each time when the socket has drained. */
  public void whenWritable(Runnable drained) {
    writable = drained;
  }

  void writable() {
    writable.run();
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
    Frames open = frames;
    long progress = buffer().map(ChannelOutboundBuffer::currentProgress).orElse(0L);
    return open == null ? progress : Math.max(0, open.handed - waiting() + progress);
  }

  @Override
  public long waiting() {
    return buffer().map(ChannelOutboundBuffer::totalPendingWriteBytes).orElse(0L);
  }

  private Optional<ChannelOutboundBuffer> buffer() {
    return channel().flatMap(channel -> Optional.ofNullable(channel.unsafe().outboundBuffer()));
  }

  /** The buffers that the socket itself uses. */
  public ByteBufAllocator buffers() {
    return channel().map(Channel::alloc).orElse(ByteBufAllocator.DEFAULT);
  }

  /** Whether the messages of the WebSocket may be compressed. */
  public boolean isDeflated() {
    return deflated;
  }

  /**
   * Whether a WebSocket takes a frame now: it is open and not full. A closed one is not writable.
   */
  public boolean takesFrames() {
    Frames open = frames;
    return open != null && !open.closing.isClosing() && open.head.channel().isWritable();
  }

  /**
   * Writes frames that are laid out for the wire.
   *
   * @param wire is released when it has been sent, or never will be
   * @return the bytes that the socket has not taken yet, with those of earlier frames
   */
  @SuppressWarnings("FutureReturnValueIgnored") // a void promise tells nothing
  public long write(ByteBuf wire) {
    Frames open = frames;
    if (open == null || open.closing.isClosing()) {
      wire.release();
      return 0;
    }
    open.written = true;
    long before = waiting(open);
    open.head.write(wire, open.promise);
    long handed = open.handed; // only this loop writes it
    open.handed = handed + waiting(open) - before;
    open.head.flush();
    return waiting(open);
  }

  private static long waiting(Frames open) {
    @Nullable ChannelOutboundBuffer rest = open.head.channel().unsafe().outboundBuffer();
    return rest == null ? 0 : rest.totalPendingWriteBytes();
  }

  /**
   * Tells the idle connection's timer of frames: they do not pass it. It is called now and then.
   */
  public void look() {
    Frames open = frames;
    if (open != null && open.written) {
      open.written = false;
      if (open.idle != null) {
        open.idle.resetWriteTimeout();
      }
    }
  }
}
