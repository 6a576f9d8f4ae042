package io.omnidepth.http;

import static io.omnidepth.board.Reports.BTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.omnidepth.app.VertxLoop;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.connection.ConnectionBounds;
import io.omnidepth.http.connection.Network;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Peers send bytes of all kinds to a real server. */
class TransportTest {
  private static final Venue A = Reports.venue("aa");
  private static final String CHARTS = "https://charts.example";
  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String END = "Host: localhost\r\n\r\n";
  private static final byte[] PING = RawSocket.frame(0x89, new byte[0]);
  private static final Duration FLOOD = Duration.ofMillis(400);
  private static final int MOST_WITHOUT_READING = 2 << 20;

  private static Vertx vertx;

  /** A server with the usual bounds. */
  private static HttpApi usual;

  /** A server with four places, two for a peer, and deadlines that a test can wait for. */
  private static HttpApi narrow;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    usual = server(ConnectionBounds.usual(1_000), List.of());
    narrow =
        server(
            new ConnectionBounds(
                4,
                2,
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Duration.ofMillis(500)),
            List.of());
  }

  private static HttpApi server(ConnectionBounds bounds, List<Network> proxies) {
    return server(bounds, proxies, Clock.systemUTC());
  }

  private static HttpApi server(ConnectionBounds bounds, List<Network> proxies, Clock clock) {
    Board board =
        new Board(List.of(A), List.of(BTC), Freshness.USUAL, Instant.now().minusSeconds(1));
    HttpApi server =
        new HttpApi(
                new HttpOptions(
                    "127.0.0.1",
                    0,
                    Set.of("depth.example"),
                    Set.of(CHARTS),
                    proxies,
                    Map.of(),
                    false),
                board,
                new Watchlist(List.of(BTC), List.of(), Watchlist.Bounds.USUAL),
                new History(),
                clock,
                context -> VertxLoop.of(context, clock::instant))
            .within(bounds);
    vertx.deployVerticle(server).await();
    return server;
  }

  @AfterAll
  static void end() {
    vertx.close().await();
  }

  private static void assertServes(HttpApi server) throws IOException {
    try (RawSocket other = new RawSocket(server.port(), "127.0.0.9")) {
      assertEquals(200, other.send(LIVE).answer().status());
    }
  }

  @Test
  void everyPipelinedRequestIsAnsweredInItsTurn() throws IOException {
    StringBuilder requests = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      requests.append("GET /api/v1/none-").append(i).append(" HTTP/1.1\r\n").append(END);
    }
    try (RawSocket socket = new RawSocket(usual.port())) {
      socket.send(requests + LIVE);
      socket.socket().shutdownOutput();
      for (int i = 0; i < 300; i++) {
        RawSocket.Answer answer = socket.answer();
        assertEquals(404, answer.status());
        assertTrue(answer.body().contains("/api/v1/none-" + i + ";"), answer.body());
      }
      assertEquals(200, socket.answer().status());
      assertTrue(socket.ends());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /health/live HTTP/1.1¶Host: localhost|200",
        "GET /health/live HTTP/1.0|421",
        "GET /health/live HTTP/1.0¶Host: localhost|200",
        "GET /health/live HTTP/1.1|400",
        "GET /health/live HTTP/1.1¶Host: localhost¶Host: localhost|400",
        "GET /health/live HTTP/1.1¶Host: localhost¶host: evil.example|400",
        "GET /health/live HTTP/1.1¶Host: a b|400",
        "GET /health/live HTTP/1.1¶Host: evil.example|421",
        "GET http://localhost/health/live HTTP/1.1¶Host: localhost|200",
        "GET HTTP://LOCALHOST:80/health/live HTTP/1.1¶Host: localhost|200",
        "GET http://evil.example/health/live HTTP/1.1¶Host: localhost|400",
        "GET http://localhost:81/health/live HTTP/1.1¶Host: localhost|400",
        "GET http://evil.example/health/live HTTP/1.1¶Host: evil.example|421",
        "GET http://a@localhost/health/live HTTP/1.1¶Host: localhost|400",
        "GET ftp://localhost/health/live HTTP/1.1¶Host: localhost|400",
        "GET health/live HTTP/1.1¶Host: localhost|400",
        "GET * HTTP/1.1¶Host: localhost|400",
        "OPTIONS * HTTP/1.1¶Host: localhost|204",
        "OPTIONS * HTTP/1.1¶Host: localhost¶Host: localhost|400",
        "OPTIONS * HTTP/1.1¶Host: evil.example|421",
        "GET /%zz HTTP/1.1¶Host: localhost|400",
        "GET /%c3%28 HTTP/1.1¶Host: localhost|404",
        "CONNECT localhost:80 HTTP/1.1¶Host: localhost:80|405",
        "TRACE /health/live HTTP/1.1¶Host: localhost|405",
        "BREW /nothing HTTP/1.1¶Host: localhost|405",
        "POST /health/live HTTP/1.1¶Host: localhost¶Content-Length: 0|405",
        "GET /health/live HTTP/1.1¶Host: localhost¶Content-Length: 0|200",
        "GET /health/live HTTP/1.1¶Host: localhost¶Upgrade: h2c¶Connection: Upgrade|200",
        "GET /api/v1/stream HTTP/1.1¶Host: localhost|426",
        "GET /api/v1/stream HTTP/1.1¶Host: localhost¶Upgrade: websocket¶Connection: Upgrade"
            + "¶Sec-WebSocket-Version: 8¶Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|426",
        "GET /api/v1/stream HTTP/1.1¶Host: localhost¶Upgrade: websocket¶Connection: Upgrade"
            + "¶Sec-WebSocket-Version: 13|400",
        "GET /api/v1/stream HTTP/1.1¶Host: localhost¶Upgrade: websocket¶Connection: Upgrade"
            + "¶Sec-WebSocket-Version: 13¶Sec-WebSocket-Key: short|400",
        "GET /api/v1/stream HTTP/1.1¶Host: localhost¶Upgrade: websocket¶Connection: close"
            + "¶Sec-WebSocket-Version: 13¶Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|426",
        "GET /api/v1/stream HTTP/1.1¶Host: localhost¶Upgrade: websocket¶Connection: Upgrade"
            + "¶Sec-WebSocket-Key1: 1 2¶Sec-WebSocket-Key2: 3 4|426",
      })
  void aRequestIsTakenOrRefusedByItsText(String request, int status) throws IOException {
    try (RawSocket socket = new RawSocket(usual.port())) {
      socket.send(request.replace("¶", "\r\n") + "\r\n\r\n");
      assertEquals(status, socket.answer().status());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /health/live HTTP/1.1¶Transfer-Encoding: gzip|501",
        "GET /health/live HTTP/1.1¶Transfer-Encoding: gzip, chunked|501",
        "GET /health/live HTTP/1.1¶Transfer-Encoding: xchunked|501",
        "GET /health/live HTTP/1.1¶Transfer-Encoding: chunked, gzip|501",
        "GET /health/live HTTP/1.1¶Transfer-Encoding: chunked|413",
        "GET /health/live HTTP/1.0¶Transfer-Encoding: chunked|400",
        "GET /health/live HTTP/1.1¶Transfer-Encoding: chunked¶Content-Length: 3|400",
        "GET /health/live HTTP/1.1¶Content-Length: 3¶Content-Length: 4|400",
        "GET /health/live HTTP/1.1¶Content-Length: -1|400",
        "GET /health/live HTTP/1.1¶Content-Length: 99999999999999999999|400",
        "GET /health/live HTTP/1.1¶Content-Length: 1000000000|413",
        "POST /api/v1/venues HTTP/1.1¶Content-Length: 1000000000|405",
        "GET /health/live HTTP/1.1¶no colon|400",
        "GET /health/live HTTP/1.1¶Bad Name: x|400",
        "GET /health/live HTTP/1.1¶: x|400",
        "GET /health/live HTTP/99|400",
        "nonsense|400",
      })
  void aConnectionEndsAfterBytesThatCannotBeRead(String request, int status) throws IOException {
    try (RawSocket socket = new RawSocket(usual.port())) {
      socket.send(request.replace("¶", "\r\n") + "\r\n" + END + "zz\r\n" + LIVE.repeat(40));
      RawSocket.Answer answer = socket.answer();
      assertEquals(status, answer.status());
      assertEquals("application/problem+json", answer.header("content-type"));
      assertTrue(socket.ends());
    }
  }

  @Test
  void aHeadIsBounded() throws IOException {
    for (var each :
        Map.of(
                "GET /" + "x".repeat(5_000) + " HTTP/1.1\r\n", 414,
                "GET / HTTP/1.1\r\nA: " + "x".repeat(9_000) + "\r\n", 431,
                "GET / HTTP/1.1\r\n" + "a:b\r\n".repeat(101), 431)
            .entrySet()) {
      try (RawSocket socket = new RawSocket(usual.port())) {
        assertEquals(each.getValue(), socket.send(each.getKey()).answer().status());
        assertTrue(socket.ends());
      }
    }
  }

  @Test
  void aCauseHasOneLineHoweverOftenItComes() throws IOException {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    lines.start();
    root.addAppender(lines);
    try {
      for (int i = 0; i < 50; i++) {
        try (RawSocket socket = new RawSocket(usual.port())) {
          assertEquals(400, socket.send("\u001b[31mred\r\n\r\n").answer().status());
        }
      }
    } finally {
      root.detachAppender(lines);
    }
    List<String> said = lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertTrue(said.size() <= 1, said::toString);
    assertFalse(said.toString().contains("\u001b"), said::toString);
  }

  @Test
  void theBytesOfAPeerAreNoFaultOfTheServer() throws IOException {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    lines.start();
    root.addAppender(lines);
    try (RawSocket socket = new RawSocket(usual.port())) {
      for (String request :
          List.of("/%zz", "/api/v1/venues?%zz", "/ HTTP/1.1\r\nRange: bytes=5-2")) {
        String line = request.contains("HTTP") ? request : request + " HTTP/1.1";
        assertTrue(socket.send("GET " + line + "\r\n" + END).answer().status() < 500);
      }
    } finally {
      root.detachAppender(lines);
    }
    List<ILoggingEvent> faults =
        lines.list.stream().filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN)).toList();
    assertEquals(List.of(), faults);
  }

  @Test
  void aPeerThatOpensTooManyASecondIsEndedAtOnce() throws IOException {
    Clock standing = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    HttpApi server = server(ConnectionBounds.usual(100), List.of(), standing);
    assertServes(server); // sets the pace, on the loop that accepts
    assertServes(server); // was accepted after that was asked for, so the next have the pace
    int answered = 0;
    for (int i = 0; i < 270; i++) {
      try (RawSocket socket = new RawSocket(server.port(), "127.0.0.11")) {
        answered += socket.send(LIVE).answer().status() == 200 ? 1 : 0;
      } catch (IOException ended) {
        // This is one too many.
      }
    }
    assertEquals(256, answered);
    assertServes(server);
    try (RawSocket machine = new RawSocket(server.port())) {
      assertEquals(200, machine.send(LIVE).answer().status());
    }
    vertx.undeploy(server.deploymentID()).await();
  }

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
    Map<RawSocket, Map.Entry<String, Integer>> sockets = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> fault : faults.entrySet()) {
      RawSocket socket = RawSocket.stream(usual.port(), "127.0.0.1");
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

  @Test
  void theServerSaysThatItGoesAway() throws IOException {
    HttpApi leaving = server(ConnectionBounds.usual(10), List.of());
    try (RawSocket socket = RawSocket.stream(leaving.port(), "127.0.0.1");
        RawSocket deaf = RawSocket.stream(leaving.port(), "127.0.0.1")) {
      var gone = vertx.undeploy(leaving.deploymentID());
      RawSocket.Frame close = socket.frame(8);
      assertEquals(1001, close.status());
      socket.send(RawSocket.frame(0x88, close.payload()));
      assertTrue(socket.ends());
      gone.await();
      assertTrue(deaf.ends());
    }
  }

  @Test
  void halfARequestEnds() throws IOException {
    List<RawSocket> sockets = new ArrayList<>();
    for (String half : List.of("", "GET", "GET / HTTP/1.1\r\nHost: local", LIVE + "G")) {
      sockets.add(new RawSocket(narrow.port()).send(half));
    }
    for (RawSocket socket : sockets) {
      assertTrue(socket.ends());
      socket.close();
    }
  }

  @Test
  void aPeerThatDoesNotTakeItsAnswerIsCut() throws IOException {
    String large = "GET /openapi.json HTTP/1.1\r\n" + END;
    try (RawSocket socket = new RawSocket(narrow.port())) {
      socket.send(large.repeat(40));
      // Nothing is read: the sending comes to an end.
      try {
        for (int i = 0; i < 100_000; i++) {
          socket.send(large.repeat(40));
        }
        throw new AssertionError("it took all");
      } catch (IOException cut) {
        assertServes(narrow);
      }
    }
  }

  @Test
  void manyHalfRequestsShutNobodyOut() throws IOException {
    List<RawSocket> halves = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      halves.add(new RawSocket(narrow.port(), "127.0.0." + (2 + i % 5)).send("GET / HTTP/1.1\r\n"));
      if (i % 100 == 99) {
        assertServes(narrow);
      }
    }
    halves.forEach(RawSocket::close);
  }

  @Test
  void aPeerHasItsShareOfConnectionsAndThisMachineAll() throws IOException {
    try (RawSocket one = RawSocket.stream(narrow.port(), "127.0.0.7");
        RawSocket two = RawSocket.stream(narrow.port(), "127.0.0.7");
        RawSocket three = new RawSocket(narrow.port(), "127.0.0.7")) {
      assertEquals(503, three.answer().status());
      assertTrue(three.ends());
      assertServes(narrow);
      one.send(PING);
      assertEquals(10, one.frame(10).opcode());
      two.send(PING);
      assertEquals(10, two.frame(10).opcode());
    }
  }

  @Test
  void thePeerThatHasMostMakesRoomThoughAllItsConnectionsWork() throws IOException {
    List<RawSocket> greedy = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      greedy.add(RawSocket.stream(narrow.port(), "127.0.0." + (7 + i % 2)));
    }
    assertServes(narrow);
    int open = 0;
    for (RawSocket socket : greedy) {
      try {
        socket.send(PING);
        open += socket.frame(10).opcode() == 10 ? 1 : 0;
      } catch (IOException cut) {
        // The last one made room.
      }
      socket.close();
    }
    assertEquals(3, open);
  }

  @Test
  void pagesOfTheListMaySendConditionalRequests() throws IOException {
    String asks =
        "OPTIONS /api/v1/depth/BTC-USD HTTP/1.1\r\nAccess-Control-Request-Method: GET\r\n"
            + "Access-Control-Request-Headers: if-none-match\r\nOrigin: ";
    try (RawSocket socket = new RawSocket(usual.port())) {
      RawSocket.Answer allowed = socket.send(asks + CHARTS + "\r\n" + END).answer();
      assertEquals(204, allowed.status());
      assertEquals(CHARTS, allowed.header("access-control-allow-origin"));
      assertTrue(allowed.header("access-control-allow-methods").contains("GET"));
      assertTrue(allowed.header("access-control-allow-headers").contains("If-None-Match"));
      assertTrue(allowed.header("vary").contains("Origin"));
      RawSocket.Answer other = socket.send(asks + "https://evil.example\r\n" + END).answer();
      assertEquals(403, other.status());
      assertEquals("", other.header("access-control-allow-origin"));
      RawSocket.Answer plain = socket.send("OPTIONS / HTTP/1.1\r\n" + END).answer();
      assertEquals(204, plain.status());
      assertEquals("GET, HEAD, OPTIONS", plain.header("allow"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost",
        "http://localhost:1",
        "http://localhost.evil.example",
        "http://user@localhost",
        "http://localhost/",
        "ws://localhost",
        "null",
        "localhost",
      })
  void anotherOriginOpensNoSocket(String origin) throws IOException {
    String upgrade = RawSocket.UPGRADE.replace("\r\n\r\n", "\r\nOrigin: " + origin + "\r\n\r\n");
    try (RawSocket socket = new RawSocket(usual.port())) {
      assertEquals(403, socket.send(upgrade).answer().status());
    }
  }

  @Test
  void aTrustedProxyTellsTheSchemeOfTheRequest() throws IOException {
    HttpApi behind =
        server(ConnectionBounds.usual(10), List.of(Network.parse("127.0.0.5").orElseThrow()));
    String page = "Origin: https://localhost\r\n";
    for (var each :
        Map.of(
                page + "X-Forwarded-Proto: https\r\n",
                101,
                page + "X-Forwarded-Proto: http\r\n",
                403,
                page,
                101,
                "Origin: http://localhost:80\r\n",
                101,
                "Origin: http://localhost\r\nX-Forwarded-Proto: https\r\n",
                403)
            .entrySet()) {
      String upgrade = RawSocket.UPGRADE.replace("\r\n\r\n", "\r\n" + each.getKey() + "\r\n");
      try (RawSocket proxy = new RawSocket(behind.port(), "127.0.0.5")) {
        assertEquals(each.getValue(), proxy.send(upgrade).answer().status(), each.getKey());
      }
      try (RawSocket nobody = new RawSocket(behind.port(), "127.0.0.6")) {
        int status = each.getKey().contains("https://") ? 403 : 101;
        assertEquals(status, nobody.send(upgrade).answer().status(), each.getKey());
      }
    }
    vertx.undeploy(behind.deploymentID()).await();
  }
}
