package io.omnidepth.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.support.Bodies;
import io.omnidepth.support.Exchange;
import io.omnidepth.support.Program;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The jar as people run it. */
@ExtendWith(VertxExtension.class)
class ProgramIT {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void servesDepthPageAndStates(Vertx vertx) throws Exception {
    Exchange kraken = new Exchange(vertx, Bodies.kraken("64000", 20));
    Exchange bitstamp = new Exchange(vertx, Bodies.bitstamp("64000", 200));
    try (Program program = Program.serving(kraken, bitstamp, "--log-level", "debug")) {
      int port = program.portOfBothBooks();
      JsonNode depth = JSON.readTree(Program.get(port, "/api/v1/depth/BTC-USD").body());
      assertEquals(63999.75, depth.at("/bestBid/price").asDouble());
      assertEquals(64000.25, depth.at("/bestAsk/price").asDouble());
      assertEquals(63995, depth.at("/reach/bid").asDouble());
      assertEquals(
          "{\"bid\":false,\"ask\":false}",
          bitstampComplete(depth),
          "200 levels a side, as if it cut them off there");
      HttpResponse<String> page = Program.get(port, "/");
      assertTrue(page.body().contains("<title>Omnidepth</title>"), page.body());
      assertEquals("no-cache", page.headers().firstValue("cache-control").orElse(""));
      assertEquals("Accept, Accept-Encoding", page.headers().firstValue("vary").orElse(""));

      kraken.answers(
          request -> request.response().setStatusCode(429).putHeader("Retry-After", "1").end("{}"));
      assertTrue(program.line(Pattern.compile("kraken is blocked: BTC-USD")).contains("HTTP 429"));
      kraken.answers(Bodies.kraken("64001", 20));
      program.line(Pattern.compile("kraken is live: BTC-USD"));

      bitstamp.answers(request -> request.connection().close());
      program.line(Pattern.compile("bitstamp is stale: BTC-USD"));
      int askedOfKraken = kraken.asked();
      bitstamp.answers(Bodies.bitstamp("64000", 203));
      program.line(Pattern.compile("bitstamp is live: BTC-USD"));
      JsonNode whole = JSON.readTree(Program.get(port, "/api/v1/depth/BTC-USD").body());
      assertEquals("{\"bid\":true,\"ask\":true}", bitstampComplete(whole));
      assertTrue(kraken.asked() > askedOfKraken);

      for (int i = 0; i < 400; i++) {
        askAndLeave(port);
      }
      program.line(Pattern.compile("DEBUG Failures /settings.js: the reader has left"));
      assertEquals(200, Program.get(port, "/").statusCode());
      // A line after all of theirs, so that none is overlooked.
      bitstamp.answers(request -> request.connection().close());
      program.line(Pattern.compile("bitstamp is stale: BTC-USD"));
      List<String> errors = program.before().stream().filter(l -> l.contains("ERROR")).toList();
      assertEquals(List.of(), errors);
    }
  }

  private static String bitstampComplete(JsonNode depth) {
    assertEquals("bitstamp", depth.at("/venues/0/venue").asText());
    return depth.at("/venues/0/complete").toString();
  }

  /** Resets the connection before the answer can have come, from a file that is not in memory. */
  private static void askAndLeave(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoLinger(true, 0);
      socket
          .getOutputStream()
          .write("GET /settings.js HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
    }
  }

  @Test
  void printsOneRound(Vertx vertx) throws Exception {
    Exchange kraken = new Exchange(vertx, Bodies.kraken("64000", 20));
    try (Program program =
        Program.run(
            "depth",
            "BTC-USD",
            "--json",
            "--venues",
            "kraken",
            "--venue-url",
            "kraken=" + kraken.url())) {
      JsonNode depth = JSON.readTree(program.output());
      assertEquals(0, program.exit());
      assertEquals(10, depth.get("bids").size());
      assertEquals(64000, depth.get("mid").asDouble());
    }
    try (Program program =
        Program.run(
            "depth", "BTC-USD", "--venues", "kraken", "--venue-url", "kraken=" + kraken.url())) {
      String table = program.output();
      assertEquals(0, program.exit());
      assertTrue(table.contains("63999.75"), table);
    }
  }

  @Test
  void failsWhereNoVenueAnswers(Vertx vertx) throws Exception {
    Exchange kraken = new Exchange(vertx, "{\"error\":[\"EQuery:Unknown asset pair\"]}");
    try (Program program =
        Program.run(
            "depth", "BTC-USD", "--venues", "kraken", "--venue-url", "kraken=" + kraken.url())) {
      String table = program.output();
      assertEquals(1, program.exit());
      assertTrue(table.contains("no venue answered with a book"), table);
      assertTrue(table.contains("Unknown asset pair"), table);
    }
  }

  @Test
  void saysThatThePortIsTaken(Vertx vertx) throws Exception {
    Exchange kraken = new Exchange(vertx, Bodies.kraken("64000", 20));
    try (Program first = Program.serving(kraken, kraken);
        Program second = Program.serving(kraken, kraken, "--port", String.valueOf(first.port()))) {
      assertTrue(second.line(Pattern.compile("cannot listen on")).contains("--port"));
      assertEquals(1, second.exit());
    }
  }

  @Test
  void itsLogIsJsonWhereThatIsWanted(Vertx vertx) throws Exception {
    Exchange kraken = new Exchange(vertx, Bodies.kraken("64000", 20));
    Exchange bitstamp = new Exchange(vertx, "no book");
    Instant before = Instant.now();
    try (Program program = Program.serving(kraken, bitstamp, "--log", "json")) {
      JsonNode line = JSON.readTree(program.line(Pattern.compile("bitstamp has no book yet")));
      assertEquals("WARN", line.get("level").asText());
      assertEquals("io.omnidepth.board.Board", line.get("loggerName").asText());
      assertTrue(
          line.get("formattedMessage").asText().startsWith("bitstamp has no book yet: unreadable"),
          line::toString);
      Instant at = Instant.ofEpochMilli(line.get("timestamp").asLong());
      assertFalse(at.isBefore(before.truncatedTo(ChronoUnit.MILLIS)), line::toString);
    }
    try (Program program = Program.serving(kraken, bitstamp, "--log-level", "warn")) {
      program.line(Pattern.compile("WARN  Board bitstamp has no book yet"));
      assertEquals(List.of(), program.before().stream().filter(l -> l.contains("INFO")).toList());
    }
  }
}
