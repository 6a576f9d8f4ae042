package io.omnidepth.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.tool.ServedProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The time from the last byte of a venue's answer to the socket of a reader. */
final class AgeRun {
  private static final JsonMapper JSON = new JsonMapper();

  /** A reader that asks for updates as often as the server gives them. */
  private static final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> received = new HashMap<>();
    private final Delays delays = new Delays();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      Instant now = Clock.systemUTC().instant();
      text.append(data);
      if (last) {
        take(text.toString(), now);
        text.setLength(0);
      }
      return WebSocket.Listener.super.onText(socket, data, last);
    }

    private synchronized void take(String message, Instant now) {
      try {
        JsonNode json = JSON.readTree(message);
        for (JsonNode row : json.path("venues")) {
          String market = row.path("venue").asText() + " " + row.path("market").asText();
          String at = row.path("receivedAt").asText("");
          String before = received.put(market, at);
          boolean isNew = before != null && !at.isEmpty() && !at.equals(before);
          if (isNew && json.path("type").asText().equals("update")) {
            delays.add(ChronoUnit.MICROS.between(Instant.parse(at), now) / 1e3);
          }
        }
      } catch (IOException broken) {
        throw new IllegalStateException(message, broken);
      }
    }

    private synchronized void clear() {
      delays.clear();
    }

    private synchronized void put(Figures into, String name) {
      into.put(name + ".p50", delays.quantile(0.5));
      into.put(name + ".p99", delays.quantile(0.99));
      into.put(name + ".count", delays.count());
    }
  }

  private AgeRun() {}

  static void run(Figures into, boolean quick) throws IOException, InterruptedException {
    try (ServedProcess demo = OurServer.start(OurServer.FLAGS, "demo")) {
      measure(into, "age.demo", demo, quick);
    }
    try (BenchExchanges exchanges = BenchExchanges.repeated(1_000, "BTC-USD");
        ServedProcess server = OurServer.before(exchanges, OurServer.FLAGS, "BTC-USD")) {
      measure(into, "age.direct", server, quick);
    }
  }

  private static void measure(Figures into, String name, ServedProcess server, boolean quick)
      throws IOException, InterruptedException {
    OurServer.awaitDepth(server);
    Listener listener = new Listener();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/api/v1/stream"), listener)
            .join();
    socket
        .sendText(
            "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":100,"
                + "\"intervalMs\":"
                + fastest(server.port())
                + "}",
            true)
        .join();
    TimeUnit.SECONDS.sleep(quick ? 4 : 20);
    listener.clear();
    TimeUnit.SECONDS.sleep(quick ? 5 : 60);
    listener.put(into, name);
    socket.abort();
  }

  /** The shortest interval of a view, by the contract. */
  private static int fastest(int port) throws IOException, InterruptedException {
    for (JsonNode field : OurServer.json(port, "/asyncapi.json").findValues("intervalMs")) {
      if (field.has("minimum")) {
        return field.get("minimum").asInt();
      }
    }
    throw new IllegalStateException("the contract has no interval");
  }
}
