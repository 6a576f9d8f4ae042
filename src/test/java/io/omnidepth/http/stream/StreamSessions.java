package io.omnidepth.http.stream;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.ETH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.api.Contract;
import io.omnidepth.api.Schemas;
import io.omnidepth.app.VertxLoop;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.HttpApi;
import io.omnidepth.http.HttpOptions;
import io.omnidepth.http.ReaderBounds;
import io.omnidepth.http.connection.Network;
import io.omnidepth.http.connection.UnsentBytes;
import io.omnidepth.http.cost.CostBudget;
import io.omnidepth.http.cost.FairQueue;
import io.omnidepth.market.Book;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;

/** A real stream, and sessions that {@code asyncapi.json} holds. */
abstract class StreamSessions {
  static final Instrument OTHER = new Instrument("SOL", "USD");

  static final Watchlist.Bounds NONE_ON_DEMAND =
      new Watchlist.Bounds(0, 0, 0, Duration.ofMinutes(2));

  static final Venue A = Reports.venue("aa");

  static final Venue B = Reports.venue("bb");

  final JsonNode document = SocketReader.json(Contract.ofThisVersion().asyncApi());

  final Schemas schemas = new Schemas(document);

  final Set<String> seen = new TreeSet<>();

  int validated;

  Board board;

  HttpApi server;

  // Held here: a client that nobody holds is closed, with its sockets, when it is collected.
  WebSocketClient sockets;

  @BeforeEach
  void start(Vertx vertx) {
    sockets = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(100));
    board =
        new Board(List.of(A, B), List.of(BTC, ETH), Freshness.USUAL, Instant.now().minusSeconds(1));
    for (Venue venue : List.of(A, B)) {
      board.listed(venue, Reports.listing(venue, BTC, ETH, OTHER), Instant.now());
    }
    server =
        new HttpApi(
            new HttpOptions(
                "127.0.0.1",
                0,
                Set.of(),
                Set.of(),
                List.of(Network.parse("127.0.0.1").orElseThrow()),
                Map.of(),
                false),
            board,
            new Watchlist(List.of(BTC, ETH), List.of(), NONE_ON_DEMAND),
            new History(),
            Clock.systemUTC(),
            context -> VertxLoop.of(context, Instant::now));
    // A client with a share of its own has next to nothing; this machine has the share of all.
    server.within(
        new ReaderBounds(
            new CostBudget.Rate(1e-4, 1e-7),
            FairQueue.Bounds.of(2),
            UnsentBytes.boundOf(Runtime.getRuntime().maxMemory()),
            1_000));
    vertx.deployVerticle(server).await();
  }

  /** A socket whose every message, either way, must be as the document says. */
  final class Session {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    Session() {
      this("");
    }

    /** The session of a client behind a proxy on this machine. An empty name is no client. */
    Session(String client) {
      socket =
          sockets
              .connect(
                  new WebSocketConnectOptions()
                      .setHost("127.0.0.1")
                      .setPort(server.port())
                      .putHeader("X-Forwarded-For", client)
                      .setURI(document.at("/channels/stream/address").asText()))
              .await();
      socket.textMessageHandler(messages::add);
    }

    void say(String message) {
      hold("op", SocketReader.json(message));
      socket.writeTextMessage(message).await();
    }

    JsonNode next() {
      try {
        String frame = messages.poll(5, TimeUnit.SECONDS);
        assertNotNull(frame);
        JsonNode message = SocketReader.json(frame);
        hold("type", message);
        return message;
      } catch (InterruptedException stopped) {
        throw new AssertionError(stopped);
      }
    }

    JsonNode next(Predicate<JsonNode> wanted) {
      JsonNode message = next();
      for (int other = 0; !wanted.test(message); other++) {
        assertTrue(other < 500, "still no such message, but " + message);
        message = next();
      }
      return message;
    }

    JsonNode next(String type) {
      return next(message -> message.path("type").asText().equals(type));
    }

    /** Sends a wrong message as it is, and hears the reason. */
    void isRefused(String message, String title) {
      socket.writeTextMessage(message);
      assertEquals(title, next("error").path("title").asText(), message);
    }
  }

  void hold(String kind, JsonNode message) {
    String name = message.path(kind).asText();
    JsonNode told = schemas.at("/channels/stream/messages/" + name);
    assertFalse(told.isMissingNode(), "not told: " + message);
    assertEquals(List.of(), schemas.faults(told.path("payload"), message), message.toString());
    seen.add(name);
    if (name.equals("error")) {
      seen.add("error " + message.path("title").asText());
    }
    validated++;
  }

  void round(Book a, Book b) {
    Instant now = Instant.now();
    board.reported(Reports.fresh(A, BTC, now, a));
    board.reported(Reports.fresh(B, BTC, now, b));
    board.reported(Reports.report(A, ETH, now, new Outcome.Refused("no such market", true)));
    board.roundClosed(now);
  }

  static String subscription(int id, int levels) {
    return "{\"op\":\"subscribe\",\"id\":"
        + id
        + ",\"instrument\":\"ETH-USD\",\"levels\":"
        + levels
        + ",\"intervalMs\":60000}";
  }
}
