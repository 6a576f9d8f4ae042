package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.app.VertxLoop;
import io.omnidepth.demo.TestCertificate;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.poll.http.HttpAsker;
import io.omnidepth.poll.http.Proxy;
import io.omnidepth.poll.http.Transport;
import io.omnidepth.poll.http.Trust;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are large but legal, from real servers on loopback. */
@ExtendWith(VertxExtension.class)
class BigBodiesTest {
  private static final Duration ONCE = Duration.ofMinutes(1);

  /** A book without order. Each level is a line of about 20 bytes. */
  private static String unsorted(int levels) {
    List<String> bids = new ArrayList<>();
    List<String> asks = new ArrayList<>();
    for (int i = 0; i < levels; i++) {
      bids.add("[\"" + (6_000_000 - i) + ".25\",\"0.5\"]");
      asks.add("[\"" + (6_000_001 + i) + ".25\",\"0.5\"]");
    }
    Collections.shuffle(bids, new Random(1));
    Collections.shuffle(asks, new Random(2));
    return "{\"bids\":[" + String.join(",", bids) + "],\"asks\":[" + String.join(",", asks) + "]}";
  }

  /** A venue whose books have that many levels. */
  private static Venue deep(String id, int levels) {
    return TestVenues.venue(id)
        .depths(100)
        .levels(levels)
        .allows(10_000, Duration.ofSeconds(1))
        .every(Duration.ofMillis(100))
        .deadline(Duration.ofSeconds(12))
        .declared();
  }

  private static URI serve(Vertx vertx, Consumer<HttpServerRequest> answer) {
    return URI.create(
        "http://127.0.0.1:"
            + vertx
                .createHttpServer()
                .requestHandler(answer::accept)
                .listen(0, "127.0.0.1")
                .await()
                .actualPort());
  }

  private static VertxLoop start(
      Vertx vertx,
      Duration interval,
      Map<Venue, URI> origins,
      ReceivedReports reports,
      BodyRoom room) {
    List<Instrument> instruments = List.of(new Instrument("BTC", "USD"));
    return start(vertx, interval, origins, instruments, Trust.usual(), reports, room);
  }

  private static VertxLoop start(
      Vertx vertx,
      Duration interval,
      Map<Venue, URI> origins,
      List<Instrument> instruments,
      Trust trust,
      ReceivedReports reports,
      BodyRoom room) {
    VertxLoop loop = TestPolls.loop(vertx);
    Transport transport = TestPolls.transport(origins, Proxy.from(Map.of()), trust);
    new Poller(
            TestPolls.plan(origins.keySet(), instruments, interval, true, false),
            Staleness.NONE,
            new HttpAsker(vertx, loop, transport),
            reports,
            () -> 1,
            room)
        .start(reports, loop);
    return loop;
  }

  /** The test uses only the order of events, which no slow machine changes. */
  @Test
  void aBigBodyIsReadBesideTheLoopAndTheMarketIsAskedAgainOnlyThen(Vertx vertx) throws Exception {
    String body = unsorted(70_000);
    BlockingQueue<Instant> asked = new LinkedBlockingQueue<>();
    URI origin =
        serve(
            vertx,
            request -> {
              asked.add(Instant.now());
              request.response().end(body);
            });
    ReceivedReports reports = new ReceivedReports();
    Queue<Instant> ticks = new ConcurrentLinkedQueue<>();
    VertxLoop loop =
        start(
            vertx,
            Duration.ofMillis(100),
            Map.of(deep("big", 70_000), origin),
            reports,
            new BodyRoom(64 << 20));
    loop.submit(() -> vertx.setPeriodic(1, timer -> ticks.add(Instant.now())));
    ReceivedReports.Turn turn = reports.next("big");
    Outcome.Fresh fresh = assertInstanceOf(Outcome.Fresh.class, turn.outcome());
    assertEquals(70_000, fresh.book().levels(Side.ASK));
    Instant told = turn.report().received().at().plus(turn.trace().orElseThrow().reading());
    assertTrue(
        ticks.stream()
            .anyMatch(at -> at.isAfter(turn.report().received().at()) && at.isBefore(told)),
        "nothing else went on while the body was read");
    assertNotNull(asked.poll());
    Instant next = asked.poll(10, TimeUnit.SECONDS);
    assertNotNull(next);
    assertFalse(next.isBefore(told), "asked again while the answer was still read");
    assertInstanceOf(Outcome.Unchanged.class, reports.next("big").outcome());
  }

  /** Six bodies are half sent, and the room does not hold them all. */
  @Test
  void bodiesThatFindNoRoomWaitAndAllAreReadInTurn(Vertx vertx) throws Exception {
    String body = unsorted(4_000);
    BodyRoom room = new BodyRoom(400_000);
    Promise<Object> rest = Promise.promise();
    Map<Venue, URI> origins = new HashMap<>();
    for (String id : List.of("a", "b", "c", "d", "e", "f")) {
      URI origin =
          serve(
              vertx,
              request -> {
                request.response().setChunked(true).write(body.substring(0, 120_000));
                rest.future().onSuccess(go -> request.response().end(body.substring(120_000)));
              });
      origins.put(deep(id, 4_000), origin);
    }
    ReceivedReports reports = new ReceivedReports();
    VertxLoop loop = start(vertx, ONCE, origins, reports, room);
    when(vertx, loop, room, 1, rest);
    Set<String> answered = new HashSet<>();
    while (answered.size() < origins.size()) {
      ReceivedReports.Turn turn = reports.turns.poll(15, TimeUnit.SECONDS);
      assertNotNull(turn, "reports of " + answered + " only");
      assertInstanceOf(Outcome.Fresh.class, turn.outcome(), turn::toString);
      answered.add(turn.venue().id());
    }
    assertEquals(0, used(loop, room));
  }

  /**
   * Six bodies over one connection. The first begins while the others wait. They must not use up
   * the connection's window.
   */
  @Test
  void bodiesThatWaitDoNotHoldUpTheirConnection(Vertx vertx, @TempDir Path keys) throws Exception {
    TestCertificate certificate = new TestCertificate(keys);
    String body = unsorted(4_000);
    Promise<Object> others = Promise.promise();
    HttpServer server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(certificate.key()))
            .requestHandler(
                request -> {
                  assertEquals(HttpVersion.HTTP_2, request.version());
                  if (request.path().endsWith("A-USD")) {
                    others.future().onSuccess(wait -> request.response().end(body));
                  } else {
                    request.response().end(body);
                  }
                })
            .listen(0, "127.0.0.1")
            .await();
    List<Instrument> instruments =
        Stream.of("A", "B", "C", "D", "E", "F").map(base -> new Instrument(base, "USD")).toList();
    ReceivedReports reports = new ReceivedReports();
    BodyRoom room = new BodyRoom(400_000);
    VertxLoop loop =
        start(
            vertx,
            ONCE,
            Map.of(deep("one", 4_000), URI.create("https://127.0.0.1:" + server.actualPort())),
            instruments,
            Trust.also(certificate.pem()),
            reports,
            room);
    when(vertx, loop, room, 1, others);
    for (int i = 0; i < instruments.size(); i++) {
      ReceivedReports.Turn turn = reports.next("one");
      assertInstanceOf(Outcome.Fresh.class, turn.outcome(), turn::toString);
    }
  }

  /** Completes the promise when that many bodies wait for room. */
  private static void when(
      Vertx vertx, VertxLoop loop, BodyRoom room, int waiting, Promise<Object> then) {
    loop.submit(
        () ->
            vertx.setPeriodic(
                1,
                timer -> {
                  if (room.waiting() >= waiting) {
                    vertx.cancelTimer(timer);
                    then.tryComplete(waiting + " wait");
                  }
                }));
  }

  private static long used(VertxLoop loop, BodyRoom room) {
    Promise<Long> used = Promise.promise();
    loop.submit(() -> used.complete(room.used()));
    return used.future().await();
  }

  @Test
  void aBodyThatFindsNoRoomForTooLongIsGivenUpAndSaysWhy(Vertx vertx) throws Exception {
    BodyRoom room = new BodyRoom(250_000);
    BodyRoom.Place all = room.place("other");
    all.take(300_000);
    all.await(() -> {}); // and it is in turn
    String body = unsorted(1_000);
    URI origin = serve(vertx, request -> request.response().end(body));
    ReceivedReports reports = new ReceivedReports();
    VertxLoop loop = start(vertx, ONCE, Map.of(TestVenues.generous("one"), origin), reports, room);
    Outcome.Unreachable late =
        assertInstanceOf(Outcome.Unreachable.class, reports.next("one").outcome());
    assertTrue(late.why().startsWith("no whole answer within 600 ms and "), late.why());
    assertTrue(late.why().endsWith(" ms of waiting for room in memory"), late.why());
    assertTrue(late.late());
    assertEquals(300_000, used(loop, room) - (64 << 10));
  }
}
