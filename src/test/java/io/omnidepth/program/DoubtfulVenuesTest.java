package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.venue.Verdict;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Venues whose words seem to say something that is not so, from their sockets to the reader's. */
@ExtendWith(VertxExtension.class)
class DoubtfulVenuesTest extends ServedVenues {
  private static final Duration LONG_AGO = Duration.ofSeconds(8);

  private JsonNode venueHealth(String venue) throws Exception {
    return venueRow(get("/venues"), venue);
  }

  private int polls(String venue, String outcome) throws Exception {
    return venueHealth(venue).at("/polls/" + outcome).asInt();
  }

  private void await(String venue, String outcome, int times) throws Exception {
    for (int i = 0; polls(venue, outcome) < times; i++) {
      assertTrue(i < 100, () -> venue + " is not " + outcome);
      awaitPublication();
    }
  }

  /** A cache that stands still is no venue that began anew, whenever it makes its answers. */
  @Test
  void aLowerSequenceThatStandsIsOlderHoweverItsAnswersAreDated(Vertx vertx) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    answers.put("good", response -> response.end(moving()));
    answers.put(
        "stuck",
        response -> {
          boolean first = asked.incrementAndGet() == 1;
          response.end(
              body(
                  first ? "91" : "109",
                  at("answered", Duration.ZERO) + "\"sequence\":" + (first ? 1_000 : 900) + ","));
        });
    serve(vertx);
    await("stuck", "older", 5);
    venueRow("stuck", why("stale"));
    assertEquals(1, polls("stuck", "fresh"));
  }

  /** Books that changed together between two questions do not prove that our clock is wrong. */
  @Test
  void changesThatAreSeenLateDoNotAccuseOurClock(Vertx vertx) throws Exception {
    AtomicLong changed = new AtomicLong(time.instant().toEpochMilli());
    Consumer<HttpServerResponse> quiet =
        response -> {
          synchronized (changed) {
            long told = changed.get();
            response.end(body("9" + told % 10, "\"changed\":" + told + ","));
          }
        };
    List<String> venues = List.of("one", "two", "three");
    venues.forEach(venue -> answers.put(venue, quiet));
    serve(vertx);
    for (String venue : venues) {
      venueRow(venue, ServedVenues::counted);
    }
    synchronized (changed) {
      changed.set(time.instant().plusSeconds(1).toEpochMilli());
      passed.addAndGet(LONG_AGO.plusSeconds(1).toNanos());
    }
    for (String venue : venues) {
      venueRow(
          venue,
          row ->
              counted(row)
                  && Instant.parse(row.path("venueTime").asText()).toEpochMilli() == changed.get());
    }
    for (JsonNode row : get("/depth/BTC-USD").get("venues")) {
      assertTrue(row.get("lagMs").asLong() > LONG_AGO.toMillis() - 1_000, row::toString);
    }
  }

  @Test
  void anAgeThatIsTooLargeToCountIsAnAge(Vertx vertx) throws Exception {
    answers.put("good", response -> response.end(moving()));
    answers.put(
        "cached", response -> response.putHeader("Age", "99999999999999999999").end(moving()));
    answers.put(
        "twice",
        response -> {
          response.headers().add("Age", "0").add("Age", "3600");
          response.end(moving());
        });
    serve(vertx);
    venueRow("cached", why("old"));
    venueRow("twice", why("old"));
  }

  /** A venue that is known to have the market and answers 404 does not vanish from the depth. */
  @Test
  void aMarketThatIsGoneByItsStatusAloneIsMissed(Vertx vertx) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    answers.put("good", response -> response.end(moving()));
    answers.put("never", response -> response.setStatusCode(404).end("not here"));
    answers.put(
        "gone",
        response -> {
          if (asked.incrementAndGet() <= 2) {
            response.end(moving());
          } else {
            response.setStatusCode(404).end("not here");
          }
        });
    for (String venue : List.of("never", "gone")) {
      declare(venue, facts -> facts.knownToList("BTC-USD").status(404, Verdict.UNLISTED));
    }
    serve(vertx);
    venueRow("never", why("refused"));
    venueRow("gone", why("stale"));
    JsonNode band = get("/summary/BTC-USD").at("/bands/0/bid");
    assertTrue(band.get("atLeast").asBoolean(), band::toString);
    assertEquals("[\"gone\",\"never\"]", band.get("missing").toString());
    assertEquals("HTTP 404: not here", venueHealth("gone").get("lastWhy").asText());
  }
}
