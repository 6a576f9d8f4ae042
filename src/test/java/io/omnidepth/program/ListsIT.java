package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.app.VertxLoop;
import io.omnidepth.demo.DemoPlan;
import io.omnidepth.demo.EmbeddedExchanges;
import io.omnidepth.demo.Fault;
import io.omnidepth.support.Program;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The lists of the venues outlive the program with {@code --data}, and only then. */
@ExtendWith(VertxExtension.class)
class ListsIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Venue GEMINI = Catalog.find("gemini").orElseThrow();
  private static final Venue BITFLYER = Catalog.find("bitflyer").orElseThrow();

  @TempDir private Path directory;

  @Test
  void aListOfAnEarlierRunTellsTheMarketsOfABlockedVenue(Vertx vertx) throws Exception {
    EmbeddedExchanges exchanges =
        EmbeddedExchanges.start(
                vertx,
                new DemoPlan(
                    List.of(GEMINI, BITFLYER),
                    EmbeddedExchanges.USUAL,
                    1,
                    0,
                    Optional.empty(),
                    true,
                    false,
                    50,
                    Optional.empty()),
                () -> VertxLoop.of(vertx, Instant::now))
            .await();
    Path kept = directory.resolve("data/lists/gemini.txt");
    try (Program program = serving(exchanges)) {
      int port = program.port();
      while (!Files.exists(kept) || !list(port).path("list").asText().equals("read")) {
        assertEquals(200, Program.get(port, "/health/live").statusCode());
      }
    }
    Path broken = kept.resolveSibling("bitflyer.txt");
    Files.writeString(broken, "\u001b[2Jnonsense");
    exchanges.fault(GEMINI, Fault.BLOCKED);
    try (Program program = serving(exchanges)) {
      String line = program.line(Pattern.compile("bitflyer.txt is ignored"));
      assertTrue(line.endsWith("it is no list of bitflyer's: byte 1 is no ASCII text"), line);
      int port = program.port();
      HttpResponse<String> typo = Program.get(port, "/api/v1/depth/SOL-GPB");
      assertEquals(404, typo.statusCode());
      assertTrue(typo.body().contains("did you mean \\\"SOL-GBP\\\"?"), typo.body());
      assertEquals(503, Program.get(port, "/api/v1/depth/SOL-GBP").statusCode());
      JsonNode list = list(port);
      assertEquals("kept", list.path("list").asText());
      assertTrue(list.path("listAgeMs").asLong() > 0);
      assertTrue(Duration.ofMillis(list.path("listAgeMs").asLong()).toMinutes() < 5);
    }
  }

  private Program serving(EmbeddedExchanges exchanges) throws Exception {
    return Program.run(
        "serve",
        "--port",
        "0",
        "--venues",
        "gemini,bitflyer",
        "--venue-url",
        exchanges.origins().entrySet().stream()
            .map(origin -> origin.getKey() + "=" + origin.getValue())
            .collect(Collectors.joining(",")),
        "--unpaced",
        "--interval",
        "200ms",
        "--instruments",
        "BTC-USD",
        "--data",
        directory.resolve("data").toString());
  }

  /** The row of SOL-GBP at Gemini; empty while nothing is known. */
  private static JsonNode list(int port) throws Exception {
    JsonNode all = JSON.readTree(Program.get(port, "/api/v1/instruments?match=SOL-GBP").body());
    for (JsonNode venue : all.at("/instruments/0/venues")) {
      if (venue.path("venue").asText().equals("gemini")) {
        return venue;
      }
    }
    return all.path("nothing");
  }
}
