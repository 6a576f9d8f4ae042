package io.omnidepth.http;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.ETH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.app.VertxLoop;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.stream.SocketReader;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;

/** A real server on a board that the test writes. */
abstract class ServedBoard {
  static final Venue A = Reports.venue("aa");

  static final Venue B = Reports.venue("bb");

  static final Book BOOK = Books.of(List.of("100.5 1", "99 2"), List.of("101 0.25", "102 4"));

  static final Book OTHER = Books.of(List.of("100.50 3"), List.of("103 1"));

  static final String CHARTS = "https://charts.example";

  final HttpClient http = HttpClient.newHttpClient();

  Board board;

  final History history = new History();

  final Watchlist watchlist = new Watchlist(List.of(BTC, ETH), List.of(), Watchlist.Bounds.USUAL);

  HttpApi server;

  // A field, as an unreferenced client is closed, with its sockets, when it is collected.
  WebSocketClient sockets;

  HttpClientAgent raw;

  @BeforeEach
  void start(Vertx vertx) {
    sockets = vertx.createWebSocketClient();
    raw = vertx.createHttpClient();
    board =
        new Board(List.of(A, B), List.of(BTC, ETH), Freshness.USUAL, Instant.now().minusSeconds(1));
    for (Venue venue : List.of(A, B)) {
      board.listed(venue, Reports.listing(venue, BTC, ETH), Instant.now());
    }
    server =
        new HttpApi(
            new HttpOptions(
                "127.0.0.1",
                0,
                Set.of("depth.example"),
                Set.of(CHARTS),
                List.of(),
                Map.of(),
                false),
            board,
            watchlist,
            history,
            Clock.systemUTC(),
            context -> VertxLoop.of(context, Instant::now));
    vertx.deployVerticle(server).await();
  }

  void answered() {
    board.reported(Reports.fresh(A, BTC, Instant.now(), BOOK));
    board.reported(Reports.fresh(B, BTC, Instant.now(), OTHER));
    board.reported(
        Reports.report(A, ETH, Instant.now(), new Outcome.Refused("no such market", true)));
    board.roundClosed(Instant.now());
  }

  HttpResponse<String> get(String target, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + target));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  JsonNode json(String target) throws Exception {
    HttpResponse<String> response = get(target);
    assertEquals(200, response.statusCode(), response.body());
    return SocketReader.json(response.body());
  }

  /** The answer to an allowed page that asks under that name. */
  HttpClientResponse raw(HttpMethod method, String target, String host) {
    return raw.request(
            new RequestOptions()
                .setMethod(method)
                .setPort(server.port())
                .setHost("127.0.0.1")
                .setURI(target)
                .putHeader("Origin", CHARTS))
        .compose(
            request -> {
              request.authority(HostAndPort.parseAuthority(host, 80));
              return request.send();
            })
        .await();
  }

  WebSocket open(BlockingQueue<String> messages, String origin) {
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(server.port())
            .setURI("/api/v1/stream");
    if (!origin.isEmpty()) {
      options.addHeader("Origin", origin);
    }
    WebSocket socket = sockets.connect(options).await();
    socket.textMessageHandler(messages::add);
    return socket;
  }

  static JsonNode next(BlockingQueue<String> messages, SocketReader reader)
      throws InterruptedException {
    String frame = messages.poll(5, TimeUnit.SECONDS);
    assertNotNull(frame);
    return reader.take(frame);
  }
}
