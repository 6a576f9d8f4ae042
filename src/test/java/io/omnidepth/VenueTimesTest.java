package io.omnidepth;

import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.api.ApiServer;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Watchlist;
import io.omnidepth.market.Instrument;
import io.omnidepth.poll.Poller;
import io.omnidepth.poll.Proxy;
import io.omnidepth.poll.Trust;
import io.omnidepth.source.SteadyTime;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.WebSocket;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Venues that misdate their books, and clocks that step, from the venue's socket to the reader's.
 */
@ExtendWith(VertxExtension.class)
class VenueTimesTest {
  private static final Instrument BTC = new Instrument("BTC", "USD");
  private static final JsonMapper JSON = new JsonMapper();

  private final AtomicLong wallAhead = new AtomicLong();
  private final AtomicLong passed = new AtomicLong();
  private final SteadyTime time =
      new SteadyTime(
          () -> Clock.systemUTC().instant().plusNanos(passed.get()).plusSeconds(wallAhead.get()),
          () -> System.nanoTime() + passed.get());
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Consumer<HttpServerResponse>> answers = new LinkedHashMap<>();
  private final BlockingQueue<Boolean> published = new LinkedBlockingQueue<>();
  private final AtomicInteger counter = new AtomicInteger();
  private int port;

  private static Venue venue(String id) {
    return Venue.named(id, id)
        .book("https://" + id + ".example/book/{market}")
        .markets(joined("-"))
        .layout(sides("", "bids", "asks", row(0, 1)))
        .answerTime("answered", Venue.TimeUnit.MILLIS)
        .changeTime("changed", Venue.TimeUnit.MILLIS)
        .sequence("sequence")
        .allows(10_000, Duration.ofSeconds(1))
        .every(Duration.ofMillis(100))
        .takerFee("0.1", "made up")
        .declared();
  }

  private static String body(String bid, String more) {
    return "{" + more + "\"bids\":[[\"" + bid + "\",\"1\"]],\"asks\":[[\"110\",\"1\"]]}";
  }

  /** A venue whose every answer is another book, so that it moves, and tells no time. */
  private String moving() {
    return body("90." + (10 + counter.incrementAndGet() % 90), "");
  }

  private String at(String field, Duration behind) {
    return "\"" + field + "\":" + time.instant().minus(behind).toEpochMilli() + ",";
  }

  private void serve(Vertx vertx) {
    List<Venue> venues = answers.keySet().stream().map(VenueTimesTest::venue).toList();
    Map<Venue, URI> origins = new LinkedHashMap<>();
    for (Venue venue : venues) {
      int venuePort =
          vertx
              .createHttpServer()
              .requestHandler(
                  request -> {
                    Consumer<HttpServerResponse> answer = answers.get(venue.id());
                    assertNotNull(answer);
                    answer.accept(request.response());
                  })
              .listen(0, "127.0.0.1")
              .await()
              .actualPort();
      origins.put(venue, URI.create("http://127.0.0.1:" + venuePort));
    }
    Board board = new Board(venues, List.of(BTC), Freshness.USUAL, time.instant());
    board.whenPublished(() -> published.add(true));
    Watchlist watchlist = new Watchlist(List.of(BTC), List.of(), Watchlist.Bounds.USUAL);
    Poller.Plan plan =
        new Poller.Plan(
            venues,
            List.of(BTC),
            Duration.ofMillis(100),
            origins,
            false,
            true,
            Proxy.from(Map.of()),
            Trust.usual(),
            "omnidepth/test");
    ApiServer server =
        new ApiServer(
            new ApiServer.Options("127.0.0.1", 0, Set.of(), Set.of(), List.of(), Map.of(), false),
            board,
            watchlist,
            new History(),
            time);
    vertx.deployVerticle(server).await();
    port = server.port();
    vertx
        .deployVerticle(
            new Poller(plan, new Main.Listeners(board, watchlist, Optional.empty()), time, () -> 1))
        .await();
  }

  private JsonNode get(String target) throws Exception {
    return JSON.readTree(
        http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + target))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body());
  }

  private static JsonNode venueRow(JsonNode answer, String venue) {
    for (JsonNode row : answer.get("venues")) {
      if (row.get("venue").asText().equals(venue)) {
        return row;
      }
    }
    throw new AssertionError(venue + " is not in " + answer);
  }

  /** The venue's row in the depth as soon as it is so. */
  private JsonNode venueRow(String venue, Predicate<JsonNode> so) throws Exception {
    List<JsonNode> seen = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      JsonNode depth = get("/depth/BTC-USD");
      if (depth.has("venues")) {
        JsonNode row = venueRow(depth, venue);
        if (so.test(row)) {
          return row;
        }
        seen.add(row);
      }
      published.clear();
      published.poll(1, TimeUnit.SECONDS);
    }
    throw new AssertionError(venue + ": " + seen.get(seen.size() - 1));
  }

  private static Predicate<JsonNode> why(String word) {
    return row -> row.path("why").asText().equals(word);
  }

  private static boolean counted(JsonNode row) {
    return row.get("counted").asBoolean();
  }

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
    venueRow("caches", VenueTimesTest::counted);
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
    venueRow("still", VenueTimesTest::counted);
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
    venueRow("dying", VenueTimesTest::counted);
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
    venueRow("good", VenueTimesTest::counted);
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (java.io.IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }
}
