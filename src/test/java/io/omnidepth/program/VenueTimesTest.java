package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Venues that misdate their books, and clocks that step, from the venue's socket to the reader's.
 */
@ExtendWith(VertxExtension.class)
class VenueTimesTest extends ServedVenues {
  @Test
  void misdatedBooksDoNotCountAndSayWhy(Vertx vertx) throws Exception {
    Duration hour = Duration.ofHours(1);
    AtomicInteger turn = new AtomicInteger();
    answers.put("good", response -> response.end(moving()));
    answers.put("old", response -> response.end(body("105", at("answered", hour))));
    answers.put("ahead", response -> response.end(body("106", at("changed", hour.negated()))));
    answers.put("cached", response -> response.putHeader("Age", "3600").end(body("107", "")));
    answers.put(
        "late", response -> response.end(body("108", at("changed", Duration.ofSeconds(60)))));
    answers.put(
        "caches",
        response -> {
          boolean first = turn.getAndIncrement() % 2 == 0;
          response.end(
              body(
                  first ? "91" : "109",
                  "\"sequence\":" + (first ? 1_000 + turn.get() : turn.get()) + ","));
        });
    serve(vertx);
    JsonNode old = venueRow("old", why("old"));
    assertTrue(old.get("ageMs").asLong() >= hour.toMillis(), old::toString);
    assertTrue(old.get("lagMs").asLong() >= hour.toMillis(), old::toString);
    JsonNode ahead = venueRow("ahead", why("future"));
    assertTrue(ahead.get("lagMs").asLong() < -3_590_000, ahead::toString);
    venueRow("cached", why("old"));
    venueRow("late", why("old"));
    venueRow("caches", ServedVenues::counted);
    JsonNode depth = get("/depth/BTC-USD");
    assertEquals(91, depth.at("/bestBid/price").asInt(), "the other cache's 109 never counts");
    JsonNode venues = get("/venues");
    assertTrue(venueRow(venues, "caches").at("/polls/older").asInt() > 0, venues::toString);
    assertEquals("old", venueRow(venues, "late").at("/books/0/doubt").asText());
    for (String target : List.of("/summary/BTC-USD", "/fill/BTC-USD?side=sell&size=0.1")) {
      JsonNode answer = get(target);
      assertEquals("old", venueRow(answer, "old").get("why").asText(), target);
      assertEquals("future", venueRow(answer, "ahead").get("why").asText(), target);
    }
    assertTrue(get("/summary/BTC-USD").get("cross").isNull());
  }

  @Test
  void aFrozenBookDoesNotCountUnlessItIsAskedFor(Vertx vertx) throws Exception {
    answers.put("one", response -> response.end(moving()));
    answers.put("two", response -> response.end(moving()));
    answers.put("still", response -> response.end(body("100", "")));
    serve(vertx);
    venueRow("still", ServedVenues::counted);
    for (int i = 0; i < 12; i++) {
      published.clear();
      assertNotNull(published.poll(5, TimeUnit.SECONDS));
    }
    passed.addAndGet(Duration.ofSeconds(31).toNanos());
    for (int i = 0; i < 12; i++) {
      published.clear();
      assertNotNull(published.poll(5, TimeUnit.SECONDS));
    }
    JsonNode frozen = venueRow("still", why("frozen"));
    assertEquals("frozen", frozen.get("state").asText());
    assertTrue(venueRow(get("/depth/BTC-USD?frozen=true"), "still").get("counted").asBoolean());
    assertTrue(venueRow(get("/summary/BTC-USD?frozen=true"), "still").get("counted").asBoolean());
  }

  @Test
  void aWallClockThatStepsChangesNothing(Vertx vertx) throws Exception {
    AtomicInteger down = new AtomicInteger();
    answers.put("good", response -> response.end(moving()));
    answers.put(
        "dying",
        response -> {
          if (down.get() == 0) {
            response.end(body("100", ""));
          } else {
            response.setStatusCode(500).end();
          }
        });
    serve(vertx);
    venueRow("dying", ServedVenues::counted);
    BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    WebSocket socket =
        vertx.createWebSocketClient().connect(port, "127.0.0.1", "/api/v1/stream").await();
    socket.textMessageHandler(text -> frames.add(read(text)));
    socket.writeTextMessage(
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"intervalMs\":50}");
    assertEquals("subscribed", frames.poll(5, TimeUnit.SECONDS).get("type").asText());
    for (long step : new long[] {-3_600, 3_600}) {
      wallAhead.set(step);
      frames.clear();
      JsonNode frame = frames.poll(5, TimeUnit.SECONDS);
      assertNotNull(frame, "the stream goes on");
      JsonNode depth = get("/depth/BTC-USD");
      assertTrue(depth.get("skewMs").asLong() < 60_000, depth::toString);
      assertTrue(venueRow(depth, "good").get("ageMs").asLong() < 60_000, depth::toString);
    }
    down.set(1);
    wallAhead.set(-7_200);
    venueRow("dying", row -> !row.get("state").asText().equals("live"));
    passed.addAndGet(Duration.ofSeconds(16).toNanos());
    JsonNode dead = venueRow("dying", why("stale"));
    assertTrue(dead.get("ageMs").asLong() >= 15_000, dead::toString);
    venueRow("good", ServedVenues::counted);
  }
}
