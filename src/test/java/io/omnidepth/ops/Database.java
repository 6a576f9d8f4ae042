package io.omnidepth.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.support.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A real database as a process of its own. It takes pushes and answers queries. */
abstract class Database implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
  private static final long LOOK_AGAIN_MILLIS = 50;

  /** A value without a push within this time is missing. */
  private static final String STEP = "5s";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  final int port;

  private Database(int port, List<String> command, Path log) throws Exception {
    this.port = port;
    process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Instant givenUp = Instant.now().plus(LONG_ENOUGH);
    while (!answers()) {
      if (!process.isAlive() || Instant.now().isAfter(givenUp)) {
        throw new AssertionError(command + " does not answer: " + Files.readString(log));
      }
      Thread.sleep(LOOK_AGAIN_MILLIS); // it has no other way to say that it is there
    }
  }

  private boolean answers() throws InterruptedException {
    try {
      return get("/ping").statusCode() < 300;
    } catch (IOException notYet) {
      return false;
    }
  }

  final HttpResponse<String> get(String target) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static boolean installed(String program) {
    return Files.isExecutable(Path.of("/usr/bin", program));
  }

  /** The arguments of {@code serve} that push to this database. */
  abstract List<String> options();

  /** All values of a measurement's field with these tags. */
  abstract List<Double> values(String measurement, String field, Map<String, String> tags)
      throws Exception;

  final double sum(String measurement, String field, Map<String, String> tags) {
    try {
      return values(measurement, field, tags).stream().mapToDouble(each -> each).sum();
    } catch (Exception broken) {
      throw new AssertionError(measurement, broken);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  /** Debian's InfluxDB 1: writes in its own form, queries in InfluxQL. */
  static final class Influx1 extends Database {
    private Influx1(int port, Path folder, Path settings) throws Exception {
      super(port, List.of("influxd", "-config", settings.toString()), folder.resolve("log"));
    }

    static Influx1 in(Path folder) throws Exception {
      int port = FreePort.next();
      Path settings = folder.resolve("influx.conf");
      Files.writeString(
          settings,
          """
          reporting-disabled = true
          bind-address = "127.0.0.1:%d"
          [meta]
          dir = "%s/meta"
          [data]
          dir = "%s/data"
          wal-dir = "%s/wal"
          [http]
          bind-address = "127.0.0.1:%d"
          log-enabled = false
          """
              .formatted(FreePort.next(), folder, folder, folder, port));
      return new Influx1(port, folder, settings);
    }

    @Override
    List<String> options() {
      return List.of(
          "--influx-url",
          "http://127.0.0.1:" + port,
          "--influx-db",
          "omnidepth",
          "--influx-step",
          STEP);
    }

    @Override
    List<Double> values(String measurement, String field, Map<String, String> tags)
        throws Exception {
      String where =
          tags.entrySet().stream()
              .map(tag -> "\"" + tag.getKey() + "\" = '" + tag.getValue() + "'")
              .collect(Collectors.joining(" and ", tags.isEmpty() ? "" : "where ", ""));
      String query = "select \"%s\" from \"%s\" %s".formatted(field, measurement, where);
      JsonNode answer =
          JSON.readTree(
              get("/query?db=omnidepth&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                  .body());
      List<Double> values = new ArrayList<>();
      answer.at("/results/0/series/0/values").forEach(row -> values.add(row.get(1).asDouble()));
      return values;
    }
  }

  /** VictoriaMetrics, which takes writes in InfluxDB 2's form. */
  static final class Victoria extends Database {
    /** A query without an end leaves out the last seconds. */
    private static final String LATER = "4102444800";

    private Victoria(int port, Path folder) throws Exception {
      super(
          port,
          List.of(
              "victoria-metrics",
              "-storageDataPath=" + folder.resolve("data"),
              "-httpListenAddr=127.0.0.1:" + port,
              "-search.latencyOffset=0s"),
          folder.resolve("log"));
    }

    static Victoria in(Path folder) throws Exception {
      return new Victoria(FreePort.next(), folder);
    }

    @Override
    List<String> options() {
      return List.of(
          "--influx-url",
          "http://127.0.0.1:" + port,
          "--influx-org",
          "omnidepth",
          "--influx-bucket",
          "omnidepth",
          "--influx-token",
          "secret",
          "--influx-step",
          STEP);
    }

    @Override
    List<Double> values(String measurement, String field, Map<String, String> tags)
        throws Exception {
      String match =
          measurement
              + "_"
              + field
              + tags.entrySet().stream()
                  .map(tag -> tag.getKey() + "=\"" + tag.getValue() + "\"")
                  .collect(Collectors.joining(",", "{", "}"));
      get("/internal/force_flush");
      List<Double> values = new ArrayList<>();
      for (String series :
          get("/api/v1/export?end="
                  + LATER
                  + "&match%5B%5D="
                  + URLEncoder.encode(match, StandardCharsets.UTF_8))
              .body()
              .lines()
              .toList()) {
        JSON.readTree(series).path("values").forEach(value -> values.add(value.asDouble()));
      }
      return values;
    }
  }
}
