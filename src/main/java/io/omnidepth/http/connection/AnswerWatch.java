package io.omnidepth.http.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the decoder of its connection when the peer has taken an answer. If the peer may still send
 * bytes that nobody reads, it closes the outgoing half alone: a full close would reset the
 * connection before the peer has read the answer.
 */
final class AnswerWatch extends ChannelDuplexHandler {
  private final RequestDecoder decoder;
  private final InstantSource clock;
  private final List<WebSocketFrame> early = new ArrayList<>();
  private @Nullable CorruptedWebSocketFrameException fault;
  private boolean closing;
  private boolean deflated;

  AnswerWatch(RequestDecoder decoder, InstantSource clock) {
    this.decoder = decoder;
    this.clock = clock;
  }

  RequestDecoder decoder() {
    return decoder;
  }

  /** Keeps frames that come before the server knows the new WebSocket. */
  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    if (read instanceof WebSocketFrame frame) {
      early.add(frame);
    } else {
      context.fireChannelRead(read);
    }
  }

  /** Hands those frames over. */
  List<WebSocketFrame> early() {
    List<WebSocketFrame> frames = List.copyOf(early);
    early.clear();
    return frames;
  }

  /** Keeps the fault of bytes that are no frame, to answer it once the WebSocket is there. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    if (failure instanceof CorruptedWebSocketFrameException broken) {
      fault = broken;
    } else {
      context.fireExceptionCaught(failure);
    }
  }

  /** Whether it has become a WebSocket with compressed messages. */
  boolean isDeflated() {
    return deflated;
  }

  Optional<CorruptedWebSocketFrameException> fault() {
    return Optional.ofNullable(fault);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    early().forEach(WebSocketFrame::release);
    context.fireChannelInactive();
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the listener has the same one
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpResponse answer) {
      deflated = PerMessageDeflate.opens(answer, context.pipeline());
    }
    if (message instanceof LastHttpContent && !isInformational(message)) {
      ChannelPromise taken = promise.unvoid();
      // A task of its own: each pipelined request would otherwise deepen the stack.
      taken.addListener(
          done -> {
            if (done.isSuccess()) {
              context.executor().execute(() -> taken(context));
            }
          });
      super.write(context, message, taken);
    } else {
      super.write(context, message, promise);
    }
  }

  private static boolean isInformational(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  private void taken(ChannelHandlerContext context) {
    ChannelHandlerContext reading = context.pipeline().context(decoder);
    if (reading == null) {
      return; // it speaks HTTP no more
    }
    try {
      decoder.answered(reading);
    } catch (Exception broken) {
      reading.fireExceptionCaught(broken);
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // if it fails, the deadline ends it
  public void close(ChannelHandlerContext context, ChannelPromise promise) throws Exception {
    if (!closing
        && decoder.ended()
        && context.channel().isActive()
        && context.channel() instanceof DuplexChannel channel) {
      closing = true;
      decoder.seat().enter(Phase.CLOSING, clock.instant());
      channel.closeFuture().addListener(closed -> promise.trySuccess());
      channel.shutdownOutput();
    } else {
      super.close(context, promise);
    }
  }
}
