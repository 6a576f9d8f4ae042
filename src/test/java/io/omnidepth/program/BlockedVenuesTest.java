package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.app.Fanout;
import io.omnidepth.app.VertxLoop;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Publisher;
import io.omnidepth.board.Snapshot;
import io.omnidepth.board.Watchlist;
import io.omnidepth.demo.DemoPlan;
import io.omnidepth.demo.EmbeddedExchanges;
import io.omnidepth.demo.Fault;
import io.omnidepth.http.HttpApi;
import io.omnidepth.http.HttpOptions;
import io.omnidepth.market.Instrument;
import io.omnidepth.poll.Poller;
import io.omnidepth.poll.TestPolls;
import io.omnidepth.source.Time;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole server over embedded exchanges, two of which answer 451 to everything. */
@ExtendWith(VertxExtension.class)
class BlockedVenuesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instrument BTC = new Instrument("BTC", "USD");
  private static final List<Venue> BLOCKED = venues("binanceus", "gemini");
  private static final List<Venue> VENUES = venues("binanceus", "bitstamp", "coinbase", "gemini");

  private final HttpClient http = HttpClient.newHttpClient();
  private volatile Duration ahead = Duration.ZERO;
  private final Time clock = () -> Instant.now().plus(ahead);
  private EmbeddedExchanges exchanges;
  private Board board;
  private Watchlist watchlist;
  private HttpApi server;
  private WebSocketClient sockets;

  private static List<Venue> venues(String... ids) {
    return List.of(ids).stream().map(id -> Catalog.find(id).orElseThrow()).toList();
  }

  @BeforeEach
  void serve(Vertx vertx) {
    sockets = vertx.createWebSocketClient();
    exchanges =
        EmbeddedExchanges.start(
                vertx,
                new DemoPlan(
                    VENUES,
                    EmbeddedExchanges.USUAL,
                    1,
                    0,
                    Optional.empty(),
                    true,
                    false,
                    200,
                    Optional.empty()),
                () -> VertxLoop.of(vertx, clock))
            .await();
    BLOCKED.forEach(venue -> exchanges.fault(venue, Fault.BLOCKED));
    board = new Board(VENUES, List.of(BTC), Freshness.USUAL, clock.instant());
    watchlist = new Watchlist(List.of(BTC), List.of(), Watchlist.Bounds.USUAL);
    server =
        new HttpApi(
            new HttpOptions("127.0.0.1", 0, Set.of(), Set.of(), List.of(), Map.of(), false),
            board,
            watchlist,
            new History(),
            clock,
            context -> VertxLoop.of(context, clock));
    VertxLoop loop = VertxLoop.of(vertx, clock);
    Fanout fanout = new Fanout(new Publisher(board, loop), watchlist);
    Poller poller =
        TestPolls.start(
            vertx,
            loop,
            TestPolls.plan(Set.copyOf(VENUES), List.of(BTC), Duration.ofMillis(200), true, false),
            TestPolls.transport(exchanges.origins()),
            fanout,
            fanout);
    watchlist.whenChanged(poller::watch);
    vertx.deployVerticle(server).await();
  }

  private Snapshot known(Predicate<Snapshot> wanted) throws Exception {
    CompletableFuture<Snapshot> found = new CompletableFuture<>();
    Runnable look =
        () -> {
          Snapshot now = board.current();
          if (wanted.test(now)) {
            found.complete(now);
          }
        };
    board.whenPublished(look);
    look.run();
    return found.get(20, TimeUnit.SECONDS);
  }

  private HttpResponse<String> get(String target) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + target)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode json(String target) throws Exception {
    HttpResponse<String> answer = get(target);
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  private static boolean bookOf(Snapshot snapshot, String venue) {
    return snapshot.market(venue, BTC).filter(market -> market.answer().isPresent()).isPresent();
  }

  private static Set<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Test
  void aTypingErrorIsNamedWithVenuesBlockedAndNothingIsPolledForIt() throws Exception {
    HttpResponse<String> early = get("/api/v1/depth/BTC-UDS");
    assertEquals(404, early.statusCode(), early.body());
    assertTrue(early.body().contains("did you mean \\\"BTC-USD\\\"?"), early.body());
    known(snapshot -> bookOf(snapshot, "bitstamp") && bookOf(snapshot, "coinbase"));
    List<String> invented =
        IntStream.range(0, 60).mapToObj(i -> "Q" + i + "X-" + (i % 2 == 0 ? "USD" : "ZZ")).toList();
    List<String> paths = List.of("depth", "history", "summary", "books/gemini");
    for (int i = 0; i < invented.size(); i++) {
      String name = invented.get(i);
      assertEquals(404, get("/api/v1/" + paths.get(i % 4) + "/" + name).statusCode(), name);
    }
    assertEquals(400, get("/api/v1/depth/BTC-USD?convert=Q1X").statusCode());
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    WebSocket socket = open(messages);
    for (int i = 0; i < 20; i++) {
      socket.writeTextMessage(
          "{\"op\":\"subscribe\",\"id\":" + i + ",\"instrument\":\"" + invented.get(i) + "\"}");
      assertEquals("Unknown instrument", next(messages).path("title").asText());
    }
    assertEquals(List.of(BTC), watchlist.watched());
    // An instrument of some list is polled as before.
    assertEquals(200, get("/api/v1/depth/ETH-EUR").statusCode());
  }

  @Test
  void afterAMinuteABlockedVenueIsNamedAndNotMissing() throws Exception {
    known(
        snapshot ->
            bookOf(snapshot, "bitstamp")
                && bookOf(snapshot, "coinbase")
                && BLOCKED.stream().allMatch(v -> snapshot.asked(v.id(), BTC)));
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    open(messages)
        .writeTextMessage(
            "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":1}");
    assertEquals("subscribed", next(messages).path("type").asText());
    assertEquals("[]", next(messages).path("blocked").toString());
    JsonNode before = json("/api/v1/summary/BTC-USD");
    assertEquals("[]", before.path("blocked").toString());
    for (String side : List.of("bid", "ask")) {
      JsonNode band = before.at("/bands/0/" + side);
      assertTrue(band.path("atLeast").asBoolean());
      assertEquals(Set.of("binanceus", "gemini"), texts(band.path("missing")));
    }
    ahead = Duration.ofSeconds(62);
    known(
        snapshot ->
            List.of("bitstamp", "coinbase").stream()
                .allMatch(
                    id ->
                        snapshot.market(id, BTC).orElseThrow().state().counts()
                            && snapshot.publishedAt().isAfter(Instant.now().plusSeconds(60))));
    JsonNode after = json("/api/v1/summary/BTC-USD");
    for (String side : List.of("bid", "ask")) {
      JsonNode band = after.at("/bands/0/" + side);
      assertFalse(band.path("atLeast").asBoolean(), band.toString());
      assertEquals("[]", band.path("missing").toString());
    }
    for (String target :
        List.of("depth/BTC-USD?levels=1", "summary/BTC-USD", "fill/BTC-USD?side=buy&size=0.01")) {
      JsonNode blocked = json("/api/v1/" + target).path("blocked");
      assertEquals(2, blocked.size(), target);
      assertEquals("binanceus", blocked.at("/0/venue").asText());
      assertEquals("gemini", blocked.at("/1/venue").asText());
      assertTrue(blocked.at("/0/why").asText().contains("451"), blocked.toString());
      assertTrue(blocked.at("/0/lists").asBoolean());
      assertEquals("shipped", blocked.at("/0/list").asText());
    }
    JsonNode update = next(messages);
    while (update.path("blocked").size() != 2) {
      update = next(messages);
    }
    // A venue that answers again is like all others.
    exchanges.fault(BLOCKED.get(0), Fault.NONE);
    ahead = Duration.ofMinutes(13);
    known(snapshot -> bookOf(snapshot, "binanceus"));
    assertEquals(Set.of("gemini"), ids(json("/api/v1/depth/BTC-USD?levels=1").path("blocked")));
  }

  private static Set<String> ids(JsonNode rows) {
    List<String> ids = new ArrayList<>();
    rows.forEach(row -> ids.add(row.path("venue").asText()));
    return Set.copyOf(ids);
  }

  private WebSocket open(BlockingQueue<String> messages) {
    WebSocket socket = sockets.connect(server.port(), "127.0.0.1", "/api/v1/stream").await();
    socket.textMessageHandler(messages::add);
    return socket;
  }

  private static JsonNode next(BlockingQueue<String> messages) throws Exception {
    String frame = messages.poll(5, TimeUnit.SECONDS);
    assertTrue(frame != null, "nothing came");
    return JSON.readTree(frame);
  }
}
