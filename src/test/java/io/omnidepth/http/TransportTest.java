package io.omnidepth.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.omnidepth.http.connection.ConnectionBounds;
import io.omnidepth.http.connection.Network;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Requests as bytes, right and wrong. */
class TransportTest extends PeerServers {
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
