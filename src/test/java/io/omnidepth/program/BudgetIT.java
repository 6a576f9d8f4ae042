package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.support.Program;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Exchanges with narrow limits count the requests of a server that has many readers. */
class BudgetIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAMED = "BTC-USD,ETH-USD,SOL-USD,XRP-USD,LTC-USD";
  private static final List<String> NARROW = List.of("bitfinex", "gemini", "kraken");
  private static final List<String> ON_DEMAND =
      IntStream.range(0, 60)
          .mapToObj(i -> "A" + (char) ('A' + i / 20) + (char) ('A' + i % 20))
          .map(base -> base + "-USD")
          .toList();

  @Test
  @Timeout(120)
  void threeClientsAtTheirBoundsDoNotSlowTheOperatorsInstruments() throws Exception {
    try (Program exchanges =
        Program.run(
            "exchanges",
            "--base-port",
            "0",
            "--venues",
            "bitfinex,bitstamp,gemini,kraken",
            "--instruments",
            NAMED + "," + String.join(",", ON_DEMAND))) {
      JsonNode origins = JSON.readTree(exchanges.outputLine()).get("venues");
      try (Program program = serving(origins, NAMED)) {
        int port = program.port();
        program.said(Pattern.compile("BTC-USD is on 4 of 4 venues"));
        JsonNode before = venues(port);
        List<JsonNode> depths = depths(port);
        while (depths.stream().anyMatch(depth -> depth.path("venues").isEmpty())) {
          depths = depths(port); // a busy machine has not come to all of them yet
        }
        List<JsonNode> answers = depths;
        JsonNode after = venues(port);
        for (String venue : NARROW) {
          long told =
              answers.stream()
                  .filter(depth -> row(depth, venue).path("why").asText().equals("budget"))
                  .count();
          assertTrue(told >= 58, () -> told + " of 60 say that there is no room at " + venue);
          JsonNode room = find(after, venue).get("room");
          assertEquals(5, room.get("named").asInt(), room::toString);
          assertTrue(room.get("refused").asInt() >= 58, room::toString);
          for (String asked : List.of("intervalMs", "askedLevels")) {
            assertEquals(book(before, venue).get(asked), book(after, venue).get(asked));
          }
          assertNotEquals("budget", book(after, venue).get("state").asText());
        }
        String last = ON_DEMAND.get(ON_DEMAND.size() - 1);
        assertToldToReaders(port, last);
        for (JsonNode origin : origins) {
          JsonNode counts = JSON.readTree(Program.at(origin.asText() + "/_exchange").body());
          assertEquals(0, counts.get("refused").asInt(), counts::toString);
        }
      }
      try (Program program = serving(origins, "*-USD")) {
        program.line(
            Pattern.compile(
                "kraken: --instruments names 65 of its markets, and its limits keep 9 of them"
                    + " fresh at most"));
      }
    }
  }

  private static Program serving(JsonNode origins, String instruments) throws Exception {
    List<String> urls = new ArrayList<>();
    origins.properties().forEach(each -> urls.add(each.getKey() + "=" + each.getValue().asText()));
    return Program.run(
        "serve",
        "--port",
        "0",
        "--trust-proxy",
        "127.0.0.1",
        "--venues",
        "bitfinex,bitstamp,gemini,kraken",
        "--venue-url",
        String.join(",", urls),
        "--instruments",
        instruments);
  }

  /** The answers to three clients that each ask for twenty instruments at once. */
  private static List<JsonNode> depths(int port) throws Exception {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < ON_DEMAND.size(); i++) {
      String target = "/api/v1/depth/" + ON_DEMAND.get(i) + "?levels=1";
      answers.add(Program.asked(port, target, "10.0." + i / 20 + ".7"));
    }
    List<JsonNode> depths = new ArrayList<>();
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      depths.add(JSON.readTree(answer.get().body()));
    }
    return depths;
  }

  /** The depth, the summary and a single book all tell it. */
  private static void assertToldToReaders(int port, String instrument) throws Exception {
    JsonNode row = row(json(port, "/api/v1/depth/" + instrument), "kraken");
    assertEquals("budget", row.get("state").asText());
    assertEquals("budget", row.get("why").asText());
    JsonNode band = json(port, "/api/v1/summary/" + instrument).at("/bands/0/bid");
    while (!band.path("missing").equals(JSON.valueToTree(NARROW))) {
      Thread.sleep(100); // until bitstamp has answered, and the others' lists have been read
      band = json(port, "/api/v1/summary/" + instrument).at("/bands/0/bid");
    }
    assertTrue(band.get("atLeast").asBoolean());
    JsonNode book = json(port, "/api/v1/books/kraken/" + instrument);
    assertEquals(503, book.get("status").asInt());
    assertEquals("budget", book.get("state").asText());
    assertTrue(
        book.get("detail")
            .asText()
            .endsWith(
                "its limits leave no room beside 5 named by the operator and 0 asked for before, so it is not asked for"),
        book::toString);
  }

  private static JsonNode json(int port, String target) throws Exception {
    return JSON.readTree(Program.get(port, target).body());
  }

  private static JsonNode venues(int port) throws Exception {
    return json(port, "/api/v1/venues").get("venues");
  }

  private static JsonNode row(JsonNode depth, String venue) {
    return find(depth.get("venues"), venue);
  }

  private static JsonNode find(JsonNode rows, String venue) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.get("venue").asText().equals(venue))
        .findFirst()
        .orElseThrow(() -> new AssertionError(venue + " is not in " + rows));
  }

  private static JsonNode book(JsonNode venues, String venue) {
    return StreamSupport.stream(find(venues, venue).get("books").spliterator(), false)
        .filter(book -> book.get("instrument").asText().equals("BTC-USD"))
        .findFirst()
        .orElseThrow();
  }
}
