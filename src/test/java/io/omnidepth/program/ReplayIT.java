package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.support.Bodies;
import io.omnidepth.support.Exchange;
import io.omnidepth.support.Program;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A run that is recorded and replayed by the jar, as users do both. */
@ExtendWith(VertxExtension.class)
class ReplayIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ON_DEMAND = "depth/ETH-EUR";
  private static final List<String> ALL =
      List.of("depth/BTC-USD", ON_DEMAND, "venues", "instruments");

  private static final Pattern BOOK = Pattern.compile("/Depth\\?|/order_book/");

  @TempDir private Path directory;

  /** The questions for books that have no answer. */
  private final Set<String> books = ConcurrentHashMap.newKeySet();

  /** Requests without an answer. */
  private final List<HttpServerRequest> waiting = new CopyOnWriteArrayList<>();

  /**
   * A run with a reader on demand, in which one venue refuses and one breaks off for a while. At
   * its end no venue answers any more, so the state stays until the run ends. The answers of that
   * state.
   */
  private List<JsonNode> recorded(Vertx vertx, Path file) throws Exception {
    Exchange kraken = new Exchange(vertx, "{}");
    Exchange bitstamp = new Exchange(vertx, "{}");
    kraken.answers(moving(price -> Bodies.kraken(price, 20)));
    bitstamp.answers(moving(price -> Bodies.bitstamp(price, 200)));
    try (Program program =
        Program.serving(
            kraken,
            bitstamp,
            "--record",
            file.toString(),
            "--ageing-after",
            "100",
            "--stale-after",
            "100")) {
      int port = program.portOfBothBooks();
      Program.get(port, "/api/v1/" + ON_DEMAND);
      program.line(Pattern.compile("ETH-EUR is on"));
      CountDownLatch broken = new CountDownLatch(3);
      bitstamp.answers(
          request -> {
            broken.countDown();
            request.connection().close();
          });
      assertTrue(broken.await(20, TimeUnit.SECONDS), "bitstamp is asked again");
      bitstamp.answers(moving(price -> Bodies.bitstamp(price, 200)));
      kraken.answers(
          request -> request.response().setStatusCode(429).putHeader("Retry-After", "1").end());
      program.line(Pattern.compile("kraken is blocked"));
      kraken.answers(moving(price -> Bodies.kraken(price, 20)));
      untilBothAreLive(port);
      CountDownLatch held = new CountDownLatch(4);
      kraken.answers(holding(held));
      bitstamp.answers(holding(held));
      assertTrue(held.await(20, TimeUnit.SECONDS), "each venue is asked for both books");
      return lastState(port);
    } finally {
      waiting.forEach(request -> request.connection().close());
    }
  }

  private Consumer<HttpServerRequest> holding(CountDownLatch held) {
    return request -> {
      waiting.add(request);
      if (BOOK.matcher(request.uri()).find() && books.add(request.uri())) {
        held.countDown();
      }
    };
  }

  private static void untilBothAreLive(int port) throws Exception {
    Instant deadline = Instant.now().plusSeconds(20);
    long live = 0;
    while (live < 2) {
      assertTrue(Instant.now().isBefore(deadline), "both venues are live again");
      JsonNode venues = JSON.readTree(Program.get(port, "/api/v1/venues").body());
      live = venues.findValuesAsText("state").stream().filter("live"::equals).count() / 3;
    }
  }

  /**
   * The answers of the last sequence. A publication follows its books within 20 ms, and nothing
   * tells that no other follows.
   */
  private static List<JsonNode> lastState(int port) throws Exception {
    List<JsonNode> last = state(port);
    Instant since = Instant.now();
    while (Instant.now().isBefore(since.plusMillis(500))) {
      List<JsonNode> now = state(port);
      if (now.get(0).path("sequence").asLong() != last.get(0).path("sequence").asLong()) {
        last = now;
        since = Instant.now();
      }
    }
    return last;
  }

  /** The answers of one sequence. */
  private static List<JsonNode> state(int port) throws Exception {
    for (int tries = 0; ; tries++) {
      List<JsonNode> answers = new ArrayList<>();
      for (String path : ALL) {
        answers.add(JSON.readTree(Program.get(port, "/api/v1/" + path).body()));
      }
      if (answers.stream().map(one -> one.path("sequence").asLong()).distinct().count() == 1) {
        return answers;
      }
      assertTrue(tries < 100, answers::toString);
    }
  }

  /** Answers with another price each time. */
  private static Consumer<HttpServerRequest> moving(UnaryOperator<String> body) {
    AtomicInteger price = new AtomicInteger(64_000);
    return request -> request.response().end(body.apply("" + price.incrementAndGet()));
  }

  @Test
  void aReplayGivesTheAnswersOfTheRecordedRunAndStandsAtItsEnd(Vertx vertx) throws Exception {
    Path file = directory.resolve("run.tape");
    List<JsonNode> recorded = recorded(vertx, file);
    try (Program program = Program.run("replay", file.toString(), "--port", "0", "--speed", "2")) {
      int port = program.port();
      assertTrue(program.before().get(0).contains(" starts on Java "), program.before()::toString);
      program.line(Pattern.compile("the tape ended at"));
      List<JsonNode> replayed = state(port);
      for (int i = 0; i < recorded.size(); i++) {
        assertEqual(recorded.get(i), replayed.get(i));
      }
      assertFalse(program.before().toString().contains("not exact"), program.before()::toString);
      HttpResponse<String> last = Program.get(port, "/api/v1/venues");
      assertEquals(
          "recorded books, at the end of the tape",
          last.headers().firstValue("omnidepth-replay").orElse(""));
      assertEquals(last.body(), Program.get(port, "/api/v1/venues").body(), "its time stands");
    }
  }

  /** Both were asked for at two moments of one state, so that all ages differ by the same time. */
  private static void assertEqual(JsonNode before, JsonNode again) {
    assertEquals(withoutMomentOfAsking(before), withoutMomentOfAsking(again));
    int[] ages = ages(before);
    int[] later = ages(again);
    assertEquals(ages.length, later.length);
    LongSummaryStatistics shifts =
        IntStream.range(0, ages.length).mapToLong(i -> later[i] - ages[i]).summaryStatistics();
    assertTrue(ages.length == 0 || shifts.getMax() - shifts.getMin() <= 2, shifts::toString);
  }

  private static int[] ages(JsonNode answer) {
    return answer.findValues("ageMs").stream()
        .filter(JsonNode::isNumber)
        .mapToInt(JsonNode::asInt)
        .toArray();
  }

  private static JsonNode withoutMomentOfAsking(JsonNode answer) {
    JsonNode copy = answer.deepCopy();
    if (copy.has("venues")) {
      copy.findParents("ageMs").forEach(row -> ((ObjectNode) row).remove("ageMs"));
      copy.findParents("url").forEach(row -> ((ObjectNode) row).remove("url"));
    }
    ((ObjectNode) copy).remove("time");
    ((ObjectNode) copy).remove("replay");
    return copy;
  }

  @Test
  void anEmptyFileIsRefusedInOneLine() throws Exception {
    Path file = Files.write(directory.resolve("empty.tape"), new byte[0]);
    try (Program program = Program.run("replay", file.toString())) {
      String told = program.line(Pattern.compile("empty.tape"));
      assertTrue(told.contains("is no tape: it ends within its header"), told);
      assertEquals(2, program.exit());
    }
  }
}
