package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.support.Program;
import io.omnidepth.venue.catalog.Catalog;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The embedded exchanges as users run them. */
class DemoIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  @Test
  void showsEveryVenueWithoutANetworkAndTellsThatNoBookIsReal() throws Exception {
    try (Program program = Program.run("demo", "--port", "0", "--interval", "500ms")) {
      assertTrue(program.line(Pattern.compile("WARN")).contains("no price is real"));
      int port = program.port();
      HttpResponse<String> first = Program.get(port, "/api/v1/depth/BTC-USD");
      assertEquals("made-up books", first.headers().firstValue("omnidepth-demo").orElse(""));
      JsonNode offered = JSON.readTree(Program.get(port, "/api/v1/instruments").body());
      assertTrue(offered.get("demo").asBoolean());
      Set<String> missing = new TreeSet<>(Catalog.ALL.stream().map(v -> v.id()).toList());
      List<String> all = offered.findValuesAsText("instrument");
      Instant givenUp = Instant.now().plus(LONG_ENOUGH);
      while (!missing.isEmpty() && Instant.now().isBefore(givenUp)) {
        for (JsonNode depth : depths(port, all)) {
          for (JsonNode row : depth.path("venues")) {
            if (row.path("counted").asBoolean()) {
              missing.remove(row.get("venue").asText());
            }
          }
        }
      }
      assertEquals(Set.of(), missing);
      JsonNode venues = JSON.readTree(Program.get(port, "/api/v1/venues").body()).get("venues");
      venues.forEach(
          venue ->
              venue
                  .findValues("limited")
                  .forEach(limited -> assertEquals(0, limited.asInt(), venue::toString)));
    }
  }

  /** Asks for all at once, because each new instrument waits for its first round. */
  private static List<JsonNode> depths(int port, List<String> instruments) throws Exception {
    List<CompletableFuture<HttpResponse<String>>> asked =
        instruments.stream()
            .map(name -> Program.asked(port, "/api/v1/depth/" + name + "?levels=1"))
            .toList();
    List<JsonNode> depths = new ArrayList<>();
    for (CompletableFuture<HttpResponse<String>> answer : asked) {
      depths.add(JSON.readTree(answer.get().body()));
    }
    return depths;
  }

  /** The load run has two processes: the exchanges, and the server that polls them. */
  @Test
  void exchangesAlonePrintTheirOriginsAndCountTheirRequests() throws Exception {
    try (Program exchanges =
            Program.run("exchanges", "--base-port", "0", "--venues", "kraken,hyperliquid,upbit");
        Program program =
            Program.run(serving(JSON.readTree(exchanges.outputLine()).get("venues")))) {
      int port = program.port();
      program.line(Pattern.compile("BTC-USDC is on 2 of 3 venues: hyperliquid, kraken"));
      HttpResponse<String> depth = Program.get(port, "/api/v1/depth/BTC-USDC?levels=1");
      assertEquals(200, depth.statusCode(), depth::body);
      JsonNode hyperliquid =
          JSON.readTree(Program.get(port, "/api/v1/books/hyperliquid/BTC-USDC").body());
      assertEquals("@142", hyperliquid.get("market").asText());
      assertEquals(20, hyperliquid.get("bids").size());
    }
  }

  private static String[] serving(JsonNode origins) {
    List<String> arguments =
        new ArrayList<>(
            List.of("serve", "--port", "0", "--instruments", "BTC-USDC,BTC-KRW", "--venues"));
    List<String> names = new ArrayList<>();
    origins.fieldNames().forEachRemaining(names::add);
    arguments.add(String.join(",", names));
    names.forEach(
        name -> arguments.addAll(List.of("--venue-url", name + "=" + origins.get(name).asText())));
    return arguments.toArray(String[]::new);
  }
}
