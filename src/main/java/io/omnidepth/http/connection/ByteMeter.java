package io.omnidepth.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Instant;
import java.time.InstantSource;

/** Counts the bytes that a WebSocket sends, before it is known which frames they make. */
final class ByteMeter extends ChannelInboundHandlerAdapter {
  private final InboundBudget.Share share;
  private final InboundMessages messages;
  private final InstantSource clock;

  ByteMeter(InboundBudget.Share share, InboundMessages messages, InstantSource clock) {
    this.share = share;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    if (read instanceof ByteBuf bytes) {
      Instant now = clock.instant();
      share.bytes(bytes.readableBytes(), now);
      messages.came(bytes.readableBytes(), now);
    }
    context.fireChannelRead(read);
  }
}
