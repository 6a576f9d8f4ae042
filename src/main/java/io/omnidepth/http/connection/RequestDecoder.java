package io.omnidepth.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.util.AsciiString;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;
import java.time.InstantSource;
import java.util.List;

/**
 * Reads the requests of one connection, one at a time: the next waits as bytes until the peer has
 * taken the answer to the one before. No body is read. After a request that has one, or that cannot
 * be read, the connection has no further request and closes.
 */
final class RequestDecoder extends VertxHttpRequestDecoder {
  private static final int MOST_FIELDS = 100;

  /** Bytes that are thrown away at the most, so that the peer can read why. */
  private static final int MOST_DISCARDED = 256 << 10;

  private final Seat seat;
  private final InstantSource clock;
  private int fields;
  private boolean ahead;
  private int discarded;
  private boolean answering;
  private boolean ended;

  RequestDecoder(Seat seat, InstantSource clock) {
    super(new Http1ServerConfig());
    this.seat = seat;
    this.clock = clock;
  }

  Seat seat() {
    return seat;
  }

  /** Whether nothing that follows is read as a request. */
  boolean ended() {
    return ended;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) throws Exception {
    if (read instanceof ByteBuf bytes) {
      if (answering) {
        ahead |= bytes.isReadable();
        readOn(context);
      } else if (seat.phase() == Phase.IDLE) {
        seat.enter(Phase.REQUEST, clock.instant());
      }
    }
    super.channelRead(context, read);
  }

  /**
   * Reads on, unless a next request waits. Then nothing is read, not even that the peer has closed
   * its half: it may still take the answers.
   */
  private void readOn(ChannelHandlerContext context) {
    context
        .channel()
        .config()
        .setAutoRead(ended ? discarded < MOST_DISCARDED : !answering || !ahead);
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out)
      throws Exception {
    if (ended) {
      discard(context, bytes);
    } else if (!answering) {
      super.decode(context, bytes, out);
      if (!out.isEmpty() && out.get(0) instanceof HttpRequest request) {
        answering = true;
        ahead = bytes.isReadable();
        seat.enter(Phase.ANSWER, clock.instant());
        if (request.decoderResult().isFailure() || hasBody(request, out)) {
          end(request, out);
          discard(context, bytes);
        }
        readOn(context);
      }
    }
  }

  /** Whether the request has a body. A coding that nobody knows may hide one. */
  private static boolean hasBody(HttpRequest request, List<Object> out) {
    return !(out.get(out.size() - 1) instanceof LastHttpContent)
        || request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
  }

  /** Makes it a request without a body, and the last of its connection. */
  private void end(HttpRequest request, List<Object> out) {
    ended = true;
    request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (request.decoderResult().isSuccess()
        && !(out.get(out.size() - 1) instanceof LastHttpContent)) {
      out.add(LastHttpContent.EMPTY_LAST_CONTENT);
    }
  }

  private void discard(ChannelHandlerContext context, ByteBuf bytes) {
    discarded += bytes.readableBytes();
    bytes.skipBytes(bytes.readableBytes());
    readOn(context);
  }

  /** The peer has gone: the bytes that are left are no request. */
  @Override
  protected void decodeLast(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) {
    bytes.skipBytes(bytes.readableBytes());
  }

  /** The peer has the answer. */
  void answered(ChannelHandlerContext context) throws Exception {
    if (!answering || ended || context.isRemoved()) {
      return;
    }
    answering = false;
    seat.enter(Phase.IDLE, clock.instant());
    readOn(context);
    if (actualReadableBytes() > 0) {
      seat.enter(Phase.REQUEST, clock.instant());
      channelRead(context, Unpooled.EMPTY_BUFFER);
      channelReadComplete(context);
    }
  }

  @Override
  protected HttpMessage createMessage(String[] initialLine) {
    fields = 0;
    return super.createMessage(initialLine);
  }

  @Override
  protected AsciiString splitHeaderName(byte[] line, int start, int length) {
    if (++fields > MOST_FIELDS) {
      throw new TooLongHttpHeaderException("more than " + MOST_FIELDS + " header fields");
    }
    if (length == 0) {
      throw new IllegalArgumentException("a header field without a name");
    }
    return super.splitHeaderName(line, start, length);
  }
}
