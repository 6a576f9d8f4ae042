package io.omnidepth.http;

import static io.omnidepth.board.Reports.BTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.app.VertxLoop;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Publisher;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.stream.SocketReader;
import io.omnidepth.poll.Answer;
import io.omnidepth.poll.Body;
import io.omnidepth.poll.Headers;
import io.omnidepth.poll.PollListener;
import io.omnidepth.poll.PollPlan;
import io.omnidepth.poll.Poller;
import io.omnidepth.poll.Timing;
import io.omnidepth.support.VirtualLoop;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The books of rounds, and the latest ones, as a real server serves them. The venues answer in
 * virtual time: each round's books have the round's number for their size. In the second round, bb
 * answers 300 ms later than aa.
 */
@ExtendWith(VertxExtension.class)
class RoundsServedTest {
  private static final Venue A = Reports.venue("aa");
  private static final Venue B = Reports.venue("bb");
  private static final Duration TO_THE_FIRST_ROUND = Duration.ofMillis(100);
  private static final Duration BETWEEN_THE_ANSWERS = Duration.ofSeconds(1);
  private static final Duration TO_THE_LATE_ANSWER = Duration.ofMillis(250);
  private static final String TARGET = "/api/v1/depth/BTC-USD?levels=1&breakdown=true";

  private final VirtualLoop loop = new VirtualLoop(Reports.START);
  private final Board board =
      new Board(List.of(A, B), List.of(BTC), Freshness.USUAL, Reports.START);
  private final Map<Venue, Integer> rounds = new HashMap<>();
  private volatile Instant now = Reports.START;
  private HttpApi server;

  @BeforeEach
  void start(Vertx vertx) {
    Poller poller =
        new Poller(
            new PollPlan(
                List.of(A, B), List.of(BTC), Duration.ofSeconds(1), false, Set.of(), Set.of()),
            Freshness.USUAL::staleFrom,
            (venue, question, bounds, then) -> {
              int round = rounds.merge(venue, 1, Integer::sum);
              Instant sent = loop.instant();
              loop.after(
                  Duration.ofMillis(venue.equals(B) && round == 2 ? 305 : 5),
                  () -> then.accept(answer(round, sent)));
            },
            PollListener.NONE,
            () -> 1);
    poller.start(new Publisher(board, loop), loop);
    server =
        new HttpApi(
            new HttpOptions("127.0.0.1", 0, Set.of(), Set.of(), List.of(), Map.of(), false),
            board,
            new Watchlist(List.of(BTC), List.of(), Watchlist.Bounds.USUAL),
            new History(),
            () -> now,
            context -> VertxLoop.of(context, Instant::now));
    vertx.deployVerticle(server).await();
    pass(TO_THE_FIRST_ROUND);
  }

  private Answer answer(int round, Instant sent) {
    String body = "{\"bids\":[[\"100\",\"" + round + "\"]],\"asks\":[[\"101\",\"1\"]]}";
    return new Answer(
        200,
        new Headers(List.of()),
        Body.of(body.getBytes(StandardCharsets.UTF_8)),
        new Timing(
            sent, loop.instant(), Duration.ZERO, Optional.empty(), Optional.of(Duration.ZERO)));
  }

  private void pass(Duration time) {
    loop.pass(time);
    now = loop.instant();
  }

  private JsonNode depth(String more) throws IOException {
    try (RawSocket reader = new RawSocket(server.port())) {
      reader.send("GET " + TARGET + more + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
      RawSocket.Answer answer = reader.answer();
      assertEquals(200, answer.status(), answer.body());
      return SocketReader.json(answer.body());
    }
  }

  /** The shares of the venues in the best bid: the rounds of their books. */
  private static String best(JsonNode depth) {
    JsonNode row = depth.path("bids").path(0);
    return row.path(row.size() - 1).toString();
  }

  private static long age(JsonNode depth) {
    return depth.path("venues").path(0).path("ageMs").asLong();
  }

  @Test
  void theDepthOfRoundsWaitsForTheSlowVenueAndThePlainOneDoesNot() throws IOException {
    assertEquals("{\"aa\":1,\"bb\":1}", best(depth("")));
    assertEquals("{\"aa\":1,\"bb\":1}", best(depth("&rounds=true")));
    pass(BETWEEN_THE_ANSWERS);
    JsonNode plain = depth("");
    JsonNode ofRounds = depth("&rounds=true");
    assertEquals("{\"aa\":2,\"bb\":1}", best(plain));
    assertEquals("{\"aa\":1,\"bb\":1}", best(ofRounds));
    assertEquals(95, age(plain));
    assertEquals(1_095, age(ofRounds));
    pass(TO_THE_LATE_ANSWER);
    assertEquals("{\"aa\":2,\"bb\":2}", best(depth("")));
    assertEquals("{\"aa\":2,\"bb\":2}", best(depth("&rounds=true")));
  }

  @Test
  void theStreamOfRoundsSendsBothBooksAtOnce(Vertx vertx) throws InterruptedException {
    WebSocketClient sockets = vertx.createWebSocketClient();
    BlockingQueue<String> plain = open(sockets, "");
    BlockingQueue<String> ofRounds = open(sockets, ",\"rounds\":true");
    assertEquals("{\"aa\":1,\"bb\":1}", best(next(plain, "snapshot")));
    assertEquals("{\"aa\":1,\"bb\":1}", best(next(ofRounds, "snapshot")));
    pass(BETWEEN_THE_ANSWERS);
    assertEquals("{\"aa\":2,\"bb\":1}", best(next(plain, "update")));
    pass(TO_THE_LATE_ANSWER);
    assertEquals("{\"aa\":2,\"bb\":2}", best(next(plain, "update")));
    assertEquals("{\"aa\":2,\"bb\":2}", best(next(ofRounds, "update")));
    sockets.close().await();
  }

  private BlockingQueue<String> open(WebSocketClient sockets, String more) {
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    WebSocket socket = sockets.connect(server.port(), "127.0.0.1", "/api/v1/stream").await();
    socket.textMessageHandler(messages::add);
    socket.writeTextMessage(
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":1,"
            + "\"breakdown\":true,\"intervalMs\":20"
            + more
            + "}");
    return messages;
  }

  /** The next message with rows; it is of that type. */
  private static JsonNode next(BlockingQueue<String> messages, String type)
      throws InterruptedException {
    JsonNode message;
    do {
      String frame = messages.poll(10, TimeUnit.SECONDS);
      assertNotNull(frame);
      message = SocketReader.json(frame);
    } while (message.path("bids").isEmpty());
    assertEquals(type, message.path("type").asText());
    return message;
  }
}
