package io.omnidepth.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.omnidepth.http.connection.ConnectionLimits.Line;
import io.omnidepth.http.cost.LoopTurns;
import io.omnidepth.http.cost.LoopTurnsTest;
import io.omnidepth.support.VirtualLoop;
import java.lang.management.ManagementFactory;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A guard in a pipeline of its own, and a clock that the test steps. */
class FrameGuardTest {
  private static final Line NOBODY =
      new Line() {
        @Override
        public void drop() {}

        @Override
        public void look(Instant now) {}
      };

  private final LogLimiter log = new LogLimiter(LoggerFactory.getLogger(FrameGuardTest.class));
  private final Seat seat =
      new ConnectionLimits(ConnectionBounds.usual(1), log, cut -> {})
          .admit("a", false, NOBODY, Instant.EPOCH)
          .orElseThrow();
  private final List<Integer> closings = new ArrayList<>();
  private final VirtualLoop loop = new VirtualLoop(Instant.EPOCH);
  private boolean slow;
  private final FrameGuard guard =
      new FrameGuard(
          seat,
          new InboundBudget(InboundBudget.OF_A_SOCKET, InboundBudget.OF_A_CLIENT)
              .of(Optional.empty(), loop.instant()),
          new LoopTurns<FrameGuard>(loop, this::turn),
          loop,
          log,
          (status, reason) -> closings.add((int) status));
  private final EmbeddedChannel channel =
      new EmbeddedChannel(guard.bytes(), new CloseGuard(seat, loop), guard);

  @AfterEach
  void end() {
    channel.finishAndReleaseAll();
  }

  /** Takes a message in, for as long as all turns at a time may take. */
  private void turn(FrameGuard next) {
    next.takeNext();
    if (slow) {
      LoopTurnsTest.work(Duration.ofMillis(6));
    }
  }

  private void full(boolean full) {
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, !full);
    channel.runPendingTasks();
  }

  private static ByteBuf bytes(int count) {
    return Unpooled.wrappedBuffer(new byte[count]);
  }

  private void look(int seconds) {
    loop.pass(Duration.ofSeconds(seconds));
    guard.look(loop.instant());
  }

  @Test
  void aSocketWhoseOutputIsFullIsNotReadAndOnePongWaits() {
    full(true);
    assertFalse(channel.config().isAutoRead());
    ByteBuf last = bytes(2);
    ByteBuf first = bytes(1);
    channel.writeInbound(new PingWebSocketFrame(first), new PingWebSocketFrame(last));
    assertNull(channel.readOutbound());
    assertEquals(0, first.refCnt());
    full(false);
    assertTrue(channel.config().isAutoRead());
    PongWebSocketFrame pong = channel.readOutbound();
    assertEquals(2, pong.content().readableBytes());
    assertNull(channel.readOutbound());
    pong.release();
  }

  @Test
  void aPongThatCannotBeWrittenIsNoFault() {
    List<Throwable> faults = new ArrayList<>();
    channel
        .pipeline()
        .addLast(
            new ChannelInboundHandlerAdapter() {
              @Override
              public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
                faults.add(fault);
              }
            });
    channel
        .pipeline()
        .addFirst(
            new ChannelOutboundHandlerAdapter() {
              @Override
              public void write(ChannelHandlerContext context, Object written, ChannelPromise end) {
                ReferenceCountUtil.release(written);
                end.setFailure(new ClosedChannelException());
              }
            });
    channel.writeInbound(new PingWebSocketFrame(bytes(1)));
    assertEquals(List.of(), faults);
  }

  @Test
  void aSocketThatSendsTooMuchIsReadAgainOnceThatIsMadeUpFor() {
    for (int i = 0; i < 201; i++) {
      channel.writeInbound(new PongWebSocketFrame());
    }
    assertFalse(channel.config().isAutoRead());
    guard.look(loop.instant().plusMillis(10));
    assertFalse(channel.config().isAutoRead());
    look(1);
    assertTrue(channel.config().isAutoRead());
    assertEquals(List.of(), closings);
  }

  @Test
  void aSocketWhoseMessageWaitsForItsTurnIsNotRead() {
    slow = true;
    channel.writeInbound(
        new TextWebSocketFrame("first"),
        new TextWebSocketFrame("second"),
        new CloseWebSocketFrame(1000, "last"),
        new TextWebSocketFrame("after the last"));
    assertEquals("first", text());
    assertNull(channel.readInbound());
    assertFalse(channel.config().isAutoRead());
    loop.pass(loop.untilNext().orElseThrow());
    assertEquals("second", text());
    assertEquals(Phase.STREAM, seat.phase());
    loop.pass(loop.untilNext().orElseThrow());
    CloseWebSocketFrame close = channel.readInbound();
    assertEquals("last", close.reasonText());
    close.release();
    assertEquals(Phase.CLOSING, seat.phase());
    assertTrue(channel.config().isAutoRead());
    assertEquals(Optional.empty(), loop.untilNext());
    assertNull(channel.readInbound());
  }

  private String text() {
    TextWebSocketFrame frame = channel.readInbound();
    String text = frame.text();
    frame.release();
    return text;
  }

  @Test
  void aMessageIsCompleteInTime() {
    channel.writeInbound(new TextWebSocketFrame(false, 0, bytes(1)));
    look(10);
    assertEquals(List.of(), closings);
    look(1);
    assertEquals(List.of(1008), closings);
    assertEquals(Phase.CLOSING, seat.phase());
    look(60);
    assertEquals(List.of(1008), closings);
  }

  @Test
  void aFrameThatIsLongerThanAMessageIsNotWaitedFor() {
    for (int i = 0; i < 7 && closings.isEmpty(); i++) {
      channel.writeInbound(bytes(4 << 10));
      channel.releaseInbound();
    }
    assertEquals(List.of(1009), closings);
  }

  private static TextWebSocketFrame compressed(int text) {
    return new TextWebSocketFrame(
        true, TextParts.COMPRESSED, Unpooled.wrappedBuffer(Deflated.of("x".repeat(text))));
  }

  @Test
  void aCompressedMessageCountsWithItsInflatedBytes() {
    for (int i = 0; i < 17; i++) {
      assertTrue(channel.config().isAutoRead(), "after " + i);
      channel.writeInbound(compressed(FrameGuard.LONGEST_MESSAGE));
      assertEquals(FrameGuard.LONGEST_MESSAGE, text().length());
    }
    assertFalse(channel.config().isAutoRead(), "17 times 16 KB");
    assertEquals(List.of(), closings);
  }

  @Test
  void aCompressedMessageThatInflatesToTooMuchIsRefused() {
    channel.writeInbound(compressed(FrameGuard.LONGEST_MESSAGE + 1));
    assertEquals(List.of(1009), closings);
    assertNull(channel.readInbound());
  }

  @Test
  void anEndlessMessageTakesLittleMemory() {
    channel.pipeline().addAfter(first(), "wsdecoder", PerMessageDeflate.decoder());
    byte[] bomb = Deflated.of("x".repeat(64 << 20));
    assertTrue(bomb.length > 60_000, bomb.length + " bytes");
    ByteBuf wire = Unpooled.buffer().writeByte(0x41).writeByte(0x80 | 126).writeShort(16_000);
    wire.writeInt(0).writeBytes(bomb, 0, 16_000); // a mask of zeros
    wire.writeByte(0x80).writeByte(0x80 | 126).writeShort(bomb.length - 16_000);
    wire.writeInt(0).writeBytes(bomb, 16_000, bomb.length - 16_000);
    assertEquals(List.of(1009), refused(wire));
    ByteBuf inOne = Unpooled.buffer().writeByte(0xc1).writeByte(0x80 | 126).writeShort(16_000);
    inOne.writeInt(0).writeBytes(bomb, 0, 16_000);
    assertEquals(List.of(1009), refused(inOne), "16 MB of text");
  }

  private String first() {
    return channel.pipeline().firstContext().name();
  }

  /** The closings of a socket that sends these bytes. It allocates less than a megabyte. */
  private List<Integer> refused(ByteBuf wire) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    while (wire.isReadable() && closings.isEmpty()) {
      channel.writeInbound(wire.readRetainedSlice(Math.min(4 << 10, wire.readableBytes())));
    }
    long allocated = threads.getThreadAllocatedBytes(thread) - before;
    assertTrue(allocated < 1 << 20, allocated + " bytes");
    wire.release();
    return closings;
  }

  @Test
  void nothingFollowsACloseFrame() {
    ByteBuf laidOut = bytes(3);
    channel.writeOutbound(
        new CloseWebSocketFrame(1001, "bye"), new TextWebSocketFrame("more"), laidOut);
    assertEquals(0, laidOut.refCnt());
    CloseWebSocketFrame close = channel.readOutbound();
    assertEquals(1001, close.statusCode());
    close.release();
    assertNull(channel.readOutbound());
    assertEquals(Phase.CLOSING, seat.phase());
    channel.writeInbound(new PingWebSocketFrame());
    assertNull(channel.readOutbound());
  }
}
