package io.omnidepth.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.http.connection.Deflated;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Frames of the stream as bytes, right and wrong. */
class FramesTest extends PeerServers {
  private static final Duration FLOOD = Duration.ofMillis(400);

  private static final int MOST_WITHOUT_READING = 2 << 20;

  /** All at once: the server waits a second for a peer that does not say goodbye. */
  @Test
  void aSocketIsClosedWithTheStatusOfItsFault() throws IOException {
    Map<String, Integer> faults = new LinkedHashMap<>();
    faults.put("8100", 1002); // not masked
    faults.put("c18000000000", 1002); // a reserved bit
    faults.put("838000000000", 1002); // a reserved opcode
    faults.put("098000000000", 1002); // a ping in parts
    faults.put("808000000000", 1002); // a rest without a beginning
    faults.put("018000000000818000000000", 1002); // a message within another
    faults.put("88810000000003", 1002); // half a status
    faults.put("8882000000000001", 1002); // an unknown status
    faults.put("81fe000500000000", 1002); // a length of two bytes for five
    faults.put("82820000000041ff", 1003); // binary
    faults.put("028000000000", 1003); // the first part of it
    faults.put("818200000000c328", 1007); // no UTF-8
    faults.put("018100000000c3808100000000c3", 1007); // no UTF-8 in two parts
    faults.put("88840000000003e8c328", 1007); // the same as a reason
    faults.put("81fe700100000000" + "20".repeat(32 << 10), 1009); // 28,673 bytes
    faults.put("81ff000000000001000100000000", 1009); // 65,537 bytes announced
    closesForEach(faults, () -> RawSocket.stream(usual.port(), "127.0.0.1"));
  }

  @Test
  void aSocketWithCompressionIsClosedWithTheStatusOfItsFault() throws IOException {
    Map<String, Integer> faults = new LinkedHashMap<>();
    faults.put("a18000000000", 1002); // another reserved bit
    faults.put("d18000000000", 1002); // two of them
    faults.put("c98000000000", 1002); // a compressed ping
    faults.put("c88000000000", 1002); // a compressed farewell
    faults.put("018000000000c08000000000", 1002); // compressed from its second part on
    faults.put("418000000000c08000000000", 1002); // said twice
    faults.put("c18100000000" + "06", 1007); // not deflated
    faults.put("c18300000000" + "5afb03", 1007); // no UTF-8
    faults.put("c28100000000" + "00", 1003); // binary
    String bomb = HexFormat.of().formatHex(Deflated.of(" ".repeat(16 << 20)));
    faults.put("c1fe%04x00000000%s".formatted(bomb.length() / 2, bomb), 1009);
    closesForEach(faults, () -> RawSocket.deflated(usual.port()));
  }

  /** Opens a peer. */
  private interface Opening {
    RawSocket open() throws IOException;
  }

  private static void closesForEach(Map<String, Integer> faults, Opening opening)
      throws IOException {
    Map<RawSocket, Map.Entry<String, Integer>> sockets = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> fault : faults.entrySet()) {
      RawSocket socket = opening.open();
      sockets.put(socket.send(HexFormat.of().parseHex(fault.getKey())), fault);
    }
    for (Map.Entry<RawSocket, Map.Entry<String, Integer>> each : sockets.entrySet()) {
      Map.Entry<String, Integer> fault = each.getValue();
      assertEquals(fault.getValue(), each.getKey().frame(8).status(), fault.getKey());
    }
    for (RawSocket socket : sockets.keySet()) {
      assertTrue(socket.ends());
      socket.close();
    }
  }

  @Test
  void partsAreOneMessageAsLongAsItIsShort() throws IOException {
    try (RawSocket socket = RawSocket.stream(usual.port(), "127.0.0.1")) {
      // The euro sign is in two parts, and a ping between them.
      byte[] message = "{\"op\":\"ping\",\"id\":\"€\"}".getBytes(StandardCharsets.UTF_8);
      int half = message.length - 4;
      socket.send(RawSocket.frame(0x01, Arrays.copyOf(message, half)));
      socket.send(RawSocket.frame(0x89, new byte[] {7}));
      assertEquals(7, socket.frame(10).payload()[0]);
      socket.send(RawSocket.frame(0x80, Arrays.copyOfRange(message, half, message.length)));
      assertEquals("{\"type\":\"pong\",\"id\":\"€\"}", socket.frame(1).text());

      socket.send(RawSocket.frame(0x01, new byte[0]));
      for (int i = 0; i < 17; i++) {
        socket.send(RawSocket.frame(0x00, " ".repeat(1_024).getBytes(StandardCharsets.UTF_8)));
      }
      assertEquals(1009, socket.frame(8).status());
    }
  }

  @Test
  void compressedMessagesAreRead() throws IOException {
    try (RawSocket socket = RawSocket.deflated(usual.port())) {
      Deflated client = new Deflated(9);
      for (int i = 0; i < 40; i++) {
        byte[] message = client.next("{\"op\":\"ping\",\"id\":\"" + i + "€\"}");
        if (i % 3 == 0) {
          socket.send(RawSocket.frame(0xc1, message));
        } else {
          socket.send(RawSocket.frame(0x41, Arrays.copyOf(message, 2)));
          socket.send(PING);
          socket.send(RawSocket.frame(0x00, Arrays.copyOfRange(message, 2, 4)));
          socket.send(RawSocket.frame(0x80, Arrays.copyOfRange(message, 4, message.length)));
        }
        if (i % 10 == 0) {
          socket.send(RawSocket.text("{\"op\":\"ping\",\"id\":\"" + i + "€\"}"));
          assertEquals("{\"type\":\"pong\",\"id\":\"" + i + "€\"}", socket.frame(1).text());
        }
        assertEquals("{\"type\":\"pong\",\"id\":\"" + i + "€\"}", socket.frame(1).text());
      }
    }
  }

  /** The number of bytes that the server takes within a while of a peer that reads nothing. */
  private static long taken(String begin, byte[] frame) throws IOException {
    byte[] many = new byte[frame.length * 1_000];
    for (int i = 0; i < 1_000; i++) {
      System.arraycopy(frame, 0, many, i * frame.length, frame.length);
    }
    try (SocketChannel channel = SocketChannel.open();
        Selector selector = Selector.open()) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 10);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, 64 << 10);
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), usual.port()));
      channel.write(ByteBuffer.wrap(begin.getBytes(StandardCharsets.US_ASCII)));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_WRITE);
      long end = System.nanoTime() + FLOOD.toNanos();
      long taken = 0;
      ByteBuffer left = ByteBuffer.wrap(many);
      while (System.nanoTime() < end) {
        selector.select(50);
        selector.selectedKeys().clear();
        taken += channel.write(left);
        if (!left.hasRemaining()) {
          left.rewind();
        }
      }
      assertServes(usual);
      return taken;
    }
  }

  @Test
  void messagesOfASocketThatDoesNotReadAreNotKept() throws IOException {
    for (byte[] frame :
        List.of(
            PING,
            RawSocket.frame(0x89, new byte[125]),
            RawSocket.frame(0x8a, new byte[125]),
            RawSocket.text(""),
            RawSocket.text("{\"op\":\"ping\"}"))) {
      assertTrue(taken(RawSocket.UPGRADE, frame) < MOST_WITHOUT_READING);
    }
    assertTrue(taken("", LIVE.getBytes(StandardCharsets.US_ASCII)) < MOST_WITHOUT_READING);
  }

  @Test
  void framesThatComeWithTheUpgradeAreTaken() throws IOException {
    try (RawSocket socket = new RawSocket(usual.port())) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(RawSocket.UPGRADE.getBytes(StandardCharsets.US_ASCII));
      all.writeBytes(RawSocket.text("{\"op\":\"ping\"}"));
      socket.send(all.toByteArray());
      assertEquals(101, socket.answer().status());
      assertEquals("{\"type\":\"pong\"}", socket.frame(1).text());
    }
  }

  @Test
  void bytesThatComeWithTheUpgradeAndAreNoFrameAreRefused() throws IOException {
    try (RawSocket socket = new RawSocket(usual.port())) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(RawSocket.UPGRADE.getBytes(StandardCharsets.US_ASCII));
      all.writeBytes(RawSocket.text("{\"op\":\"ping\"}"));
      all.writeBytes(HexFormat.of().parseHex("8100"));
      socket.send(all.toByteArray());
      assertEquals(101, socket.answer().status());
      assertEquals(1002, socket.frame(8).status());
    }
  }

  @Test
  void aShortMessageMayHaveManyParts() throws IOException {
    try (RawSocket socket = RawSocket.stream(usual.port(), "127.0.0.1")) {
      ByteArrayOutputStream parts = new ByteArrayOutputStream();
      byte[] message = "{\"op\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
      parts.writeBytes(RawSocket.frame(0x01, message));
      for (int i = 0; i < 150; i++) {
        parts.writeBytes(RawSocket.frame(0x00, new byte[] {' '}));
      }
      parts.writeBytes(RawSocket.frame(0x80, new byte[0]));
      socket.send(parts.toByteArray());
      assertEquals("{\"type\":\"pong\"}", socket.frame(1).text());
    }
  }

  @Test
  void theLastOfThePingsThatWaitIsAnswered() throws IOException {
    try (RawSocket socket = RawSocket.stream(usual.port(), "127.0.0.1")) {
      ByteArrayOutputStream pings = new ByteArrayOutputStream();
      for (int i = 1; i <= 100; i++) {
        pings.writeBytes(RawSocket.frame(0x89, new byte[] {(byte) i}));
      }
      socket.send(pings.toByteArray());
      int last = 0;
      int pongs = 0;
      while (last != 100) {
        last = socket.frame(10).payload()[0];
        pongs++;
      }
      assertTrue(pongs <= 100);
    }
  }
}
