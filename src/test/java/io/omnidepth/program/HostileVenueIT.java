package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.support.Bodies;
import io.omnidepth.support.Exchange;
import io.omnidepth.support.Program;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The jar against a venue that sends control characters and endless numbers. */
@ExtendWith(VertxExtension.class)
class HostileVenueIT {
  private static final JsonMapper JSON = new JsonMapper();

  /** Terminal commands, a forged log line, and a change of the writing direction. */
  private static final String ORDERS =
      "\u001b]0;owned\u0007\u001b[2J\r\nERROR Main forged\u202e\u2066 \u009b31m";

  private static final String CLEANED = "]0;owned [2J ERROR Main forged 31m";
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]");

  private static void visible(String text) {
    assertTrue(!INVISIBLE.matcher(text).find(), () -> JSON.valueToTree(text).toString());
  }

  /** Answers like Gate: its list of markets, and these books. */
  private static void answers(Exchange gate, String list, Consumer<HttpServerRequest> book) {
    gate.answers(
        request -> {
          if (request.path().endsWith("/currency_pairs")) {
            request.response().end(list);
          } else {
            book.accept(request);
          }
        });
  }

  private static void refuses(HttpServerRequest request) {
    request.response().setStatusCode(404).end(ORDERS);
  }

  private static JsonNode get(int port, String target) throws IOException, InterruptedException {
    return JSON.readTree(Program.get(port, target).body());
  }

  private static JsonNode gate(JsonNode venues) {
    for (JsonNode row : venues.path("venues")) {
      if (row.path("venue").asText().equals("gate")) {
        return row;
      }
    }
    throw new AssertionError(venues);
  }

  private static JsonNode awaited(int port, Predicate<JsonNode> wanted) throws Exception {
    JsonNode row = gate(get(port, "/api/v1/venues"));
    for (int i = 0; i < 200 && !wanted.test(row); i++) {
      Thread.sleep(50);
      row = gate(get(port, "/api/v1/venues"));
    }
    assertTrue(wanted.test(row), row::toString);
    return row;
  }

  @Test
  void isQuotedInVisibleCharactersAndCostsTheOthersNothing(Vertx vertx) throws Exception {
    Exchange kraken = new Exchange(vertx, Bodies.kraken("64000", 20));
    Exchange gate = new Exchange(vertx, "{}");
    String list =
        "[{\"id\":\"BTC_USD\",\"base\":\"BTC\",\"quote\":\"USD\",\"precision\":1e9999999999,"
            + "\"amount_precision\":1e99999999,\"trade_status\":\"tradable\"},"
            + "{\"id\":\"ETH_\\u001b[2JUSD\",\"base\":\"ETH\",\"quote\":\"USD\",\"trade_status\":\"tradable\"}]";
    answers(gate, list, HostileVenueIT::refuses);
    try (Program program =
        Program.run(
            "serve",
            "--venues",
            "kraken,gate",
            "--venue-url",
            "kraken=" + kraken.url() + ",gate=" + gate.url(),
            "--instruments",
            "BTC-USD",
            "--unpaced",
            "--interval",
            "200ms",
            "--port",
            "0")) {
      int port = program.port();
      String line = program.said(Pattern.compile("gate has no book yet"));
      visible(line);
      assertTrue(line.endsWith("refused: HTTP 404: " + CLEANED + ": BTC-USD"), line);

      JsonNode row = awaited(port, venue -> venue.path("list").path("markets").asInt() == 1);
      assertEquals("refused", row.path("state").asText());
      assertEquals("refused", row.at("/books/0/state").asText());
      assertEquals("HTTP 404: " + CLEANED, row.path("lastWhy").asText());
      JsonNode ofDepth = gate(get(port, "/api/v1/depth/BTC-USD?levels=1"));
      assertEquals("refused", ofDepth.path("state").asText());
      assertEquals("refused", ofDepth.path("why").asText());

      redirects(gate, list);
      row = awaited(port, venue -> venue.path("lastWhy").asText().startsWith("HTTP 301"));
      assertEquals(
          "HTTP 301: redirects to https://elsewhere.example/a b, not followed",
          row.path("lastWhy").asText());

      answers(
          gate,
          list,
          request -> {
            request
                .response()
                .putHeader("X-Gate-RateLimit-Requests-Remain", "9".repeat(40))
                .end(
                    "{\"id\":1e99999999,\"update\":1e99999999,"
                        + "\"asks\":[[\"64001\",\"1\"]],\"bids\":[[\"63999\",\"1\"]]}");
          });
      awaited(port, venue -> venue.path("state").asText().equals("live"));
      assertEquals("live", get(port, "/api/v1/books/kraken/BTC-USD").path("state").asText());
      String body = Program.get(port, "/api/v1/books/gate/BTC-USD").body();
      assertTrue(!body.contains("venueTime"), body);
      program.end();
      program.before().forEach(HostileVenueIT::visible);
      program.rest().forEach(HostileVenueIT::visible);
    }
  }

  private static void redirects(Exchange gate, String list) {
    answers(
        gate,
        list,
        request -> {
          request
              .response()
              .setStatusCode(301)
              .putHeader("Location", "https://elsewhere.example/a\tb")
              .end();
        });
  }

  @Test
  void isQuotedInVisibleCharactersInTheJsonLogAndInATable(Vertx vertx) throws Exception {
    Exchange gate = new Exchange(vertx, "{}");
    answers(gate, "[]", HostileVenueIT::refuses);
    String origin = "gate=" + gate.url();
    try (Program table =
        Program.run("depth", "BTC-USD", "--venues", "gate", "--venue-url", origin)) {
      String printed = table.output();
      assertEquals(1, table.exit());
      visible(printed);
      assertTrue(printed.contains(CLEANED), printed);
      assertTrue(printed.contains("refused"), printed);
    }
    try (Program wrong = Program.run("serve", "--venues", "gate\u001b[2J\n\u202e")) {
      assertEquals(2, wrong.exit());
      String line = wrong.line(Pattern.compile("omnidepth: --venues=gate \\[2J is not allowed"));
      visible(line);
    }
    try (Program program =
        Program.run(
            "serve",
            "--log",
            "json",
            "--venues",
            "gate",
            "--venue-url",
            origin,
            "--instruments",
            "BTC-USD",
            "--port",
            "0")) {
      String line = program.line(Pattern.compile("gate has no book yet"));
      visible(line);
      assertTrue(JSON.readTree(line).path("formattedMessage").asText().contains(CLEANED), line);
    }
  }
}
