package io.omnidepth.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.omnidepth.it.Templates.Query;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the dashboards and checks name, held against what the built jar writes to InfluxDB. */
class DashboardIT {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(45);

  /** What is asked, so that every figure of the API has something to count. */
  private static final List<String> ASKED =
      List.of(
          "/",
          "/api/v1/depth/BTC-USD",
          "/api/v1/depth/BTC-USD.csv",
          "/api/v1/fill/BTC-USD?side=buy&size=1",
          "/api/v1/venues",
          "/nowhere");

  private final BlockingQueue<String> pushes = new LinkedBlockingQueue<>();
  private HttpServer influx;

  @BeforeEach
  void start() throws IOException {
    influx = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    influx.createContext(
        "/api/v2/write",
        exchange -> {
          try (InputStream body = new GZIPInputStream(exchange.getRequestBody())) {
            pushes.add(new String(body.readAllBytes(), StandardCharsets.UTF_8));
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    influx.start();
  }

  @AfterEach
  void stop() {
    influx.stop(0);
  }

  @Test
  void nothingIsAskedForThatTheProgramDoesNotWrite() throws Exception {
    Templates templates = Templates.read();
    List<Query> queries = templates.queries();
    List<Flux> flux =
        Flux.of(queries.stream().map(query -> templates.program(query, "-1h")).toList());
    Written written = new Written();
    for (int i = 0; i < queries.size(); i++) {
      if (queries.get(i).of().kind().equals("Task")) {
        written.addTask(flux.get(i).file());
      }
    }
    String url = "http://127.0.0.1:" + influx.getAddress().getPort();
    try (Program program =
        Program.run(
            "demo",
            "--port",
            "0",
            "--influx-url",
            url,
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
      // Some is only told after a while: the first collection, a question that a limit held up.
      Instant givenUp = Instant.now().plus(LONG_ENOUGH);
      List<String> faults;
      do {
        String push = pushes.poll(10, TimeUnit.SECONDS);
        if (push == null) {
          throw new AssertionError("nothing has been pushed for 10 s");
        }
        written.add(push);
        faults = faults(queries, flux, written);
      } while (!faults.isEmpty() && Instant.now().isBefore(givenUp));
      reader.abort();
      assertEquals("", String.join("\n", faults));
    }
  }

  private static List<String> faults(List<Query> queries, List<Flux> flux, Written written) {
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      Query query = queries.get(i);
      JsonNode file = flux.get(i).file();
      Names.faults(file, written).forEach(fault -> faults.add(query + ": " + fault));
      Names.shown(query.cell(), file, written).forEach(fault -> faults.add(query + ": " + fault));
    }
    return faults;
  }

  /** A reader of the stream, which takes whatever comes. */
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
