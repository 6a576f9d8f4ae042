package io.omnidepth.http;

import static io.omnidepth.board.Reports.BTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.api.Contract;
import io.omnidepth.api.Listener;
import io.omnidepth.api.Schemas;
import io.omnidepth.app.VertxLoop;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.connection.Network;
import io.omnidepth.http.cost.CostBudget;
import io.omnidepth.http.cost.FairQueue;
import io.omnidepth.http.stream.Hub;
import io.omnidepth.http.stream.PageViews;
import io.omnidepth.http.stream.SocketReader;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.junit5.VertxExtension;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Readers that ask much, or do not read, in front of a real server with large books. */
@ExtendWith(VertxExtension.class)
class ReaderCostTest {
  private static final String GREEDY = "192.0.2.1";
  private static final String QUIET = "192.0.2.2";
  private static final String COSTLY = "/api/v1/depth/BTC-USD?levels=5000&breakdown=true&fees=true";
  private static final long UNSENT_BOUND = 1 << 20;

  /** One piece of brief and one of lasting work may be done. All further work waits for minutes. */
  private static final FairQueue.Bounds HARDLY_ANY =
      new FairQueue.Bounds(1, 100, 2, Duration.ofSeconds(1), 1e-4, 1e-4);

  private static final Book BOOK =
      Books.of(
          IntStream.range(0, 5_000).mapToObj(i -> 90_000 - i + ".12345678 1.23456789").toList(),
          IntStream.range(0, 5_000).mapToObj(i -> 90_001 + i + ".12345678 1.23456789").toList());

  /** A book whose levels all have that size. */
  private static Book large(int size) {
    return Books.of(
        IntStream.range(0, 5_000).mapToObj(i -> 90_000 - i + ".12345678 " + size).toList(),
        IntStream.range(0, 5_000).mapToObj(i -> 90_001 + i + ".12345678 " + size).toList());
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> cuts = new LinkedBlockingQueue<>();
  private final AtomicInteger written = new AtomicInteger();
  private Board board;
  private HttpApi server;
  private WebSocketClient sockets;
  private NetClient raw;

  @BeforeEach
  void start(Vertx vertx) {
    sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxConnections(100).setMaxMessageSize(16 << 20));
    raw = vertx.createNetClient(new NetClientOptions().setReceiveBufferSize(4 << 10));
    List<Venue> venues = List.of(Reports.venue("aa"), Reports.venue("bb"));
    board = new Board(venues, List.of(BTC), Freshness.USUAL, Instant.now());
    for (Venue venue : venues) {
      board.listed(venue, Reports.listing(venue, BTC), Instant.now());
      board.reported(Reports.fresh(venue, BTC, Instant.now(), BOOK));
    }
    board.roundClosed(Instant.now());
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
            new Watchlist(List.of(BTC), List.of(), Watchlist.Bounds.USUAL),
            new History(),
            Clock.systemUTC(),
            context -> VertxLoop.of(context, Instant::now),
            cutsAndWritten(),
            Optional.empty());
  }

  /** Hears of connections that are cut off and of answers that are written. */
  private Listener cutsAndWritten() {
    return (Listener)
        Proxy.newProxyInstance(
            Listener.class.getClassLoader(),
            new Class<?>[] {Listener.class},
            (proxy, method, told) -> {
              if (method.getName().equals("cut")) {
                cuts.add(told[0].toString());
              } else if (method.getName().equals("written") && told[0].equals("json")) {
                written.incrementAndGet();
              }
              return null;
            });
  }

  private void serve(Vertx vertx, FairQueue.Bounds workers, long unsent) {
    server.within(new ReaderBounds(CostBudget.OF_A_CLIENT, workers, unsent));
    vertx.deployVerticle(server).await();
  }

  private CompletableFuture<HttpResponse<String>> get(String client, String target) {
    return http.sendAsync(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + target))
            .version(HttpClient.Version.HTTP_1_1)
            .header("X-Forwarded-For", client)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void costlyQuestionsOfOneClientHoldUpNoOther(Vertx vertx) throws Exception {
    // A second answer is over the client's share; all answers may wait for their reader.
    CostBudget.Rate one = new CostBudget.Rate(2e-3, 1e-4);
    server.within(new ReaderBounds(one, HARDLY_ANY, 24L << 20));
    vertx.deployVerticle(server).await();
    List<CompletableFuture<HttpResponse<String>>> costly = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      costly.add(get(GREEDY, COSTLY.replace("5000", String.valueOf(5_000 - i))));
    }
    assertEquals(200, get(QUIET, "/api/v1/depth/BTC-USD?levels=1").get().statusCode());
    int answered = 0;
    Schemas schemas = new Schemas(SocketReader.json(Contract.ofThisVersion().openApi()));
    for (CompletableFuture<HttpResponse<String>> each : costly) {
      HttpResponse<String> answer = each.get(20, TimeUnit.SECONDS);
      if (answer.statusCode() == 200) {
        answered++;
      } else {
        assertEquals(429, answer.statusCode());
        JsonNode problem = SocketReader.json(answer.body());
        assertEquals(
            List.of(), schemas.faults(schemas.at("/components/schemas/TooCostly"), problem));
        assertTrue(
            problem.path("detail").asText().contains(problem.path("costMs") + " ms of processor"),
            answer.body());
        assertTrue(answer.headers().firstValueAsLong("retry-after").orElse(0) >= 1);
      }
    }
    assertTrue(answered <= 2, answered + " were answered");
  }

  @Test
  void equalCostlyQuestionsShareOneAnswer(Vertx vertx) throws Exception {
    serve(vertx, FairQueue.Bounds.of(2), 64L << 20);
    List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      asked.add(get(i % 2 == 0 ? GREEDY : QUIET, COSTLY));
    }
    for (CompletableFuture<HttpResponse<String>> each : asked) {
      HttpResponse<String> answer = each.get(20, TimeUnit.SECONDS);
      assertEquals(200, answer.statusCode(), answer.body());
    }
    // On a busy machine some questions come late, when the ages of the first answer are too old.
    assertTrue(written.get() <= 4, written + " were written");
  }

  private WebSocket open(String client, BlockingQueue<String> messages) {
    WebSocket socket =
        sockets
            .connect(
                new WebSocketConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(server.port())
                    .putHeader("X-Forwarded-For", client)
                    .setURI("/api/v1/stream"))
            .await();
    socket.textMessageHandler(messages::add);
    return socket;
  }

  private static String subscription(int id, String more) {
    return "{\"op\":\"subscribe\",\"id\":" + id + ",\"instrument\":\"BTC-USD\"," + more + "}";
  }

  private static JsonNode next(BlockingQueue<String> messages, String... types)
      throws InterruptedException {
    JsonNode message;
    do {
      String frame = messages.poll(10, TimeUnit.SECONDS);
      assertNotNull(frame);
      message = SocketReader.json(frame);
    } while (!List.of(types).contains(message.path("type").asText()));
    return message;
  }

  @Test
  void aReaderWhoseShareIsUsedUpStillHearsThatTheServerIsThere(Vertx vertx) throws Exception {
    CostBudget.Rate soonUsedUp = new CostBudget.Rate(0.3, 1e-6);
    server.within(new ReaderBounds(soonUsedUp, FairQueue.Bounds.of(2), UNSENT_BOUND));
    vertx.deployVerticle(server).await();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    open(GREEDY, messages).writeTextMessage(subscription(1, "\"levels\":11,\"intervalMs\":50"));
    JsonNode message = next(messages, "snapshot");
    int status = 200;
    for (int levels = 5_000; status == 200; levels--) {
      status =
          get(GREEDY, COSTLY.replace("5000", "" + levels)).get(20, TimeUnit.SECONDS).statusCode();
    }
    assertEquals(429, status);
    while (!message.path("type").asText().equals("heartbeat")) {
      report("0." + message.path("sequence").asText());
      message = next(messages, "update", "heartbeat");
    }
    long held = message.path("sequence").asLong();
    assertTrue(held < board.current().sequence(), "an update waits");
    assertEquals(held, next(messages, "update", "heartbeat").path("sequence").asLong());
  }

  @Test
  void viewsThatAreMoreThanAWorkerHasTimeForAreServedInTurn(Vertx vertx) throws Exception {
    CostBudget.Rate any = new CostBudget.Rate(1_000, 1_000);
    FairQueue.Bounds little = new FairQueue.Bounds(1, 500, 2, Duration.ofSeconds(3), 0.25, 0.1);
    server.within(new ReaderBounds(any, little, 64L << 20));
    vertx.deployVerticle(server).await();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    WebSocket socket = open(QUIET, messages);
    Map<String, Integer> served = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      String wanted = "\"levels\":%d,\"breakdown\":true,\"intervalMs\":50".formatted(5_000 - i);
      socket.writeTextMessage(subscription(i, wanted));
      served.put(next(messages, "snapshot").path("stream").asText(), 0);
    }
    for (int i = 0; i < 60; i++) {
      board.reported(Reports.fresh(Reports.venue("aa"), BTC, Instant.now(), large(2 + i)));
      board.roundClosed(Instant.now());
      served.merge(next(messages, "update").path("stream").asText(), 1, Integer::sum);
    }
    // The cheapest of them may be made at once, so they need not have equal numbers.
    int least = Collections.min(served.values());
    assertTrue(Collections.max(served.values()) <= 6 * least, served.toString());
  }

  private void report(String size) {
    Book book = Books.of(List.of("1 " + size), List.of("2 " + size));
    board.reported(Reports.fresh(Reports.venue("aa"), BTC, Instant.now(), book));
    board.roundClosed(Instant.now());
  }

  @Test
  void oneClientTakesNotAllViews(Vertx vertx) throws Exception {
    serve(vertx, FairQueue.Bounds.of(2), UNSENT_BOUND);
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    int begun = 0;
    JsonNode answer = SocketReader.json("{}");
    WebSocket socket = open(GREEDY, messages);
    for (int i = 0; !answer.path("type").asText().equals("error"); i++) {
      assertTrue(i < 1_000, "as many as there may be");
      if (i > 0 && i % Hub.MOST_SUBSCRIPTIONS == 0) {
        socket = open(GREEDY, messages);
      }
      socket.writeTextMessage(
          subscription(i, "\"levels\":" + (i % 9 + 1) + ",\"intervalMs\":" + (1_000 + i)));
      answer = next(messages, "subscribed", "error");
      begun = i;
    }
    assertEquals(100, begun);
    assertEquals("Too many streams", answer.path("title").asText());
    BlockingQueue<String> other = new LinkedBlockingQueue<>();
    open(QUIET, other).writeTextMessage(subscription(1, "\"levels\":7"));
    next(other, "snapshot");
  }

  @Test
  void aClientHasSomeOfThePagesViewsForNothing(Vertx vertx) throws Exception {
    CostBudget.Rate next = new CostBudget.Rate(1e-6, 1e-6);
    server.within(new ReaderBounds(next, FairQueue.Bounds.of(2), UNSENT_BOUND));
    vertx.deployVerticle(server).await();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    WebSocket socket = open(GREEDY, messages);
    for (int i = 0; i < PageViews.RANGES.size(); i++) {
      socket.writeTextMessage(chart(i));
      String answer = next(messages, "subscribed", "error").path("type").asText();
      assertEquals(i < PageViews.MOST_OF_A_CLIENT ? "subscribed" : "error", answer);
    }
    BlockingQueue<String> other = new LinkedBlockingQueue<>();
    open(QUIET, other).writeTextMessage(chart(PageViews.RANGES.size() - 1));
    next(other, "snapshot");
  }

  private static String chart(int range) {
    return subscription(
        range,
        "\"levels\":5000,\"breakdown\":true,\"intervalMs\":100,\"range\":"
            + PageViews.RANGES.get(range));
  }

  @Test
  void readersThatDoNotReadAreCutBeforeTheyFillTheHeap(Vertx vertx) throws Exception {
    serve(vertx, FairQueue.Bounds.of(2), UNSENT_BOUND);
    for (int i = 0; i < 16; i++) {
      raw.connect(server.port(), "127.0.0.1")
          .onSuccess(
              socket ->
                  socket
                      .pause()
                      .write(
                          "GET "
                              + COSTLY
                              + " HTTP/1.1\r\nHost: localhost\r\n\r\n"
                              + "GET "
                              + COSTLY
                              + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
          .await();
    }
    assertEquals("UNSENT", cuts.poll(20, TimeUnit.SECONDS));
    // Unread sockets of the stream count as well. A reader that reads stays.
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    open(QUIET, messages).writeTextMessage(subscription(1, "\"levels\":5000,\"breakdown\":true"));
    next(messages, "snapshot");
    cuts.clear();
    for (int i = 0; i < 16; i++) {
      WebSocket unread = open("192.0.2.3", new LinkedBlockingQueue<>());
      unread.pause();
      // More than the buffers of the system take for a socket, which is up to 4 MB.
      for (int view = 0; view < 8; view++) {
        String levels = "\"levels\":" + (5_000 - view) + ",\"breakdown\":true";
        unread.writeTextMessage(subscription(view, levels));
      }
    }
    assertEquals("UNSENT", cuts.poll(20, TimeUnit.SECONDS));
    next(messages, "heartbeat");
  }
}
