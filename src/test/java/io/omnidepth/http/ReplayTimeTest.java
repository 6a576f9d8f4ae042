package io.omnidepth.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.api.Listener;
import io.omnidepth.app.VertxLoop;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.connection.ClientRates;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server whose board goes by the time of a tape. */
@ExtendWith(VertxExtension.class)
class ReplayTimeTest {
  private static final ClientRates FIVE_A_SECOND = new ClientRates(1, 5);

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void aClientGetsItsRateBackWhileTheTapeStands(Vertx vertx) throws Exception {
    HttpApi server =
        new HttpApi(
            new HttpOptions("127.0.0.1", 0, Set.of(), Set.of(), List.of(), Map.of(), false),
            new Board(List.of(), List.of(), Freshness.USUAL, Reports.START),
            new Watchlist(List.of(), List.of(), Watchlist.Bounds.USUAL),
            new History(),
            () -> Reports.START,
            context -> VertxLoop.of(context, Instant::now),
            Listener.NONE,
            Optional.empty(),
            FIVE_A_SECOND,
            request -> Optional.of("one"));
    vertx.deployVerticle(server).await();
    assertEquals(200, status(server));
    int status = 429;
    while (status == 429) {
      status = status(server);
    }
    assertEquals(200, status);
  }

  private int status(HttpApi server) throws Exception {
    URI live = URI.create("http://127.0.0.1:" + server.port() + "/health/live");
    return http.send(HttpRequest.newBuilder(live).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
