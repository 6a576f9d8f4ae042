package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The poller with real servers on loopback that fail in the ways of real servers. */
@ExtendWith(VertxExtension.class)
class PollerTest extends FailingServers {
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
}
