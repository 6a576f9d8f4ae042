package io.omnidepth.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.demo.Fault;
import io.omnidepth.market.Instrument;
import io.omnidepth.support.Program;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs all embedded exchanges and a server that polls them, both of the built jar. One exchange
 * after the other fails in every way. The ages of the others' books are compared with those before.
 */
public final class FaultRun implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Set<String> QUOTES = quotes();
  private static final String DEPTH =
      "/api/v1/depth/BTC-USDT?levels=1&convert=" + String.join(",", QUOTES);

  /** The most by which the others' books may be older. */
  private static final double PART = 1.2;

  private static final long MILLIS = 100;

  private final Program exchanges;
  private final Program server;
  private final Map<String, String> origins = new TreeMap<>();
  private final int port;

  /** The venues that failed before, and are not yet polled again as often as usual. */
  private final Set<String> leftAlone = new TreeSet<>();

  public FaultRun() throws IOException, InterruptedException {
    exchanges = Program.run("exchanges", "--base-port", "0", "--unlimited");
    JSON.readTree(exchanges.outputLine())
        .get("venues")
        .properties()
        .forEach(one -> origins.put(one.getKey(), one.getValue().asText()));
    server =
        Program.run(
            "serve",
            "--port",
            "0",
            "--unpaced",
            "--interval",
            "500ms",
            "--instruments",
            "BTC-USDT,USDT-USD,USDC-USD,USDT-KRW,BTC-" + String.join(",BTC-", QUOTES),
            "--venue-url",
            origins.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(",")));
    port = server.port();
  }

  /** Quotes beside USDT with which every venue has a book of BTC. */
  private static Set<String> quotes() {
    Set<String> quotes = new TreeSet<>(List.of("KRW", "USD", "USDC"));
    for (Venue venue : Catalog.ALL) {
      List<String> known =
          venue.knownToList().stream()
              .filter(market -> market.base().equals("BTC"))
              .map(Instrument::quote)
              .toList();
      if (!known.contains("USDT") && Collections.disjoint(known, quotes)) {
        quotes.add(known.get(0));
      }
    }
    return quotes;
  }

  public SortedSet<String> venues() {
    return new TreeSet<>(origins.keySet());
  }

  public void fault(String venue, Fault how) throws IOException, InterruptedException {
    if (!origins.containsKey(venue)) {
      throw new IllegalArgumentException(venue + " is none of " + origins.keySet());
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(origins.get(venue) + "/_exchange?fault=" + how.word()))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    int status = HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new AssertionError(venue + " " + how + ": " + status);
    }
  }

  /** Each venue's newest book, by the time of its receipt. */
  public Map<String, String> received() throws IOException, InterruptedException {
    Map<String, String> newest = new TreeMap<>();
    for (JsonNode row : rows()) {
      newest.merge(
          row.get("venue").asText(),
          row.get("receivedAt").asText(""),
          (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
    return newest;
  }

  /**
   * The ages of the books of all venues but one, sampled for a duration; sorted, in milliseconds.
   */
  long[] ages(String without, Duration time) throws IOException, InterruptedException {
    List<Long> ages = new ArrayList<>();
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      JsonNode rows = rows();
      Set<String> late = new TreeSet<>();
      for (JsonNode row : rows) {
        if (!row.get("state").asText().equals("live")) {
          late.add(row.get("venue").asText());
        }
      }
      leftAlone.retainAll(late);
      for (JsonNode row : rows) {
        String venue = row.get("venue").asText();
        if (!venue.equals(without) && !leftAlone.contains(venue) && row.get("ageMs").isNumber()) {
          ages.add(row.get("ageMs").asLong());
        }
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return ages.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private JsonNode rows() throws IOException, InterruptedException {
    HttpResponse<String> answer = Program.get(port, DEPTH);
    return JSON.readTree(answer.body()).path("venues");
  }

  static long p99(long[] sorted) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.floor((sorted.length - 1) * 0.99)];
  }

  @Override
  public void close() {
    server.close();
    exchanges.close();
  }

  /**
   * Runs every venue, or the named ones, through every fault, and prints a line for each.
   *
   * <p>Ends with status 1 if a venue's fault made the others' books older by more than a fifth and
   * by more than 100 ms.
   *
   * @param arguments the venues with commas between them, or {@code all}; seconds for each fault
   */
  public static void main(String[] arguments) throws Exception {
    Duration each = Duration.ofSeconds(Integer.parseInt(arguments[1]));
    int worse = 0;
    try (FaultRun run = new FaultRun()) {
      TimeUnit.SECONDS.sleep(20);
      List<String> failing =
          arguments[0].equals("all")
              ? List.copyOf(run.venues())
              : List.of(arguments[0].split(",", -1));
      for (String venue : failing) {
        worse += run.all(venue, each);
      }
    }
    System.out.println(worse == 0 ? "PASS" : "FAIL: " + worse);
    System.exit(worse == 0 ? 0 : 1);
  }

  /** The number of the venue's faults that made the others' books older. */
  private int all(String venue, Duration each) throws Exception {
    int worse = 0;
    long before = p99(ages(venue, each.multipliedBy(3)));
    System.out.printf("%-12s %-13s p99 %5d ms%n", venue, "without", before);
    for (Fault how : Fault.values()) {
      fault(venue, how);
      long with = p99(ages(venue, each));
      boolean moved = with > before * PART && with > before + MILLIS;
      worse += moved ? 1 : 0;
      System.out.printf(
          "%-12s %-13s p99 %5d ms%s%n", venue, how.word(), with, moved ? "  OLDER" : "");
    }
    fault(venue, Fault.NONE);
    leftAlone.add(venue);
    return worse;
  }
}
