package io.omnidepth.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.ipc.http.HttpSender;
import io.omnidepth.board.Reports;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.poll.Traces;
import io.omnidepth.program.ProgramOutput;
import io.omnidepth.source.Outcome;
import io.omnidepth.support.FreePort;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against a stub of InfluxDB's write path: the lines that are really sent, and the log when they
 * are not.
 */
class InfluxTest {
  private static final Duration STEP = Duration.ofSeconds(60);

  @RegisterExtension private final ProgramOutput said = ProgramOutput.by(Push.class);

  private InfluxStub stub;

  @BeforeEach
  void start() throws IOException {
    stub = new InfluxStub();
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private static void poll(MeterRegistry registry) {
    Venue venue = Reports.venue("aa");
    PollMeters meters = new PollMeters(registry, List.of(venue));
    Book book = Books.of(List.of("1 1"), List.of("2 1"));
    for (int i = 0; i < 3; i++) {
      meters.polled(Traces.of(venue, new Outcome.Fresh(book, Stamp.NONE)));
    }
    meters.polled(Traces.of(venue, new Outcome.Limited("429", Optional.empty())));
  }

  private static void holdsThePolls(InfluxStub.Write write) {
    assertEquals(3, write.value("omnidepth_polls,", "outcome=fresh", "venue=aa", "counter"));
    assertEquals(1, write.value("omnidepth_polls,", "outcome=limited", "venue=aa"));
    assertEquals(0, write.value("omnidepth_polls,", "outcome=blocked", "venue=aa"));
    String latency = write.line("omnidepth_poll_latency,", "venue=aa").orElseThrow();
    assertTrue(latency.contains("count=3") && latency.contains("mean=30"), latency);
    for (String phi : List.of("0.5", "0.95", "0.99")) {
      assertEquals(
          30, write.value("omnidepth_poll_latency_percentile,", "venue=aa", "phi=" + phi), 0.5);
    }
    assertEquals(0, write.value("omnidepth_poll_latency_histogram,", "venue=aa", "le=25,"));
    assertEquals(3, write.value("omnidepth_poll_latency_histogram,", "venue=aa", "le=50,"));
    assertEquals(4, write.value("omnidepth_poll_first_byte_histogram,", "venue=aa", "le=25,"));
  }

  @Test
  void pushesToInfluxDb2() throws InterruptedException {
    Influx influx = new Influx.V2(stub.url(), "acme", "omnidepth", "secret", STEP);
    MeterRegistry registry = influx.registry(influx.push(() -> 1_000), Clock.SYSTEM);
    poll(registry);
    registry.close();
    InfluxStub.Write write = stub.next("POST /api/v2/write");
    assertEquals("POST /api/v2/write?precision=ms&bucket=omnidepth&org=acme", write.target());
    assertEquals(Optional.of("Token secret"), write.authorization());
    holdsThePolls(write);
    assertEquals(
        List.of(
            "INFO InfluxDB at " + stub.url() + " takes metrics",
            "INFO %d series go to InfluxDB; beside the JVM's there may be 1000"
                .formatted(write.lines().lines().count())),
        said.lines());
  }

  @Test
  void pushesToInfluxDb1AndMakesTheDatabase() throws InterruptedException {
    Influx influx = new Influx.V1(stub.url(), "omnidepth", "ops", "secret", STEP);
    Push push = influx.push(() -> 1_000);
    MeterRegistry registry = influx.registry(push, Clock.SYSTEM);
    poll(registry);
    stub.hasNoDatabase();
    registry.close();
    assertTrue(stub.next("POST /").target().contains("/write?"), "it reads its meters first");
    assertTrue(stub.next("POST /").target().contains("CREATE"));
    InfluxStub.Write write = stub.next("POST /");
    assertTrue(write.target().contains("/write?"), write.target());
    assertTrue(write.target().contains("db=omnidepth"), write.target());
    assertTrue(write.authorization().orElseThrow().startsWith("Basic "));
    holdsThePolls(write);
    assertEquals(0, push.pushesLost());
  }

  @ParameterizedTest
  @CsvSource({
    "401, unauthorized",
    "429, too many requests",
    "500, internal error",
    "307, elsewhere",
    "200, <html>login</html>",
    "0, it hangs up without an answer"
  })
  void aLossIsLoggedOnceAndCountedAndSoIsItsEnd(int status, String why) throws Throwable {
    Influx influx = new Influx.V2(stub.url(), "acme", "omnidepth", "secret", STEP);
    Push push = influx.push(() -> 1_000);
    String body = "a value=1 1\nb value=2 1\nc value=3 1";
    stub.answers(status, why);
    for (int i = 0; i < 3; i++) {
      try {
        push.post(stub.url() + "/api/v2/write").withPlainText(body).compress().send();
      } catch (IOException refused) {
        assertEquals(0, status, refused.toString());
      }
    }
    String due = status == 200 ? " where 204 is due" : "";
    assertEquals(
        List.of(
            "WARN InfluxDB at "
                + stub.url()
                + " takes no metrics, which are lost until it does: "
                + (status > 0 ? "HTTP " + status + due + ": " + why : why)),
        said.lines());
    assertEquals(3, push.pushesLost());
    assertEquals(9, push.linesLost());
    stub.answers(204, "");
    for (int i = 0; i < 3; i++) {
      push.post(stub.url() + "/api/v2/write").withPlainText(body).compress().send();
    }
    assertEquals(
        "INFO InfluxDB at "
            + stub.url()
            + " takes metrics again; lost meanwhile: 3 of the pushes, 9 lines in all",
        said.lines().get(1));
    assertTrue(
        said.lines().get(2).startsWith("INFO 3 series go to InfluxDB"), said.lines()::toString);
    assertEquals(3, said.lines().size(), said.lines()::toString);
    assertEquals(3, push.pushesLost());
  }

  @Test
  void aDatabaseThatDoesNotListenIsLoggedAndCountedToo() throws IOException {
    URI nobody = URI.create("http://127.0.0.1:" + FreePort.next());
    Push push = new Influx.V1(nobody, "omnidepth", "", "", STEP).push(() -> 1_000);
    assertThrows(
        IOException.class,
        () -> push.post(nobody + "/write?db=omnidepth").withPlainText("a b=1").send());
    assertEquals(1, push.pushesLost());
    assertEquals(
        List.of(
            "WARN InfluxDB at %s takes no metrics, which are lost until it does: cannot connect"
                .formatted(nobody)),
        said.lines());
  }

  /** Otherwise the step after it would be lost, and nobody would know. */
  @Test
  void aPushIsGivenUpBeforeTheNextOne() {
    stub.answers(InfluxStub.HANGING, "");
    Push push =
        new Influx.V2(stub.url(), "acme", "omnidepth", "secret", Duration.ofSeconds(1))
            .push(() -> 1_000);
    IOException late =
        assertThrows(
            IOException.class,
            () -> push.post(stub.url() + "/api/v2/write").withPlainText("a b=1").send());
    assertEquals("no whole answer within 800 ms", late.getMessage());
    assertEquals(1, push.pushesLost());
  }

  @Test
  void aDatabaseThatIsGoneIsMadeAgain() throws Throwable {
    Push push = new Influx.V1(stub.url(), "omnidepth", "", "", STEP).push(() -> 1_000);
    push.post(stub.url() + "/query?q=CREATE+DATABASE+omnidepth").send();
    stub.answers(500, "internal error");
    push.post(stub.url() + "/write?db=omnidepth").withPlainText("a b=1").send();
    stub.answers(404, "database not found");
    push.post(stub.url() + "/write?db=omnidepth").withPlainText("a b=2").send();
    assertEquals("a b=1", stub.next("POST /").lines());
    assertEquals("a b=2", stub.next("POST /").lines());
    assertEquals("POST /query?q=CREATE+DATABASE+omnidepth", stub.next("POST /").target());
    assertEquals(2, push.pushesLost());
  }

  @Test
  void aPartialWriteIsLoggedAndTheRestIsCounted() throws Throwable {
    Push push = new Influx.V1(stub.url(), "omnidepth", "", "", STEP).push(() -> 1_000);
    String conflict = "partial write: field type conflict: input field 'value' dropped=2";
    stub.answers(400, "{\"error\":\"" + conflict + "\"}");
    for (int i = 0; i < 3; i++) {
      push.post(stub.url() + "/write?db=omnidepth").withPlainText("a b=1\na c=1\na d=1").send();
    }
    assertEquals(0, push.pushesLost());
    assertEquals(6, push.linesLost());
    stub.answers(500, "internal error");
    push.post(stub.url() + "/write?db=omnidepth").withPlainText("a b=1\na c=1\na d=1").send();
    stub.answers(204, "");
    push.post(stub.url() + "/write?db=omnidepth").withPlainText("a b=1").send();
    assertEquals(
        List.of(
            "WARN InfluxDB at %s does not take all metrics, the rest is lost: %s",
            "WARN InfluxDB at %s takes no metrics, which are lost until it does: HTTP 500: internal error",
            "INFO InfluxDB at %s takes metrics again; lost meanwhile: 1 of the pushes, 9 lines in all"),
        said.lines().stream()
            .limit(3)
            .map(line -> line.replace(stub.url().toString(), "%s"))
            .map(line -> line.replace(conflict, "%s"))
            .toList());
  }

  /** A whole answer would fill the memory before the deadline. */
  @Test
  void onlyTheBeginningOfAnEndlessAnswerIsRead() throws Throwable {
    stub.answers(InfluxStub.ENDLESS, "no end ");
    Push push = new Influx.V2(stub.url(), "acme", "omnidepth", "secret", STEP).push(() -> 1_000);
    HttpSender.Response answer =
        push.post(stub.url() + "/api/v2/write").withPlainText("a b=1").send();
    assertEquals(500, answer.code());
    assertEquals(4_096, answer.body().length());
    assertEquals(1, push.pushesLost());
    assertTrue(said.lines().get(0).contains("HTTP 500: no end no end"), said.lines()::toString);
    stub.ended();
  }
}
