package io.omnidepth.program;

import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.app.Fanout;
import io.omnidepth.app.VertxLoop;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Publisher;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.HttpApi;
import io.omnidepth.http.HttpOptions;
import io.omnidepth.market.Instrument;
import io.omnidepth.poll.TestPolls;
import io.omnidepth.source.SteadyTime;
import io.omnidepth.venue.Declaration;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.VenueTime;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A test's own venues on sockets, and the server that polls them, with clocks that step. */
abstract class ServedVenues {
  static final Instrument BTC = new Instrument("BTC", "USD");
  private static final JsonMapper JSON = new JsonMapper();

  final AtomicLong wallAhead = new AtomicLong();
  final AtomicLong passed = new AtomicLong();
  final SteadyTime time =
      new SteadyTime(
          () -> Clock.systemUTC().instant().plusNanos(passed.get()).plusSeconds(wallAhead.get()),
          () -> System.nanoTime() + passed.get());
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, UnaryOperator<Declaration>> further = new HashMap<>();
  final Map<String, Consumer<HttpServerResponse>> answers = new LinkedHashMap<>();
  final BlockingQueue<Boolean> published = new LinkedBlockingQueue<>();
  private final AtomicInteger counter = new AtomicInteger();
  int port;

  /** Adds facts to the usual declaration of a venue. */
  void declare(String id, UnaryOperator<Declaration> facts) {
    further.put(id, facts);
  }

  private Venue venue(String id) {
    Declaration usual =
        Venue.named(id, id)
            .mark(0, 0)
            .book("https://" + id + ".example/book/{market}")
            .markets(joined("-"))
            .layout(sides("", "bids", "asks", row(0, 1)))
            .answerTime("answered", VenueTime.Unit.MILLIS)
            .changeTime("changed", VenueTime.Unit.MILLIS)
            .sequence("sequence")
            .allows(10_000, Duration.ofSeconds(1))
            .every(Duration.ofMillis(100))
            .takerFee("0.1", "made up");
    return further.getOrDefault(id, UnaryOperator.identity()).apply(usual).declared();
  }

  static String body(String bid, String more) {
    return "{" + more + "\"bids\":[[\"" + bid + "\",\"1\"]],\"asks\":[[\"110\",\"1\"]]}";
  }

  /** A body that differs from the one before and tells no time, so that the venue moves. */
  String moving() {
    return body("90." + (10 + counter.incrementAndGet() % 90), "");
  }

  String at(String field, Duration behind) {
    return "\"" + field + "\":" + time.instant().minus(behind).toEpochMilli() + ",";
  }

  void serve(Vertx vertx) {
    List<Venue> venues = answers.keySet().stream().map(this::venue).toList();
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
    HttpApi server =
        new HttpApi(
            new HttpOptions("127.0.0.1", 0, Set.of(), Set.of(), List.of(), Map.of(), false),
            board,
            watchlist,
            new History(),
            time,
            context -> VertxLoop.of(context, time));
    vertx.deployVerticle(server).await();
    port = server.port();
    VertxLoop loop = VertxLoop.of(vertx, time);
    Fanout fanout = new Fanout(new Publisher(board, loop), watchlist);
    TestPolls.start(
        vertx,
        loop,
        TestPolls.plan(Set.copyOf(venues), List.of(BTC), Duration.ofMillis(100), false, false),
        TestPolls.transport(origins),
        fanout,
        fanout);
  }

  JsonNode get(String target) throws Exception {
    return JSON.readTree(
        http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + target))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body());
  }

  static JsonNode venueRow(JsonNode answer, String venue) {
    for (JsonNode row : answer.get("venues")) {
      if (row.get("venue").asText().equals(venue)) {
        return row;
      }
    }
    throw new AssertionError(venue + " is not in " + answer);
  }

  /** Waits until the venue's row in the depth is so, and returns it. */
  JsonNode venueRow(String venue, Predicate<JsonNode> so) throws Exception {
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
      awaitPublication();
    }
    throw new AssertionError(venue + ": " + seen.get(seen.size() - 1));
  }

  /** Waits until the board is published again, or a second has passed. */
  void awaitPublication() throws InterruptedException {
    published.clear();
    published.poll(1, TimeUnit.SECONDS);
  }

  static Predicate<JsonNode> why(String word) {
    return row -> row.path("why").asText().equals(word);
  }

  static boolean counted(JsonNode row) {
    return row.get("counted").asBoolean();
  }

  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (java.io.IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }
}
