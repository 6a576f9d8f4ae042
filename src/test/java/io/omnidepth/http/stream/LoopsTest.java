package io.omnidepth.http.stream;

import static io.omnidepth.board.Reports.BTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.api.Listener;
import io.omnidepth.app.VertxLoop;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.HttpApi;
import io.omnidepth.http.HttpOptions;
import io.omnidepth.http.connection.Network;
import io.omnidepth.market.Books;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Readers on several loops of one server. */
@ExtendWith(VertxExtension.class)
class LoopsTest {
  private static final Venue A = Reports.venue("aa");
  private static final String VIEW = "\"instrument\":\"BTC-USD\",\"levels\":10,\"intervalMs\":50";

  private final Map<String, Set<String>> threads = new ConcurrentHashMap<>();
  private final AtomicLong longestWait = new AtomicLong();
  private Board board;
  private Optional<HttpApi> serving = Optional.empty();
  private Vertx vertx;

  // Held here: a client that nobody holds is closed, with its sockets, when it is collected.
  private WebSocketClient sockets;
  private int published;

  private final class Threads implements Listener {
    @Override
    public void sent(String type, int readers, long bytes) {
      if (readers > 0) {
        threads
            .computeIfAbsent(type, first -> ConcurrentHashMap.newKeySet())
            .add(Thread.currentThread().getName());
      }
    }

    @Override
    public void waited(Duration sinceDue) {
      longestWait.accumulateAndGet(sinceDue.toMillis(), Math::max);
    }
  }

  @BeforeEach
  void start(Vertx its) {
    vertx = its;
    sockets = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(1_000));
    board = new Board(List.of(A), List.of(BTC), Freshness.USUAL, Instant.now().minusSeconds(1));
    board.listed(A, Reports.listing(A, BTC), Instant.now());
    publish(10);
  }

  private void serve(int loops) {
    HttpApi server =
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
                new Threads(),
                Optional.empty())
            .on(loops);
    vertx.deployVerticle(server).await();
    serving = Optional.of(server);
  }

  private HttpApi server() {
    return serving.orElseThrow();
  }

  /** The venue's next book: all sizes are new. */
  private void publish(int levels) {
    published++;
    List<String> bids = new ArrayList<>();
    List<String> asks = new ArrayList<>();
    for (int i = 0; i < levels; i++) {
      bids.add((100_000 - i) + " " + (published + i + 1));
      asks.add((100_001 + i) + " " + (published + i + 1));
    }
    board.reported(Reports.fresh(A, BTC, Instant.now(), Books.of(bids, asks)));
    board.roundClosed(Instant.now());
  }

  private final class Session {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<Short> closed = new LinkedBlockingQueue<>();
    private final ClientWebSocket socket = sockets.webSocket();

    Session(String client) {
      socket.textMessageHandler(messages::add);
      socket.closeHandler(end -> closed.add(socket.closeStatusCode()));
      socket
          .connect(
              new WebSocketConnectOptions()
                  .setHost("127.0.0.1")
                  .setPort(server().port())
                  .putHeader("X-Forwarded-For", client)
                  .setURI("/api/v1/stream"))
          .await();
    }

    Session say(String message) {
      socket.writeTextMessage(message).await();
      return this;
    }

    Session subscribe(int id, String view) {
      return say("{\"op\":\"subscribe\",\"id\":" + id + "," + view + "}");
    }

    String text(String type) throws InterruptedException {
      while (true) {
        String message = messages.poll(5, TimeUnit.SECONDS);
        assertNotNull(message, "no " + type);
        if (message.startsWith("{\"type\":\"" + type + "\"")) {
          return message;
        }
      }
    }

    JsonNode next(String type) throws InterruptedException {
      return SocketReader.json(text(type));
    }
  }

  @Test
  void readersOnDifferentLoopsGetTheSameFrames() throws InterruptedException {
    serve(2);
    Session one = new Session("10.0.0.1").subscribe(1, VIEW);
    Session other = new Session("10.0.0.2").subscribe(1, VIEW);
    assertEquals(one.text("snapshot"), other.text("snapshot"));
    for (int i = 0; i < 20; i++) {
      publish(10);
      assertEquals(one.text("update"), other.text("update"));
    }
    assertEquals(2, threads.getOrDefault("update", Set.of()).size(), threads::toString);
  }

  @Test
  void aReaderWhoseLoopIsNotTheViewsHomeMayLeaveAndComeBack() throws InterruptedException {
    serve(2);
    Session home = new Session("10.0.0.1").subscribe(1, VIEW);
    Session away = new Session("10.0.0.2").subscribe(1, VIEW);
    home.text("snapshot");
    away.text("snapshot");
    home.say("{\"op\":\"unsubscribe\",\"id\":1}");
    home.text("unsubscribed");
    publish(10);
    long sequence = away.next("update").path("sequence").asLong();
    home.subscribe(1, VIEW);
    assertEquals(sequence, home.next("snapshot").path("sequence").asLong());
    publish(10);
    assertEquals(home.text("update"), away.text("update"));
  }

  @Test
  void aClientHasItsBoundOfSocketsOnAllLoopsTogether() throws InterruptedException {
    serve(2);
    List<Session> all = new ArrayList<>();
    for (int i = 0; i < Hub.MOST_SOCKETS_A_CLIENT; i++) {
      all.add(new Session("10.0.0.1"));
    }
    for (Session each : all) {
      each.say("{\"op\":\"ping\"}").text("pong");
    }
    Session tooMany = new Session("10.0.0.1");
    assertEquals((short) 1013, tooMany.closed.poll(5, TimeUnit.SECONDS));
    new Session("10.0.0.2").say("{\"op\":\"ping\"}").text("pong");
    all.get(0).socket.close().await();
    Session next = new Session("10.0.0.1");
    next.say("{\"op\":\"ping\"}").text("pong");
  }

  @Test
  void aClientHasItsBoundOfViewsOnAllLoopsTogether() throws InterruptedException {
    serve(2);
    List<Session> all = IntStream.range(0, 4).mapToObj(i -> new Session("10.0.0.1")).toList();
    int begun = 0;
    for (int view = 0; view < 101; view++) {
      Session session = all.get(view % 4);
      session.subscribe(
          view, "\"instrument\":\"BTC-USD\",\"levels\":" + (view + 1) + ",\"intervalMs\":60000");
      JsonNode answer = SocketReader.json(answer(session));
      begun += answer.path("type").asText().equals("subscribed") ? 1 : 0;
      if (view == 100) {
        assertEquals("Too many streams", answer.path("title").asText(), answer.toString());
      }
    }
    assertEquals(100, begun);
  }

  private static String answer(Session session) throws InterruptedException {
    while (true) {
      String message = session.messages.poll(5, TimeUnit.SECONDS);
      assertNotNull(message);
      if (message.contains("\"subscribed\"") || message.contains("\"error\"")) {
        return message;
      }
    }
  }

  @Test
  void aReaderThatDoesNotReadDelaysNobody() throws Exception {
    serve(2);
    String large = "\"instrument\":\"BTC-USD\",\"levels\":5000,\"intervalMs\":50";
    publish(5_000);
    try (Socket stuck = stuck(large);
        Socket stuckToo = stuck(large)) {
      Session one = new Session("10.0.0.1").subscribe(1, large);
      Session other = new Session("10.0.0.2").subscribe(1, large);
      one.text("snapshot");
      other.text("snapshot");
      for (int i = 0; i < 40; i++) {
        publish(5_000);
        assertEquals(one.text("update"), other.text("update"));
      }
      assertTrue(stuck.isConnected() && stuckToo.isConnected());
    }
  }

  private Socket stuck(String view) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server().port()));
    String text = "{\"op\":\"subscribe\",\"id\":1," + view + "}";
    byte[] message = text.getBytes(StandardCharsets.US_ASCII);
    socket
        .getOutputStream()
        .write(
            """
            GET /api/v1/stream HTTP/1.1
            Host: localhost
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==

            """
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    socket
        .getOutputStream()
        .write(new byte[] {(byte) 0x81, (byte) (0x80 | message.length), 0, 0, 0, 0});
    socket.getOutputStream().write(message);
    return socket;
  }

  @Test
  void viewsThatAreMoreThanTheTimeAreServedInTurnsAndThatIsTold() throws Exception {
    serve(1);
    publish(1_000);
    int views = 300;
    List<Session> all = new ArrayList<>();
    for (int view = 0; view < views; view++) {
      all.add(
          new Session("10.0." + view / 50 + ".1")
              .subscribe(
                  1,
                  "\"instrument\":\"BTC-USD\",\"levels\":" + (300 + view) + ",\"intervalMs\":50"));
    }
    for (Session each : all) {
      each.text("snapshot");
    }
    int[] before = all.stream().mapToInt(each -> each.messages.size()).toArray();
    Instant end = Instant.now().plusSeconds(5);
    while (Instant.now().isBefore(end)) {
      publish(1_000);
      Thread.sleep(10);
    }
    List<Integer> updates =
        IntStream.range(0, views)
            .mapToObj(i -> all.get(i).messages.size() - before[i])
            .sorted()
            .toList();
    int least = updates.get(0);
    int most = updates.get(views - 1);
    assertTrue(least >= 1, "each view has its turn: " + updates);
    assertTrue(most <= 3 * least + 3, "no view has many more turns than another: " + updates);
    assertTrue(longestWait.get() > 50, "they wait, and that is told: " + longestWait);
  }

  @Test
  void theStreamsOfAMomentGoOutTogether() throws InterruptedException {
    serve(2);
    Session session = new Session("10.0.0.1");
    String desk = "\"instrument\":\"BTC-USD\",\"intervalMs\":50,\"moment\":\"desk\"";
    session.subscribe(1, desk + ",\"levels\":10");
    String best = session.next("subscribed").path("stream").asText();
    session.text("moment");
    session.subscribe(2, desk + ",\"levels\":1,\"numbers\":\"text\"");
    String ladder = session.next("subscribed").path("stream").asText();
    assertEquals(Set.of(best, ladder), streams(session, "snapshot", 2));
    long sequence = session.next("moment").path("sequence").asLong();
    for (int i = 0; i < 10; i++) {
      publish(10);
      assertEquals(Set.of(best, ladder), streams(session, "update", 2));
      JsonNode moment = session.next("moment");
      assertEquals("desk", moment.path("moment").asText());
      assertTrue(moment.path("sequence").asLong() > sequence, moment::toString);
      sequence = moment.path("sequence").asLong();
    }
    deeper();
    assertEquals(Set.of(best), streams(session, "update", 1), "the best prices are the same");
    assertTrue(session.next("moment").path("sequence").asLong() > sequence);
    session.say("{\"op\":\"unsubscribe\",\"id\":2}").text("unsubscribed");
    assertEquals(Set.of(best), streams(session, "snapshot", 1));
    session.text("moment");
  }

  /** A book that differs from the last one away from its best prices alone. */
  private void deeper() {
    board.reported(
        Reports.fresh(
            A,
            BTC,
            Instant.now(),
            Books.of(
                List.of("100000 " + (published + 1), "99000 5"),
                List.of("100001 " + (published + 1), "101000 5"))));
    board.roundClosed(Instant.now());
  }

  @Test
  void allBooksBetweenTwoMomentsAreOfOneSequence() throws InterruptedException {
    serve(2);
    Session session = new Session("10.0.0.1");
    String desk = "\"instrument\":\"BTC-USD\",\"intervalMs\":50,\"moment\":\"desk\"";
    session.subscribe(1, desk + ",\"levels\":10");
    session.text("moment");
    session.subscribe(2, desk + ",\"columns\":100,\"range\":5");
    session.text("moment");
    session.subscribe(3, desk + ",\"group\":10");
    session.text("moment");
    for (int i = 0; i < 10; i++) {
      publish(10);
      Set<Long> sequences = ConcurrentHashMap.newKeySet();
      for (int stream = 0; stream < 3; stream++) {
        sequences.add(session.next("update").path("sequence").asLong());
      }
      assertEquals(Set.of(session.next("moment").path("sequence").asLong()), sequences);
    }
  }

  private static Set<String> streams(Session session, String type, int count)
      throws InterruptedException {
    Set<String> streams = ConcurrentHashMap.newKeySet();
    for (int i = 0; i < count; i++) {
      streams.add(session.next(type).path("stream").asText());
    }
    return streams;
  }

  @Test
  void socketsWithTheSameMomentShareItsFrames() throws InterruptedException {
    serve(2);
    String desk = "\"instrument\":\"BTC-USD\",\"intervalMs\":50,\"moment\":\"desk\"";
    List<Session> both = List.of(new Session("10.0.0.1"), new Session("10.0.0.2"));
    for (Session each : both) {
      each.subscribe(1, desk + ",\"levels\":10");
      each.text("moment");
      each.subscribe(2, desk + ",\"levels\":5");
      each.text("moment");
    }
    publish(10);
    for (String type : List.of("update", "update", "moment")) {
      assertEquals(both.get(0).text(type), both.get(1).text(type));
    }
  }

  @Test
  void theStreamsOfAMomentHaveOneInterval() throws InterruptedException {
    serve(1);
    Session session = new Session("10.0.0.1");
    session.subscribe(1, VIEW + ",\"moment\":\"desk\"").text("subscribed");
    session.subscribe(
        2, "\"instrument\":\"BTC-USD\",\"levels\":3,\"intervalMs\":100,\"moment\":\"desk\"");
    assertEquals(
        "intervalMs=100 is not allowed; the streams of moment \"desk\" have 50",
        session.next("error").path("detail").asText());
    session.subscribe(3, VIEW + ",\"moment\":\"desk\"");
    assertEquals(
        "moment \"desk\" has this view already", session.next("error").path("detail").asText());
    session.subscribe(4, VIEW + ",\"moment\":[1]");
    assertTrue(
        session.next("error").path("detail").asText().startsWith("moment="), "a name is a text");
  }

  @Test
  void theReadersOfAllLoopsHearThatTheServerGoesAway() throws InterruptedException {
    serve(2);
    List<Session> all = IntStream.range(0, 4).mapToObj(i -> new Session("10.0.0." + i)).toList();
    for (Session each : all) {
      each.say("{\"op\":\"ping\"}").text("pong");
    }
    vertx.undeploy(server().deploymentID()).await();
    for (Session each : all) {
      assertEquals((short) 1001, each.closed.poll(5, TimeUnit.SECONDS));
    }
  }
}
