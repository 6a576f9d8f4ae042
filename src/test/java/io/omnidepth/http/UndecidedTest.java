package io.omnidepth.http;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.ETH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.app.VertxLoop;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.stream.SocketReader;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that has just started and knows no list yet. */
@ExtendWith(VertxExtension.class)
class UndecidedTest {
  private static final Venue OKX = Catalog.find("okx").orElseThrow();
  private static final Venue KRAKEN = Catalog.find("kraken").orElseThrow();

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final Watchlist watchlist =
      new Watchlist(List.of(BTC), List.of(), Watchlist.Bounds.USUAL);
  private volatile Duration ahead = Duration.ZERO;
  private Board board;
  private HttpApi server;
  private WebSocketClient sockets;

  @BeforeEach
  void start(Vertx vertx) {
    sockets = vertx.createWebSocketClient();
    board = new Board(List.of(OKX, KRAKEN), List.of(BTC), Freshness.USUAL, now());
    server =
        new HttpApi(
            new HttpOptions("127.0.0.1", 0, Set.of(), Set.of(), List.of(), Map.of(), false),
            board,
            watchlist,
            new History(),
            this::now,
            context -> VertxLoop.of(context, this::now));
    vertx.deployVerticle(server).await();
  }

  private Instant now() {
    return Instant.now().plus(ahead);
  }

  private CompletableFuture<HttpResponse<String>> asked(String target) {
    return http.sendAsync(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + target)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private int status(String target) throws Exception {
    return asked(target).get(5, TimeUnit.SECONDS).statusCode();
  }

  private WebSocket open() {
    WebSocket socket = sockets.connect(server.port(), "127.0.0.1", "/api/v1/stream").await();
    socket.textMessageHandler(messages::add);
    return socket;
  }

  private JsonNode next() throws InterruptedException {
    String frame = messages.poll(5, TimeUnit.SECONDS);
    return SocketReader.json(String.valueOf(frame));
  }

  private static String subscribe(int id, String instrument, String more) {
    return "{\"op\":\"subscribe\",\"id\":%d,\"instrument\":\"%s\"%s}"
        .formatted(id, instrument, more);
  }

  @Test
  void anInstrumentThatNoListHasWaitsForFurtherLists() throws Exception {
    CompletableFuture<HttpResponse<String>> rare = asked("/api/v1/history/SOL-USD");
    CompletableFuture<HttpResponse<String>> typo = asked("/api/v1/history/BTC-UDS");
    CompletableFuture<HttpResponse<String>> joining = asked("/api/v1/summary/BTC-USD?convert=CHF");
    WebSocket socket = open();
    socket.writeTextMessage(subscribe(1, "SOL-USD", ""));
    socket.writeTextMessage(subscribe(2, "BTC-UDS", ""));
    socket.writeTextMessage(subscribe(3, "BTC-USD", ",\"convert\":[\"CHF\"]"));
    socket.writeTextMessage(subscribe(1, "BTC-USD", ""));
    assertEquals("Id in use", next().path("title").asText());
    socket.writeTextMessage("{\"op\":\"unsubscribe\",\"id\":3}");
    assertEquals("unsubscribed", next().path("type").asText());
    // A known instrument does not wait, nor does a text that is no instrument.
    assertEquals(200, status("/api/v1/history/BTC-USD"));
    assertEquals(200, status("/api/v1/history/ETH-EUR"));
    assertEquals(404, status("/api/v1/history/BITCOIN"));
    assertFalse(rare.isDone() || typo.isDone() || joining.isDone());
    board.listed(OKX, Reports.listing(OKX, BTC, new Instrument("SOL", "USD")), now());
    board.roundClosed(now());
    assertEquals(200, rare.get(5, TimeUnit.SECONDS).statusCode());
    assertEquals("subscribed", next().path("type").asText());
    assertEquals("snapshot", next().path("type").asText());
    assertFalse(typo.isDone() || joining.isDone());
    board.notListed(KRAKEN, new Outcome.Unreachable("reset"), now());
    board.roundClosed(now());
    String unknown = typo.get(5, TimeUnit.SECONDS).body();
    assertTrue(unknown.contains("no venue lists it (not known are the lists of kraken)"), unknown);
    assertTrue(unknown.contains("did you mean \\\"BTC-USD\\\"?"), unknown);
    assertEquals(400, joining.get(5, TimeUnit.SECONDS).statusCode());
    assertEquals("Unknown instrument", next().path("title").asText());
    assertEquals(404, status("/api/v1/history/BTC-UDS"), "and now at once");
  }

  @Test
  void theWaitForListsHasAnEnd() throws Exception {
    ahead = Duration.ofSeconds(11);
    assertEquals(404, status("/api/v1/history/BTC-UDS"));
    assertEquals(List.of(BTC), watchlist.watched());
    open().writeTextMessage(subscribe(1, "ETH-UDS", ""));
    JsonNode error = next();
    assertTrue(
        error.path("detail").asText().contains("did you mean \"ETH-USD\"?"), error::toString);
    assertTrue(board.current().trades(ETH));
  }
}
