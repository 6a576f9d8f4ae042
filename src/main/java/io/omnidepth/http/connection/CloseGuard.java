package io.omnidepth.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.InstantSource;

/** Lets nothing follow the close frame that the server sends to a WebSocket. */
final class CloseGuard extends ChannelOutboundHandlerAdapter {
  private final Seat seat;
  private final InstantSource clock;
  private boolean closeSent;

  CloseGuard(Seat seat, InstantSource clock) {
    this.seat = seat;
    this.clock = clock;
  }

  /** Whether the server has sent its close frame. */
  boolean isClosing() {
    return closeSent;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (closeSent && isMessage(message)) {
      ReferenceCountUtil.release(message);
      promise.trySuccess();
      return;
    }
    if (message instanceof CloseWebSocketFrame) {
      closeSent = true;
      seat.enter(Phase.CLOSING, clock.instant());
    }
    super.write(context, message, promise);
  }

  /** A message is a frame, or the bytes of frames that are laid out already. */
  private static boolean isMessage(Object message) {
    return message instanceof WebSocketFrame
        || (message instanceof ByteBuf bytes && bytes.isReadable());
  }
}
