package io.omnidepth.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.metrics.InfluxStub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the jar tells to real databases, read back from them, and how it bears one that is not. */
class MetricsIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** The embedded exchanges' own: until an answer begins, most of the time. */
  private static final Map<String, Integer> LATENCY_MS = Map.of("kraken", 80, "okx", 60);

  @Test
  void influxDb1HasWhatTheRunKnows(@TempDir Path folder) throws Exception {
    Needed.here(Database.installed("influxd"), "metrics in InfluxDB 1, as influxd is not there");
    try (Database database = Database.Influx1.in(folder)) {
      holdsWhatTheRunKnows(database);
    }
  }

  @Test
  void whatIsWrittenAsToInfluxDb2HasWhatTheRunKnows(@TempDir Path folder) throws Exception {
    Needed.here(
        Database.installed("victoria-metrics"),
        "metrics as InfluxDB 2 takes them, as victoria-metrics is not there");
    try (Database database = Database.Victoria.in(folder)) {
      holdsWhatTheRunKnows(database);
    }
  }

  /** Counts, to the last question, what the exchanges counted themselves. */
  private static void holdsWhatTheRunKnows(Database database) throws Exception {
    try (Program exchanges =
        Program.run("exchanges", "--base-port", "0", "--venues", "kraken,okx")) {
      JsonNode urls = JSON.readTree(exchanges.outputLine()).get("venues");
      List<String> serve = new ArrayList<>(List.of("serve", "--port", "0"));
      serve.addAll(List.of("--venues", "kraken,okx", "--instruments", "BTC-USD,BTC-USDT"));
      for (String venue : LATENCY_MS.keySet()) {
        serve.addAll(List.of("--venue-url", venue + "=" + urls.get(venue).asText()));
      }
      serve.addAll(database.options());
      try (Program program = Program.run(serve.toArray(String[]::new))) {
        int port = program.port();
        program.line(Pattern.compile("BTC-USD is on 2 of 2 venues"));
        program.line(Pattern.compile("takes metrics: \\d+ series now, at most \\d+ beside"));
        for (int i = 0; i < 3; i++) {
          assertEquals(
              200, Program.get(port, "/api/v1/depth/BTC-USD?levels=" + (i + 1)).statusCode());
        }
        assertEquals(404, Program.get(port, "/api/v1/depth/NO-SUCH").statusCode());
        assertEquals(200, Program.get(port, "/").statusCode());
        // After this no question is under way, nor asked for ten minutes.
        for (String venue : LATENCY_MS.keySet()) {
          post(urls.get(venue).asText() + "/_exchange?fault=blocked");
        }
        for (int i = 0; i < LATENCY_MS.size(); i++) {
          program.line(Pattern.compile("(kraken|okx) is blocked"));
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
        assertTrue(fresh >= 2 && blocked >= 1, venue + " " + fresh + " " + blocked);
        assertEquals(polls, fresh + blocked, venue);
        assertEquals(fresh, database.sum("omnidepth_poll_latency", "count", ofVenue), venue);
        assertEquals(polls, database.sum("omnidepth_poll_first_byte", "count", ofVenue), venue);
        double mean = database.sum("omnidepth_poll_first_byte", "sum", ofVenue) / polls;
        assertTrue(mean > latency.getValue() * 0.5, venue + " " + mean);
        List<Double> medians =
            database.values(
                "omnidepth_poll_latency_percentile", "value", Map.of("venue", venue, "phi", "0.5"));
        double median = medians.get(medians.size() - 1);
        // What the exchange takes, and the program on a busy machine beside; half of it is chance.
        assertTrue(
            median > latency.getValue() * 0.5 && median < latency.getValue() * 10,
            venue + " " + medians);
        assertTrue(
            database.sum("omnidepth_poll_connect", "count", ofVenue) >= 1, venue + " connected");
      }
      Map<String, String> depth = Map.of("route", "/api/v1/depth/{instrument}");
      assertEquals(3, requests(database, depth, "200"));
      assertEquals(1, requests(database, depth, "404"));
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

  private static double told(Database database, String venue, String outcome) throws Exception {
    return database.sum("omnidepth_polls", "value", Map.of("venue", venue, "outcome", outcome));
  }

  private static double requests(Database database, Map<String, String> route, String status)
      throws Exception {
    Map<String, String> tags = new java.util.HashMap<>(route);
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

  /** Whatever InfluxDB does, it is said once, everything else goes on, and the end comes soon. */
  @ParameterizedTest
  @ValueSource(ints = {InfluxStub.HANGING, InfluxStub.REFUSING, 401, 429, 500})
  void whatInfluxDbDoesHurtsNobody(int how) throws Exception {
    try (InfluxStub influx = new InfluxStub()) {
      influx.answers(how, "no");
      Program program =
          Program.run(
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
              "t",
              "--influx-step",
              "1s");
      int port = program.port();
      program.line(Pattern.compile("BTC-USD is on 2 of 2 venues"));
      program.line(Pattern.compile("WARN .*takes no metrics, which are lost until it does: "));
      for (int i = 0; i < 3; i++) {
        influx.next("POST /api/v2/write");
      }
      assertEquals(200, Program.get(port, "/api/v1/depth/BTC-USD").statusCode());
      if (how != InfluxStub.HANGING) {
        influx.answers(204, "");
        program.line(
            Pattern.compile("takes metrics again; [1-9]\\d* pushes of [1-9]\\d* lines were lost"));
      }
      long begun = System.nanoTime();
      program.close();
      assertTrue(System.nanoTime() - begun < 4e9, "took longer to end than it may, twice over");
      List<String> said = program.rest();
      assertEquals(
          List.of(),
          said.stream().filter(line -> line.contains("nflux")).collect(Collectors.toList()),
          said::toString);
    }
  }
}
