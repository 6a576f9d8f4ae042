package io.omnidepth.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.util.ReferenceCountUtil;
import io.omnidepth.http.connection.TextFrames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A message of 2 KB on its way to 1,000 sockets, without the kernel; nanoseconds a socket. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(FrameBench.READERS)
public class FrameBench {
  static final int READERS = 1_000;
  private static final int BYTES = 2_000;

  private final ByteBufAllocator buffers = PooledByteBufAllocator.DEFAULT;
  private final String text = "x".repeat(BYTES);
  private final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
  private final EmbeddedChannel plain = new EmbeddedChannel();
  private final EmbeddedChannel encoding = new EmbeddedChannel(new WebSocket13FrameEncoder(false));

  @TearDown
  public void close() {
    plain.finishAndReleaseAll();
    encoding.finishAndReleaseAll();
  }

  /** One frame that all sockets share. */
  @Benchmark
  public int ours() {
    ByteBuf shared = TextFrames.of(List.of(bytes), buffers);
    int sent = 0;
    for (int i = 0; i < READERS; i++) {
      plain.writeOutbound(shared.retainedDuplicate());
      sent += taken(plain);
    }
    shared.release();
    return sent;
  }

  /** A frame that is encoded for each socket. */
  @Benchmark
  public int encodedEach() {
    int sent = 0;
    for (int i = 0; i < READERS; i++) {
      encoding.writeOutbound(new TextWebSocketFrame(text));
      sent += taken(encoding);
    }
    return sent;
  }

  private static int taken(EmbeddedChannel channel) {
    int bytes = 0;
    for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      bytes += out.readableBytes();
      ReferenceCountUtil.release(out);
    }
    return bytes;
  }
}
