package io.omnidepth.poll;

import static io.omnidepth.venue.Condition.isAbsent;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The poller with real servers on loopback that fail in the ways of real servers. */
@ExtendWith(VertxExtension.class)
class PollerTest {
  private static final String BOOK = "{\"bids\":[[\"1\",\"5\"]],\"asks\":[[\"2\",\"5\"]]}";

  private static final Buffer BOMB_BODY = zeros(13_800_000);

  /** A kind of failure and its expected outcome. */
  @SuppressWarnings("ImmutableEnumChecker") // the answers hold no state
  enum Fault {
    NEVER(request -> {}, Outcome.Unreachable.class, "no whole answer within 600 ms"),
    RESET(request -> request.connection().close(), Outcome.Unreachable.class, "losed"),
    TOO_MANY(
        request -> request.response().setStatusCode(429).putHeader("Retry-After", "1").end("{}"),
        Outcome.Limited.class,
        "HTTP 429"),
    BLOCKED(
        request -> request.response().setStatusCode(451).end(), Outcome.Blocked.class, "HTTP 451"),
    BROKEN(
        request -> request.response().setStatusCode(500).end("oops"),
        Outcome.Refused.class,
        "HTTP 500: oops"),
    PAGE(request -> request.response().end("<html>"), Outcome.Unreadable.class, "not JSON"),
    HALF(
        request -> request.response().end(BOOK.substring(0, 20)),
        Outcome.Unreadable.class,
        "ends too early"),
    EMPTY(
        request -> request.response().end("{\"bids\":[],\"asks\":[]}"),
        Outcome.Unreadable.class,
        "both sides are empty"),
    DRIP(
        request -> {
          request.response().setChunked(true);
          request.response().write("{");
        },
        Outcome.Unreachable.class,
        "no whole answer within 600 ms"),
    ENDLESS(
        PollerTest::endless,
        Outcome.Unreadable.class,
        " bytes or more; a book of bad may have 193536"),
    LONG(
        request -> request.response().putHeader("Content-Length", "13800000").write("{"),
        Outcome.Unreadable.class,
        "the body has 13800000 bytes; a book of bad may have 193536"),
    BOMB(
        request -> request.response().putHeader("Content-Encoding", "gzip").end(BOMB_BODY),
        Outcome.Unreadable.class,
        "bytes has more when inflated; a book of bad may have 193536"),
    MANY(
        request ->
            request.response().end("{\"bids\":[" + "[1,1],".repeat(2_000) + "[1,1]],\"asks\":[]}"),
        Outcome.Unreadable.class,
        "more than 1000 bid rows, the most that a book of bad may have, in 12026 bytes"),
    CRUMBS(
        request -> crumbs(request.response().setChunked(true), 2_000),
        Outcome.Unreadable.class,
        "the body comes in parts that are too small: 1016 for 1016 bytes");

    final Consumer<HttpServerRequest> answer;
    final Class<? extends Outcome> outcome;
    final String words;

    Fault(Consumer<HttpServerRequest> answer, Class<? extends Outcome> outcome, String words) {
      this.answer = answer;
      this.outcome = outcome;
      this.words = words;
    }
  }

  /** An endless body beyond the bound. */
  private static void endless(HttpServerRequest request) {
    request.response().setChunked(true);
    more(request, 64);
  }

  private static void more(HttpServerRequest request, int parts) {
    if (parts > 0) {
      request
          .response()
          .write(Buffer.buffer("[".repeat(1 << 17)))
          .onSuccess(written -> more(request, parts - 1));
    }
  }

  /** A body that is small on the wire only. */
  private static Buffer zeros(int bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(new byte[bytes]);
    } catch (IOException noFile) {
      throw new UncheckedIOException(noFile);
    }
    return Buffer.buffer(out.toByteArray());
  }

  /** A body with parts of one byte. */
  private static void crumbs(HttpServerResponse response, int parts) {
    for (int i = 0; i < parts; i++) {
      response.write("[");
    }
  }

  private static URI serve(Vertx vertx, Consumer<HttpServerRequest> answer) throws Exception {
    HttpServer server =
        vertx.createHttpServer().requestHandler(answer::accept).listen(0, "127.0.0.1").await();
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  private static ReceivedReports poll(Vertx vertx, Duration interval, Map<Venue, URI> origins) {
    ReceivedReports reports = new ReceivedReports();
    start(vertx, interval, origins, false, reports);
    return reports;
  }

  private static Poller start(
      Vertx vertx,
      Duration interval,
      Map<Venue, URI> origins,
      boolean paced,
      ReceivedReports reports) {
    List<Instrument> instruments = List.of(new Instrument("BTC", "USD"));
    return TestPolls.start(
        vertx,
        TestPolls.plan(origins.keySet(), instruments, interval, true, paced),
        TestPolls.transport(origins),
        reports);
  }

  @Test
  void asksInTheVenuesFormAndReadsTheAnswer(Vertx vertx) throws Exception {
    BlockingQueue<HttpServerRequest> asked = new LinkedBlockingQueue<>();
    URI origin =
        serve(
            vertx,
            request -> {
              asked.add(request);
              request.response().end(BOOK);
            });
    ReceivedReports reports =
        poll(vertx, Duration.ofMillis(200), Map.of(TestVenues.generous("one"), origin));
    ReceivedReports.Turn first = reports.next("one");
    assertInstanceOf(Outcome.Fresh.class, first.outcome());
    assertEquals(100, ((Report.Answered) first.report()).askedLevels());
    assertEquals(BOOK.length(), first.trace().orElseThrow().bytes());
    assertInstanceOf(Outcome.Unchanged.class, reports.next("one").outcome());
    HttpServerRequest request = asked.take();
    assertEquals("/book/BTC-USD?n=100", request.uri());
    assertEquals("gzip", request.getHeader("Accept-Encoding"));
    assertEquals("omnidepth/test", request.getHeader("User-Agent"));
    assertNotNull(reports.rounds.poll(5, TimeUnit.SECONDS));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aFaultHasItsOutcomeAndDelaysNobodyElse(Fault fault, Vertx vertx) throws Exception {
    URI good = serve(vertx, request -> request.response().end(BOOK));
    URI bad = serve(vertx, fault.answer);
    ReceivedReports reports =
        poll(
            vertx,
            Duration.ofMillis(200),
            Map.of(TestVenues.generous("good"), good, TestVenues.generous("bad"), bad));
    ReceivedReports.Turn turn = reports.next("bad");
    assertInstanceOf(fault.outcome, turn.outcome());
    String why = turn.outcome().reason().orElseThrow();
    assertTrue(why.contains(fault.words), why);
    for (int i = 0; i < 3; i++) {
      assertInstanceOf(Outcome.Answered.class, reports.next("good").outcome());
    }
  }

  @Test
  void noRetryAfterDefeatsTheBackOff(Vertx vertx) throws Exception {
    Map<String, String> told =
        Map.of("zero", "0", "second", "1", "past", "Wed, 21 Oct 2015 07:28:00 GMT");
    Map<Venue, URI> origins = new HashMap<>();
    for (Map.Entry<String, String> each : told.entrySet()) {
      Consumer<HttpServerRequest> limited =
          request ->
              request
                  .response()
                  .setStatusCode(429)
                  .putHeader("Retry-After", each.getValue())
                  .end("{}");
      origins.put(TestVenues.generous(each.getKey()), serve(vertx, limited));
    }
    ReceivedReports reports = poll(vertx, Duration.ofMillis(100), origins);
    Map<String, List<Instant>> asked = new HashMap<>();
    while (asked.size() < told.size() || asked.values().stream().anyMatch(at -> at.size() < 3)) {
      ReceivedReports.Turn turn = reports.turns.poll(15, TimeUnit.SECONDS);
      assertNotNull(turn, "no further report, after " + asked);
      asked
          .computeIfAbsent(turn.venue().id(), id -> new ArrayList<>())
          .add(turn.report().received().sent());
    }
    asked.forEach(
        (venue, at) ->
            assertTrue(
                Duration.between(at.get(0), at.get(1)).toMillis() >= 900
                    && Duration.between(at.get(1), at.get(2)).toMillis() >= 1_900,
                venue + " was asked at " + at));
  }

  @Test
  void comesBackByItself(Vertx vertx) throws Exception {
    int[] answers = {0};
    URI origin =
        serve(
            vertx,
            request -> {
              if (answers[0]++ < 2) {
                request.connection().close();
              } else {
                request.response().end(BOOK);
              }
            });
    ReceivedReports reports =
        poll(vertx, Duration.ofMillis(100), Map.of(TestVenues.generous("one"), origin));
    assertInstanceOf(Outcome.Unreachable.class, reports.next("one").outcome());
    ReceivedReports.Turn turn = reports.next("one");
    while (!(turn.outcome() instanceof Outcome.Answered)) {
      turn = reports.next("one");
    }
    assertTrue(answers[0] >= 3);
  }

  @Test
  void aRoundClosesAfterHalfTheIntervalWithMissingAnswers(Vertx vertx) throws Exception {
    URI silent = serve(vertx, request -> {});
    Instant start = Instant.now();
    ReceivedReports reports =
        poll(vertx, Duration.ofMillis(400), Map.of(TestVenues.generous("one"), silent));
    Instant closed = reports.rounds.poll(5, TimeUnit.SECONDS);
    assertNotNull(closed);
    assertTrue(reports.turns.isEmpty() && !closed.isBefore(start.plusMillis(190)));
  }

  /** A venue with numbers as the names of its markets. */
  private static final Venue NUMBERED =
      Venue.named("numbered", "numbered")
          .book("https://numbered.example/ask")
          .posting("{\"book\":\"{market}\"}")
          .markets(joined("-").renaming("BTC", "XBT"))
          .listedIn(
              Listing.posted("/ask", "{\"list\":true}", 1, "rows.*")
                  .marketOnlyInList("name")
                  .assets("assets.0.name", "assets.1.name")
                  .numbersOf("table.*", "number"))
          .layout(sides("", "bids", "asks", row(0, 1)))
          .healthyWhen("error", isAbsent())
          .allows(10_000, Duration.ofSeconds(1))
          .takerFee("0.1", "made up")
          .declared();

  private static final String LIST =
      "{\"rows\":[{\"name\":\"@7\",\"assets\":[3,1]}],"
          + "\"table\":[{\"number\":1,\"name\":\"USD\"},{\"number\":3,\"name\":\"XBT\"}]}";

  @Test
  void postsItsQuestionUnderTheNameThatTheVenueLists(Vertx vertx) throws Exception {
    BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    URI origin = serve(vertx, request -> posted(request, asked, LIST));
    ReceivedReports reports = poll(vertx, Duration.ofMillis(200), Map.of(NUMBERED, origin));
    ReceivedReports.Turn turn = reports.next("numbered");
    assertInstanceOf(Outcome.Fresh.class, turn.outcome());
    assertEquals("@7", turn.report().market().name());
    assertEquals("POST /ask {\"list\":true}", asked.take());
    assertEquals("POST /ask {\"book\":\"@7\"}", asked.take());
  }

  @Test
  void aMarketThatIsNotListedIsNotAskedFor(Vertx vertx) throws Exception {
    BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    URI origin = serve(vertx, request -> posted(request, asked, LIST.replace("XBT", "ETH")));
    ReceivedReports reports = poll(vertx, Duration.ofMillis(100), Map.of(NUMBERED, origin));
    ReceivedReports.Turn turn = reports.next("numbered");
    assertEquals(
        new Outcome.Refused("not among the 1 markets that it lists", true), turn.outcome());
    assertEquals(Optional.empty(), turn.trace());
    for (int i = 0; i < 3; i++) {
      assertNotNull(reports.rounds.poll(5, TimeUnit.SECONDS));
    }
    assertEquals(List.of("POST /ask {\"list\":true}"), List.copyOf(asked));
  }

  @Test
  void aListThatCannotBeReadIsAskedForAgain(Vertx vertx) throws Exception {
    BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    URI origin =
        serve(vertx, request -> posted(request, asked, asked.isEmpty() ? "{\"rows\":[]}" : LIST));
    ReceivedReports reports = poll(vertx, Duration.ofMillis(100), Map.of(NUMBERED, origin));
    assertEquals(
        new Outcome.Unreadable("no markets at rows.* (got {}), 11 bytes"),
        reports.next("numbered").outcome());
    assertInstanceOf(Outcome.Fresh.class, reports.next("numbered").outcome());
  }

  @Test
  void newInstrumentsArePolledAtOnceAndOldOnesNoMore(Vertx vertx) throws Exception {
    BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    URI origin =
        serve(
            vertx,
            request -> {
              asked.add(request.path());
              request.response().end(BOOK);
            });
    ReceivedReports reports = new ReceivedReports();
    Map<Venue, URI> origins = Map.of(TestVenues.generous("one"), origin);
    Poller poller = start(vertx, Duration.ofMinutes(1), origins, false, reports);
    assertEquals("BTC-USD", reports.next("one").report().market().name());
    poller.watch(List.of(Claim.named(new Instrument("ETH", "USD"))));
    assertEquals("ETH-USD", reports.next("one").report().market().name());
    assertNotNull(reports.rounds.poll(5, TimeUnit.SECONDS));
    assertNotNull(
        reports.rounds.poll(5, TimeUnit.SECONDS), "the new one's first round closes, too");
    assertEquals(List.of("/book/BTC-USD", "/book/ETH-USD"), List.copyOf(asked));
  }

  /** A venue with its list of markets at {@code /list}. */
  private static Venue listing() {
    return TestVenues.venue("one")
        .listedIn(Listing.posted("/list", "{}", 1, "rows.*").market("name").assets("base", "quote"))
        .depths(100)
        .allows(100, Duration.ofSeconds(1))
        .declared();
  }

  @Test
  void theListIsReadAndItsAbsenceIsReported(Vertx vertx) throws Exception {
    Venue listing = listing();
    String[] list = {"{\"rows\":[{\"name\":\"BTCUSD\",\"base\":\"BTC\",\"quote\":\"USD\"}]}"};
    URI good =
        serve(
            vertx,
            request -> request.response().end(request.path().equals("/list") ? list[0] : BOOK));
    assertEquals(
        "one lists [BTC-USD]",
        poll(vertx, Duration.ofMillis(200), Map.of(listing, good)).lists.poll(5, TimeUnit.SECONDS));
    list[0] = "[]";
    assertEquals(
        "one unreadable: no markets at rows.* (got {}), 2 bytes",
        poll(vertx, Duration.ofMillis(200), Map.of(listing, good)).lists.poll(5, TimeUnit.SECONDS));
  }

  @Test
  void aFailedQuestionLeavesAMarketUnlistedByTheList(Vertx vertx) throws Exception {
    Venue listing = listing();
    BlockingQueue<HttpServerRequest> held = new LinkedBlockingQueue<>();
    String list = "{\"rows\":[{\"name\":\"ETHUSD\",\"base\":\"ETH\",\"quote\":\"USD\"}]}";
    URI origin =
        serve(
            vertx,
            request -> {
              if (request.path().equals("/list")) {
                request.response().end(list);
              } else {
                held.add(request);
              }
            });
    ReceivedReports reports = poll(vertx, Duration.ofMillis(200), Map.of(listing, origin));
    Outcome absent = new Outcome.Refused("not among the 1 markets that it lists", true);
    assertEquals(absent, reports.next("one").outcome());
    HttpServerRequest late = held.poll(5, TimeUnit.SECONDS);
    assertNotNull(late);
    late.connection().close();
    assertInstanceOf(Outcome.Unreachable.class, reports.next("one").outcome());
    assertEquals(absent, reports.next("one").outcome());
  }

  @Test
  void takesInTheVenuesCount(Vertx vertx) throws Exception {
    Venue metered =
        TestVenues.venue("one")
            .depths(100)
            .allows(100, Duration.ofSeconds(30))
            .usedWeightIn("X-Used", Duration.ofSeconds(30))
            .declared();
    int[] answers = {0};
    URI origin =
        serve(
            vertx,
            request -> {
              answers[0]++;
              request.response().putHeader("X-Used", "100").end(BOOK);
            });
    ReceivedReports reports = new ReceivedReports();
    start(vertx, Duration.ofMillis(200), Map.of(metered, origin), true, reports);
    assertInstanceOf(Outcome.Answered.class, reports.next("one").outcome());
    for (int i = 0; i < 10; i++) {
      assertNotNull(reports.rounds.poll(5, TimeUnit.SECONDS));
    }
    assertEquals(1, answers[0], "others have used all that is allowed");
  }

  private static void posted(HttpServerRequest request, BlockingQueue<String> asked, String list) {
    request
        .body()
        .onSuccess(
            body -> {
              String answer = body.toString().contains("list") ? list : BOOK;
              asked.add(request.method() + " " + request.uri() + " " + body);
              request.response().end(answer);
            });
  }
}
