package io.omnidepth.http.stream;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.ETH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Holds the real stream to {@code asyncapi.json}: every message of a session, both ways. */
@ExtendWith(VertxExtension.class)
class StreamContractTest {
  private static final Instrument OTHER = new Instrument("SOL", "USD");
  private static final Watchlist.Bounds NONE_ON_DEMAND =
      new Watchlist.Bounds(0, 0, 0, Duration.ofMinutes(2));

  private static final Venue A = Reports.venue("aa");
  private static final Venue B = Reports.venue("bb");

  private final JsonNode document = SocketReader.json(Contract.ofThisVersion().asyncApi());
  private final Schemas schemas = new Schemas(document);
  private final Set<String> seen = new TreeSet<>();
  private int validated;
  private Board board;
  private HttpApi server;
  // Held here: a client that nobody holds is closed, with its sockets, when it is collected.
  private WebSocketClient sockets;

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
            UnsentBytes.boundOf(Runtime.getRuntime().maxMemory())));
    vertx.deployVerticle(server).await();
  }

  /** A socket whose every message, either way, must be as the document says. */
  private final class Session {
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

  private void hold(String kind, JsonNode message) {
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

  private void round(Book a, Book b) {
    Instant now = Instant.now();
    board.reported(Reports.fresh(A, BTC, now, a));
    board.reported(Reports.fresh(B, BTC, now, b));
    board.reported(Reports.report(A, ETH, now, new Outcome.Refused("no such market", true)));
    board.roundClosed(now);
  }

  @Test
  void everyMessageIsAsTheDocumentSays() {
    round(
        Books.of(List.of("100.5 1", "99 2"), List.of("101 0.25", "102 4")),
        Books.of(List.of("100.50 3"), List.of()));
    Session session = new Session();
    session.say(
        "{\"op\":\"subscribe\",\"id\":7,\"instrument\":\"BTC-USD\",\"breakdown\":true,\"intervalMs\":50}");
    assertEquals("subscribed", session.next().path("type").asText());
    assertEquals(3, session.next("snapshot").at("/bids/0").size());
    Session other = new Session();
    other.say(
        "{\"op\":\"subscribe\",\"id\":\"text\",\"instrument\":\"btc-usd\",\"levels\":\"2\",\"group\":0.5,\"range\":\"5\","
            + "\"venues\":[\"aa\",\"bb\"],\"maxSkewMs\":5000,\"numbers\":\"text\",\"intervalMs\":\"50\"}");
    assertEquals(2, other.next("snapshot").at("/bids/0").size());
    Session empty = new Session();
    empty.say("{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"ETH-USD\"}");
    JsonNode nothing = empty.next("snapshot");
    assertTrue(nothing.path("mid").isNull() && nothing.path("bids").isEmpty());

    round(
        Books.of(List.of("100.75 1", "99 2.5"), List.of("102 4")),
        Books.of(List.of("102 3"), List.of("103 1")));
    session.next(message -> message.path("bids").size() > 1);
    assertTrue(other.next("update").at("/bids/0/0").isTextual());
    session.next("heartbeat");
    empty.next("heartbeat");

    board.reported(Reports.report(A, BTC, Instant.now(), new Outcome.Blocked("451")));
    board.timePassed(Instant.now());
    board.roundClosed(Instant.now().plusSeconds(60));
    JsonNode emptied = session.next(message -> message.path("mid").isNull());
    assertTrue(emptied.path("bestBid").isNull());
    assertEquals(2, emptied.path("venues").size());
    other.next(message -> message.path("mid").isNull());

    session.say("{\"op\":\"unsubscribe\",\"id\":7}");
    session.next("unsubscribed");
    session.say("{\"op\":\"ping\"}");
    session.next("pong");
    session.say("{\"op\":\"ping\",\"id\":\"p\"}");
    assertEquals("p", session.next("pong").path("id").asText());
    refusals(session);
    Set<String> told = new TreeSet<>();
    document.at("/channels/stream/messages").fieldNames().forEachRemaining(told::add);
    schemas
        .at("/components/schemas/Error/properties/title/enum")
        .forEach(title -> told.add("error " + title.asText()));
    assertEquals(told, seen);
    System.out.println(validated + " messages are as asyncapi.json says");
  }

  private void refusals(Session session) {
    session.isRefused("nonsense", "Unreadable message");
    session.isRefused("[]", "Unreadable message");
    session.isRefused("{\"op\":\"subscrib\",\"id\":1}", "Unknown op");
    session.isRefused("{\"op\":7,\"id\":{}}", "Unknown op");
    for (String id : List.of("", ",\"id\":null", ",\"id\":true", ",\"id\":1.5", longId())) {
      session.isRefused(
          "{\"op\":\"subscribe\",\"instrument\":\"BTC-USD\"" + id + "}", "Missing id");
    }
    session.isRefused("{\"op\":\"unsubscribe\",\"id\":9}", "Unknown id");
    session.isRefused("{\"op\":\"unsubscribe\"}", "Unknown id");
    for (String wrong :
        List.of(
            "\"levels\":0",
            "\"levels\":5001",
            "\"group\":0",
            "\"range\":1000.1",
            "\"maxSkewMs\":3600001",
            "\"venues\":[\"zz\"]",
            "\"numbers\":1",
            "\"breakdown\":null",
            "\"intervalMs\":49",
            "\"intervalMs\":60001",
            "\"surprise\":1")) {
      session.isRefused(
          "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\"," + wrong + "}",
          "Wrong subscription");
    }
    session.isRefused(
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"NO-SUCH\"}", "Unknown instrument");
    session.isRefused(
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"" + OTHER + "\"}", "Too many instruments");
    List<Session> many = new ArrayList<>();
    for (int view = 0; !seen.contains("error Too many streams"); view++) {
      assertTrue(view < 1_000, "as many as there may be");
      if (view % Hub.MOST_SUBSCRIPTIONS == 0) {
        many.add(new Session());
      }
      Session crowd = many.get(many.size() - 1);
      crowd.say(subscription(view, view + 1));
      crowd.next(message -> List.of("snapshot", "error").contains(message.path("type").asText()));
    }
    // A client that has few may still have others, and everybody may have the page's view.
    session.say(subscription(1, 4_999));
    session.next("snapshot");
    Session poor = new Session("192.0.2.1");
    poor.isRefused(subscription(1, 4_998), "Too costly");
    poor.say("{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\"}");
    poor.next("snapshot");
    many.get(0).isRefused(subscription(1, 1), "Id in use");
    many.get(0).isRefused(subscription(5_000, 1), "Too many subscriptions");
  }

  private static String longId() {
    return ",\"id\":\"" + "x".repeat(65) + "\"";
  }

  private static String subscription(int id, int levels) {
    return "{\"op\":\"subscribe\",\"id\":"
        + id
        + ",\"instrument\":\"ETH-USD\",\"levels\":"
        + levels
        + ",\"intervalMs\":60000}";
  }

  @Test
  void aSubscriptionTakesTheParametersOfTheDepthWithTheirBounds() {
    Schemas http = new Schemas(SocketReader.json(Contract.ofThisVersion().openApi()));
    JsonNode fields = schemas.at("/components/schemas/Subscribe/properties");
    Set<String> names = new TreeSet<>(Set.of("op", "id", "instrument", "intervalMs"));
    for (JsonNode reference : http.at("/paths/~1api~1v1~1depth~1{instrument}/get/parameters")) {
      JsonNode parameter = http.resolved(reference);
      String name = parameter.path("name").asText();
      names.add(name);
      for (String bound : List.of("minimum", "maximum", "exclusiveMinimum")) {
        assertEquals(
            parameter.path("schema").path(bound), fields.path(name).path(bound), name + bound);
      }
    }
    Set<String> told = new TreeSet<>();
    fields.fieldNames().forEachRemaining(told::add);
    assertEquals(names, told);
  }

  @Test
  void everyExampleAndItsChecksumAreRight() {
    SocketReader reader = new SocketReader();
    for (Map.Entry<String, JsonNode> message : document.at("/components/messages").properties()) {
      JsonNode told = message.getValue();
      List<JsonNode> examples = Schemas.examples(told);
      assertFalse(examples.isEmpty(), message.getKey());
      for (JsonNode example : examples) {
        JsonNode payload = example.path("payload");
        assertEquals(List.of(), schemas.faults(told.path("payload"), payload));
      }
    }
    reader.take(document.at("/components/messages/snapshot/examples/1/payload").toString());
    reader.take(document.at("/components/messages/snapshot/examples/0/payload").toString());
    reader.take(document.at("/components/messages/update/examples/0/payload").toString());
    String rule = document.at("/info/description").asText();
    assertTrue(rule.contains("`100.5:4:99:2:101:0.25` gives 3599822581"));
    SocketReader ruled = new SocketReader();
    ruled.take(
        "{\"type\":\"snapshot\",\"sequence\":1,\"checksum\":3599822581,"
            + "\"bids\":[[100.5,4],[99,2]],\"asks\":[[101,0.25]]}");
  }

  /** Without this, a schema that says little would hold every message. */
  @Test
  void aMemberMoreOrLessIsAFault() {
    for (Map.Entry<String, JsonNode> message : document.at("/components/messages").properties()) {
      JsonNode schema = message.getValue().path("payload");
      ObjectNode payload = message.getValue().at("/examples/0/payload").deepCopy();
      payload.put("Surprise", 1);
      assertFalse(schemas.faults(schema, payload).isEmpty(), message.getKey());
      payload.remove("Surprise");
      for (JsonNode name : schemas.resolved(schema).path("required")) {
        JsonNode member = payload.remove(name.asText());
        assertFalse(schemas.faults(schema, payload).isEmpty(), message.getKey() + " " + name);
        payload.set(name.asText(), member);
      }
      assertEquals(List.of(), schemas.faults(schema, payload));
    }
  }
}
