package io.omnidepth.poll;

import static io.omnidepth.venue.Condition.isAbsent;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The poller and the lists of real servers on loopback. */
@ExtendWith(VertxExtension.class)
class PollerListsTest extends FailingServers {
  /** A venue with numbers as the names of its markets. */
  private static final Venue NUMBERED =
      Venue.named("numbered", "numbered")
          .mark(0, 0)
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
