package io.omnidepth.http.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.omnidepth.api.Json;
import io.omnidepth.http.connection.FrameDeflater;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final String TEXT = "x".repeat(20_000);
  private static final int READERS = 200;

  private final Frame frame = Frame.of(Json.object().put("text", TEXT));

  @Test
  void allReadersGetTheSameBytes() {
    List<ByteBuf> wires = new ArrayList<>();
    try (Delivery delivery = new Delivery("update", frame)) {
      for (int i = 0; i < READERS; i++) {
        wires.add(delivery.wire(ByteBufAllocator.DEFAULT));
      }
    }
    ByteBuf first = wires.get(0);
    for (ByteBuf wire : wires) {
      assertEquals(first.memoryAddress(), wire.memoryAddress());
      assertEquals(
          frame.text(), wire.toString(4, wire.readableBytes() - 4, StandardCharsets.UTF_8));
    }
    // A slow reader keeps the bytes, and its position in them is its own.
    wires.get(1).skipBytes(100);
    wires.stream().skip(1).forEach(ByteBuf::release);
    assertEquals(4 + frame.length(), first.readableBytes());
    assertEquals(1, first.refCnt());
    first.release();
    assertEquals(0, first.refCnt());
  }

  @Test
  void allReadersWithCompressionGetTheSameBytes() {
    try (Delivery delivery = new Delivery("update", frame);
        FrameDeflater deflater = new FrameDeflater();
        FrameDeflater ofAnotherLoop = new FrameDeflater()) {
      ByteBuf first = delivery.deflated(ByteBufAllocator.DEFAULT, deflater);
      ByteBuf second = delivery.deflated(ByteBufAllocator.DEFAULT, ofAnotherLoop);
      ByteBuf plain = delivery.wire(ByteBufAllocator.DEFAULT);
      assertEquals(first.memoryAddress(), second.memoryAddress());
      assertEquals(0xc1, first.getUnsignedByte(0));
      assertEquals(0x81, plain.getUnsignedByte(0));
      assertTrue(first.readableBytes() < 1_000);
      first.release();
      second.release();
      plain.release();
      assertEquals(2, first.refCnt() + plain.refCnt(), "the delivery's own");
    }
  }

  @Test
  void aFrameThatNobodyTakesHasNoBytesOnTheWire() {
    Delivery delivery = new Delivery("update", frame);
    delivery.close();
    assertEquals(frame.length(), delivery.length());
  }

  @Test
  void aFurtherReaderCostsNoneOfTheFramesBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    EmbeddedChannel socket = new EmbeddedChannel();
    send(socket, READERS);
    long before = threads.getThreadAllocatedBytes(thread);
    send(socket, READERS);
    long each = (threads.getThreadAllocatedBytes(thread) - before) / READERS;
    assertTrue(each < frame.length() / 20, each + " bytes of the heap for each reader");
    socket.finishAndReleaseAll();
  }

  private void send(EmbeddedChannel socket, int times) {
    try (Delivery delivery = new Delivery("update", frame)) {
      for (int i = 0; i < times; i++) {
        socket.writeOutbound(delivery.wire(ByteBufAllocator.DEFAULT));
        ByteBuf sent = socket.readOutbound();
        sent.release();
      }
    }
  }
}
