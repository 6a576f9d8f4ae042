package io.omnidepth.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.metrics.InfluxStub;
import io.omnidepth.support.Program;
import io.omnidepth.support.RequiredTool;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar's metrics, read back from real databases, and its behaviour if a database fails. */
class MetricsIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** The embedded exchanges mostly take this long until an answer begins. */
  private static final Map<String, Integer> LATENCY_MS = Map.of("bitstamp", 90, "okx", 60);

  /**
   * Each venue answers this often, so that the first answers to a cold program do not make the
   * median.
   */
  private static final int ENOUGH = 10;

  private static final String BLOCKED = "omnidepth_polls_total(?=\\{outcome=\"blocked\")";

  @Test
  void influxDb1HasWhatTheRunKnows(@TempDir Path folder) throws Exception {
    RequiredTool.here(
        Database.installed("influxd"), "metrics in InfluxDB 1, as influxd is not there");
    try (Database database = Database.Influx1.in(folder)) {
      holdsWhatTheRunKnows(database);
    }
  }

  @Test
  void whatIsWrittenAsToInfluxDb2HasWhatTheRunKnows(@TempDir Path folder) throws Exception {
    RequiredTool.here(
        Database.installed("victoria-metrics"),
        "metrics as InfluxDB 2 takes them, as victoria-metrics is not there");
    try (Database database = Database.Victoria.in(folder)) {
      holdsWhatTheRunKnows(database);
    }
  }

  /** The program counts the same questions as the exchanges, to the last one. */
  private static void holdsWhatTheRunKnows(Database database) throws Exception {
    try (Program exchanges =
        Program.run("exchanges", "--base-port", "0", "--venues", "bitstamp,okx")) {
      JsonNode urls = JSON.readTree(exchanges.outputLine()).get("venues");
      List<String> serve = new ArrayList<>(List.of("serve", "--port", "0"));
      // With one instrument a venue gets one question at a time, so none is under way when it
      // blocks.
      serve.addAll(List.of("--venues", "bitstamp,okx", "--instruments", "BTC-USD"));
      serve.addAll(List.of("--interval", "250ms", "--unpaced"));
      for (String venue : LATENCY_MS.keySet()) {
        serve.addAll(List.of("--venue-url", venue + "=" + urls.get(venue).asText()));
      }
      serve.addAll(database.options());
      serve.add("--prometheus");
      try (Program program = Program.run(serve.toArray(String[]::new))) {
        int port = program.port();
        program.line(Pattern.compile("BTC-USD is on 2 of 2 venues"));
        for (int i = 0; i < 3; i++) {
          assertEquals(
              200, Program.get(port, "/api/v1/depth/BTC-USD?levels=" + (i + 1)).statusCode());
        }
        assertEquals(404, Program.get(port, "/api/v1/depth/nonsense").statusCode());
        assertEquals(200, Program.get(port, "/").statusCode());
        assertEquals(200, Program.get(port, "/docs").statusCode());
        for (String venue : LATENCY_MS.keySet()) {
          awaitTold(port, "omnidepth_poll_latency_seconds_count", venue, told -> told >= ENOUGH);
        }
        awaitTold(port, "omnidepth_market_mid", "BTC-USD", told -> told > 0);
        // From now on no question is under way, and none follows for ten minutes.
        for (String venue : LATENCY_MS.keySet()) {
          post(urls.get(venue).asText() + "/_exchange?fault=blocked");
        }
        for (String venue : LATENCY_MS.keySet()) {
          awaitTold(port, BLOCKED, venue, told -> told >= 1);
          int asked = asked(urls, venue);
          awaitTold(port, "omnidepth_(?:polls|lists)_total", venue, told -> told == asked);
        }
      }
      for (Map.Entry<String, Integer> latency : LATENCY_MS.entrySet()) {
        String venue = latency.getKey();
        Map<String, String> ofVenue = Map.of("venue", venue);
        int asked =
            JSON.readTree(get(urls.get(venue).asText() + "/_exchange")).get("asked").asInt();
        double polls = database.sum("omnidepth_polls", "value", ofVenue);
        double lists = database.sum("omnidepth_lists", "value", ofVenue);
        assertEquals(asked, polls + lists, venue);
        double fresh = told(database, venue, "fresh") + told(database, venue, "unchanged");
        double blocked = told(database, venue, "blocked");
        assertTrue(fresh >= ENOUGH && blocked >= 1, venue + " " + fresh + " " + blocked);
        assertEquals(polls, fresh + blocked + told(database, venue, "limited"), venue);
        assertEquals(fresh, database.sum("omnidepth_poll_latency", "count", ofVenue), venue);
        assertEquals(polls, database.sum("omnidepth_poll_first_byte", "count", ofVenue), venue);
        double mean = database.sum("omnidepth_poll_first_byte", "sum", ofVenue) / polls;
        assertTrue(mean > latency.getValue() * 0.5, venue + " " + mean);
        List<Double> medians =
            database.values(
                "omnidepth_poll_latency_percentile", "value", Map.of("venue", venue, "phi", "0.5"));
        double median = medians.get(medians.size() - 1);
        // The exchange's own time varies, and a busy machine takes more.
        assertTrue(
            median > latency.getValue() * 0.5 && median < latency.getValue() * 5,
            venue + " " + medians);
        assertTrue(
            database.sum("omnidepth_poll_connect", "count", ofVenue) >= 1, venue + " connected");
      }
      Map<String, String> depth = Map.of("route", "/api/v1/depth/{instrument}");
      assertEquals(3, requests(database, depth, "200"));
      assertEquals(1, requests(database, depth, "404"));
      assertEquals(2, requests(database, Map.of("route", "page"), "200"));
      assertEquals(1, database.sum("omnidepth_page_opens", "value", Map.of()));
      assertEquals(
          3,
          database.sum(
              "omnidepth_instrument_reads", "value", Map.of("instrument", "BTC-USD", "by", "api")));
      assertFalse(
          database
              .values("omnidepth_market_mid", "value", Map.of("instrument", "BTC-USD"))
              .isEmpty());
    }
  }

  private static int asked(JsonNode urls, String venue) throws Exception {
    return JSON.readTree(get(urls.get(venue).asText() + "/_exchange")).get("asked").asInt();
  }

  /** Waits until the sum of this figure over its lines with this tag is as wanted. */
  private static void awaitTold(int port, String figure, String tag, DoublePredicate enough)
      throws Exception {
    Pattern lines = Pattern.compile(figure + "\\{.*\"" + tag + "\".*} ([0-9.]+)");
    Instant givenUp = Instant.now().plusSeconds(15);
    double told = Double.NaN;
    while (!enough.test(told)) {
      assertTrue(Instant.now().isBefore(givenUp), tag + " " + figure + " " + told);
      told =
          lines
              .matcher(Program.get(port, "/metrics").body())
              .results()
              .mapToDouble(line -> Double.parseDouble(line.group(1)))
              .sum();
    }
  }

  private static double told(Database database, String venue, String outcome) {
    return database.sum("omnidepth_polls", "value", Map.of("venue", venue, "outcome", outcome));
  }

  private static double requests(Database database, Map<String, String> route, String status)
      throws Exception {
    Map<String, String> tags = new HashMap<>(route);
    tags.put("status", status);
    return database.sum("omnidepth_http_requests", "count", tags);
  }

  private static void post(String url) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.noBody()).build();
    assertEquals(200, HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
  }

  private static String get(String url) throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** A small demo that pushes to this URL every second. */
  private static Program pushingTo(InfluxStub influx) throws Exception {
    influx.answers(401, "no");
    return Program.run(
        "demo",
        "--port",
        "0",
        "--instruments",
        "BTC-USD",
        "--venues",
        "kraken,okx",
        "--influx-url",
        influx.url().toString(),
        "--influx-org",
        "o",
        "--influx-bucket",
        "b",
        "--influx-token",
        "secret",
        "--influx-step",
        "1s");
  }

  /** For each failure of InfluxDB the program logs one line, serves on, and stops quickly. */
  @Test
  void whatInfluxDbDoesHurtsNobody() throws Exception {
    try (InfluxStub influx = new InfluxStub();
        Program program = pushingTo(influx)) {
      int port = program.port();
      program.said(Pattern.compile("BTC-USD is on 2 of 2 venues"));
      program.said(Pattern.compile("WARN .*takes no metrics, .*: HTTP 401: no$"));
      for (int how : List.of(429, 500, InfluxStub.REFUSING, InfluxStub.HANGING)) {
        influx.answers(204, "");
        program.line(
            Pattern.compile(
                "INFO .*takes metrics again; lost meanwhile: [1-9]\\d* of the pushes, [1-9]"));
        influx.answers(how, "no");
        program.line(
            Pattern.compile(
                "WARN .*takes no metrics, .*: ("
                    + (how > 0 ? "HTTP " + how : "it hangs up|no whole answer within 800 ms")
                    + ")"));
        assertEquals(200, Program.get(port, "/api/v1/depth/BTC-USD").statusCode());
      }
      // Two more failures follow without a line in the log.
      influx.next("POST /api/v2/write");
      influx.next("POST /api/v2/write");
      assertEquals(List.of(), program.rest().stream().filter(l -> l.contains("nflux")).toList());
      long begun = System.nanoTime();
      program.end();
      assertTrue(System.nanoTime() - begun < 4e9, "took longer to end than it may, twice over");
    }
  }
}
