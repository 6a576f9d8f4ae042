package io.omnidepth.http;

import static io.omnidepth.board.Reports.BTC;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.app.VertxLoop;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.connection.ConnectionBounds;
import io.omnidepth.http.connection.Network;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Servers for peers that send bytes of all kinds. */
abstract class PeerServers {
  static final Venue A = Reports.venue("aa");

  static final String CHARTS = "https://charts.example";

  static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

  static final String END = "Host: localhost\r\n\r\n";

  static final byte[] PING = RawSocket.frame(0x89, new byte[0]);

  static Vertx vertx;

  /** A server with the usual bounds. */
  static HttpApi usual;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    usual = server(ConnectionBounds.usual(1_000), List.of());
  }

  static HttpApi server(ConnectionBounds bounds, List<Network> proxies) {
    return server(bounds, proxies, Clock.systemUTC());
  }

  static HttpApi server(ConnectionBounds bounds, List<Network> proxies, Clock clock) {
    Board board =
        new Board(List.of(A), List.of(BTC), Freshness.USUAL, Instant.now().minusSeconds(1));
    HttpApi server =
        new HttpApi(
                new HttpOptions(
                    "127.0.0.1",
                    0,
                    Set.of("depth.example"),
                    Set.of(CHARTS),
                    proxies,
                    Map.of(),
                    false),
                board,
                new Watchlist(List.of(BTC), List.of(), Watchlist.Bounds.USUAL),
                new History(),
                clock,
                context -> VertxLoop.of(context, clock::instant))
            .within(bounds);
    vertx.deployVerticle(server).await();
    return server;
  }

  @AfterAll
  static void end() {
    vertx.close().await();
  }

  static void assertServes(HttpApi server) throws IOException {
    try (RawSocket other = new RawSocket(server.port(), "127.0.0.9")) {
      assertEquals(200, other.send(LIVE).answer().status());
    }
  }
}
