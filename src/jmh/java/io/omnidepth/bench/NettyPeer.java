package io.omnidepth.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.omnidepth.http.connection.TextFrames;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Sends one message to all WebSocket readers again and again, with nothing but Netty: each message
 * is framed once, and all sockets write the same bytes.
 *
 * <p>Arguments: the bytes of a message, and the milliseconds from one to the next.
 */
public final class NettyPeer {
  private static final int BACKLOG = 4_096;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final int bytes;
  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  private final ChannelGroup readers = new DefaultChannelGroup(loop.next());
  private long sequence;

  private NettyPeer(int bytes) {
    this.bytes = bytes;
  }

  public static void main(String[] arguments) throws InterruptedException {
    NettyPeer peer = new NettyPeer(Integer.parseInt(arguments[0]));
    int port = peer.listen();
    int millis = Integer.parseInt(arguments[1]);
    peer.loop
        .next()
        .scheduleAtFixedRate(peer::send, millis, millis, TimeUnit.MILLISECONDS)
        .addListener(ended -> System.out.println("sending ended: " + ended.cause()));
    System.out.printf(Locale.ROOT, "netty at http://127.0.0.1:%d/%n", port);
  }

  private int listen() throws InterruptedException {
    Channel server =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new Initializer())
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sync()
            .channel();
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  private final class Initializer extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      ChannelPipeline pipeline = channel.pipeline();
      pipeline.addLast(
          new HttpServerCodec(),
          new HttpObjectAggregator(1 << 16),
          new WebSocketServerProtocolHandler("/api/v1/stream"),
          new ChannelInboundHandlerAdapter() {
            @Override
            public void userEventTriggered(ChannelHandlerContext context, Object event) {
              if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                readers.add(context.channel());
              }
            }
          });
    }
  }

  /** Writes from the head of each pipeline on: the bytes are framed already. */
  @SuppressWarnings("FutureReturnValueIgnored") // a reader that has gone is told by its channel
  private void send() {
    String start =
        "{\"type\":\"update\",\"stream\":\"s1\",\"sequence\":"
            + ++sequence
            + ",\"previous\":"
            + (sequence - 1)
            + ",\"time\":\""
            + TIME.format(Clock.systemUTC().instant())
            + "\",\"bids\":\"";
    String text = start + "x".repeat(bytes - start.length() - 2) + "\"}";
    ByteBuf frame =
        TextFrames.of(
            List.of(text.getBytes(StandardCharsets.UTF_8)), PooledByteBufAllocator.DEFAULT);
    for (Channel reader : readers) {
      if (reader.isWritable()) {
        ChannelHandlerContext first = reader.pipeline().firstContext();
        first.writeAndFlush(frame.retainedDuplicate(), first.voidPromise());
      }
    }
    frame.release();
  }
}
