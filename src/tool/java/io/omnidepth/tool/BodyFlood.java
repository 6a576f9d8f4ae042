package io.omnidepth.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.demo.LargestBodies;
import io.omnidepth.market.Instrument;
import io.omnidepth.support.Program;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the built jar with little memory against exchanges that all answer at the same moment. Each
 * sends its largest books and its largest list of markets, without any order. Prints the outcomes
 * of each venue and the time of the program's own answers meanwhile. Exits with 1 if a venue did
 * not get its turn, or the memory was too little.
 *
 * <p>Arguments: the books of each venue to wait for (15 by default), the number of instruments (3),
 * the heap (256m), and the size of the lists in megabytes (15).
 */
public final class BodyFlood implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LONGEST = Duration.ofMinutes(8);
  private static final List<Instrument> INSTRUMENTS =
      List.of(
          new Instrument("BTC", "USD"),
          new Instrument("ETH", "USD"),
          new Instrument("SOL", "USD"),
          new Instrument("XRP", "USD"),
          new Instrument("ADA", "USD"));

  /** A venue whose list must be read first may be polled for books late. */
  private static final Duration LONGEST_HELD = Duration.ofSeconds(3);

  /**
   * The result of a run.
   *
   * @param polls the number of polls of each venue, by outcome
   * @param slowest the time of the slowest small request meanwhile
   * @param log the program's standard error
   */
  public record Result(
      Map<String, JsonNode> polls, Duration took, Duration slowest, List<String> log) {
    /** The number of books of the venue with the fewest. */
    public int fewest() {
      return polls.values().stream()
          .mapToInt(one -> one.path("fresh").asInt() + one.path("unchanged").asInt())
          .min()
          .orElse(0);
    }

    public boolean outOfMemory() {
      return log.stream().anyMatch(line -> line.contains("OutOfMemoryError"));
    }
  }

  /** One exchange: its answers, and the number of requests for a book. */
  private static final class Flooding {
    final List<Buffer> books;
    final Buffer list;
    int asked;

    Flooding(Venue venue, List<Instrument> instruments, int listBytes) {
      books =
          List.of(
              Buffer.buffer(LargestBodies.book(venue, "0.25")),
              Buffer.buffer(LargestBodies.book(venue, "0.75")));
      list = Buffer.buffer(LargestBodies.list(venue, instruments, listBytes));
    }
  }

  private final Vertx vertx = Vertx.vertx();
  private final Map<Venue, Flooding> exchanges = new LinkedHashMap<>();
  private final List<Instrument> instruments;
  private final int books;
  private final Map<Venue, String> origins = new HashMap<>();
  private final List<Runnable> held = new ArrayList<>();
  private final CompletableFuture<String> enough = new CompletableFuture<>();
  private boolean released;

  /**
   * Starts the exchanges.
   *
   * @param books the number of books of each venue to wait for
   */
  public BodyFlood(List<Venue> venues, int instruments, int books, int listBytes) {
    this.instruments = INSTRUMENTS.subList(0, instruments);
    this.books = books;
    for (Venue venue : venues) {
      exchanges.put(venue, new Flooding(venue, this.instruments, listBytes));
      int port =
          vertx
              .createHttpServer()
              .requestHandler(
                  request -> request.body().onSuccess(body -> asked(venue, request, body)))
              .listen(0, "127.0.0.1")
              .await()
              .actualPort();
      origins.put(venue, "http://127.0.0.1:" + port);
    }
  }

  /** Runs the program until it has read and published so many books of each exchange. */
  public Result run(String heap) throws IOException, InterruptedException, ExecutionException {
    Instant start = Instant.now();
    Duration slowest = Duration.ZERO;
    List<String> flags = List.of("-Xmx" + heap);
    try (Program program = Program.run(flags, arguments())) {
      int port = program.port();
      Result result = new Result(Map.of(), Duration.ZERO, Duration.ZERO, List.of());
      while (!(isEnough() && result.fewest() >= books)
          && program.runs()
          && Instant.now().isBefore(start.plus(LONGEST))) {
        Instant before = Instant.now();
        Program.get(port, "/api/v1/depth/" + instruments.get(0) + "?levels=10");
        Duration took = Duration.between(before, Instant.now());
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
        result =
            new Result(polls(port), Duration.between(start, Instant.now()), slowest, List.of());
      }
      return new Result(result.polls(), result.took(), slowest, program.rest());
    }
  }

  private static Map<String, JsonNode> polls(int port) throws IOException, InterruptedException {
    Map<String, JsonNode> polls = new LinkedHashMap<>();
    JSON.readTree(Program.get(port, "/api/v1/venues").body())
        .get("venues")
        .forEach(row -> polls.put(row.get("venue").asText(), row.get("polls")));
    return polls;
  }

  private boolean isEnough() throws InterruptedException, ExecutionException {
    try {
      enough.get(100, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    }
  }

  private String[] arguments() {
    List<String> urls =
        origins.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList();
    return new String[] {
      "serve",
      "--port",
      "0",
      "--unpaced",
      "--venue-times",
      "show",
      "--instruments",
      String.join(",", instruments.stream().map(Instrument::toString).toList()),
      "--venues",
      String.join(",", exchanges.keySet().stream().map(Venue::id).toList()),
      "--venue-url",
      String.join(",", urls)
    };
  }

  /** No exchange answers a request for a book until all have got one. */
  private synchronized void asked(Venue venue, HttpServerRequest request, Buffer body) {
    Flooding exchange = Optional.ofNullable(exchanges.get(venue)).orElseThrow();
    if (venue.listing().map(Listing::question).filter(q -> is(q, request, body)).isPresent()) {
      request.response().end(exchange.list);
      return;
    }
    if (exchanges.values().stream().allMatch(one -> one.asked == 0)) {
      vertx.setTimer(LONGEST_HELD.toMillis(), passed -> release());
    }
    Buffer book = exchange.books.get(exchange.asked++ % 2);
    held.add(() -> request.response().end(book));
    if (released || exchanges.values().stream().allMatch(one -> one.asked > 0)) {
      release();
    }
    int most = (books + 1) * instruments.size();
    if (exchanges.values().stream().allMatch(one -> one.asked >= most)) {
      enough.complete("each was asked again after its last book");
    }
  }

  private static boolean is(Question question, HttpServerRequest request, Buffer body) {
    return question.target().equals(request.uri())
        && question.body().map(text -> text.equals(body.toString())).orElse(true);
  }

  private synchronized void release() {
    released = true;
    held.forEach(Runnable::run);
    held.clear();
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  public static void main(String[] arguments) throws Exception {
    int books = argument(arguments, 0, 15);
    int instruments = argument(arguments, 1, 3);
    String heap = arguments.length > 2 ? arguments[2] : "256m";
    int listBytes = argument(arguments, 3, 15) << 20;
    boolean good;
    try (BodyFlood flood = new BodyFlood(Catalog.ALL, instruments, books, listBytes)) {
      Result result = flood.run(heap);
      result.log().stream()
          .filter(line -> line.contains(" WARN "))
          .limit(20)
          .forEach(BodyFlood::say);
      result.polls().forEach((venue, polls) -> say(venue + " " + polls));
      say(
          "fewest books of a venue: "
              + result.fewest()
              + " in "
              + result.took().toSeconds()
              + " s");
      say("slowest /depth?levels=10 meanwhile: " + result.slowest().toMillis() + " ms");
      say(result.outOfMemory() ? "OutOfMemoryError" : "no OutOfMemoryError");
      good = !result.outOfMemory() && result.fewest() >= books;
    }
    System.exit(good ? 0 : 1);
  }

  private static int argument(String[] arguments, int place, int usual) {
    return arguments.length > place ? Integer.parseInt(arguments[place]) : usual;
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
