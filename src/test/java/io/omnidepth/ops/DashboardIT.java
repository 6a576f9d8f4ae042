package io.omnidepth.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.metrics.Figure;
import io.omnidepth.metrics.Figures;
import io.omnidepth.metrics.InfluxStub;
import io.omnidepth.metrics.Tag;
import io.omnidepth.ops.Templates.Query;
import io.omnidepth.support.Program;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The list of figures and the names in dashboards and checks, held against the built jar's writes
 * to InfluxDB.
 */
class DashboardIT {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(90);

  /** Requests that give every figure of the API something to count. */
  private static final List<String> ASKED =
      List.of(
          "/",
          "/api/v1/depth/BTC-USD",
          "/api/v1/depth/BTC-USD.csv",
          "/api/v1/fill/BTC-USD?side=buy&size=1",
          "/api/v1/venues",
          "/nowhere");

  @Test
  void everyFigureIsWrittenAndNothingElseIsAskedFor() throws Exception {
    Templates templates = Templates.read();
    List<Query> queries = templates.queries();
    List<Flux> flux =
        Flux.of(queries.stream().map(query -> templates.program(query, "-1h")).toList());
    InfluxContent written = new InfluxContent();
    for (int i = 0; i < queries.size(); i++) {
      if (queries.get(i).of().kind().equals("Task")) {
        written.addTask(flux.get(i).file());
      }
    }
    try (InfluxStub influx = new InfluxStub();
        Program program =
            Program.run(
                "demo",
                "--port",
                "0",
                "--influx-url",
                influx.url().toString(),
                "--influx-org",
                "o",
                "--influx-bucket",
                "omnidepth",
                "--influx-token",
                "t",
                "--influx-step",
                "1s",
                "--metrics-instance",
                "one")) {
      int port = program.port();
      WebSocket reader = reading(port);
      for (String target : ASKED) {
        Program.get(port, target);
      }
      // Some figures come late: the first garbage collection, a question that a limit delayed.
      Instant givenUp = Instant.now().plus(LONG_ENOUGH);
      List<String> faults;
      do {
        written.add(influx.next("POST /api/v2/write").lines());
        faults = faults(queries, flux, written);
        faults.addAll(unsentLists(written));
      } while (!faults.isEmpty() && Instant.now().isBefore(givenUp));
      reader.abort();
      assertEquals("", String.join("\n", faults));
    }
  }

  /** The figures of the list that are not written yet. */
  private static List<String> unsentLists(InfluxContent written) {
    List<String> untold = new ArrayList<>();
    for (Figure figure : Figures.all()) {
      Set<String> tags = written.tags(figure.measurement());
      figure.tags().stream()
          .map(Tag::key)
          .filter(tag -> !tags.contains(tag))
          .forEach(tag -> untold.add(figure.measurement() + " has no tag " + tag));
      if (!written.has(figure.measurement())) {
        untold.add(figure.measurement() + " is not written");
      }
    }
    return untold;
  }

  private static List<String> faults(List<Query> queries, List<Flux> flux, InfluxContent written) {
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      Query query = queries.get(i);
      JsonNode file = flux.get(i).file();
      FluxNames.faults(file, written).forEach(fault -> faults.add(query + ": " + fault));
      FluxNames.shown(query.cell(), file, written)
          .forEach(fault -> faults.add(query + ": " + fault));
    }
    return faults;
  }

  /** A reader of the stream that ignores its messages. */
  private static WebSocket reading(int port) {
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(
                URI.create("ws://127.0.0.1:" + port + "/api/v1/stream"),
                new WebSocket.Listener() {})
            .join();
    socket.sendText("{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\"}", true).join();
    return socket;
  }
}
