package io.omnidepth.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Serves the few files and answers that the built page needs, and the stream of a made-up market
 * that changes ten times a second. The stream is cheap to make, so that the page alone is measured.
 * Runs on one event loop.
 */
final class SoakServer {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long STEP_MILLIS = 100;

  /** The prefix of the names of the chart's streams. */
  static final String CHART = "chart";

  /** A view of more levels with the venues' shares belongs to the chart. */
  private static final int WHOLE = 1_000;

  private record Key(ServerWebSocket socket, String id) {}

  private record Subscription(
      ServerWebSocket socket, SoakView view, boolean isWhole, long everySteps) {}

  private final SoakMarket market = new SoakMarket();
  private final Map<Key, Subscription> subscriptions = new LinkedHashMap<>();
  private final AtomicInteger updates = new AtomicInteger();
  private final AtomicInteger snapshots = new AtomicInteger();
  private final Clock clock = Clock.systemUTC();
  private final HttpServer server;
  private long steps;

  SoakServer(Vertx vertx) {
    warmUp();
    Router router = Router.router(vertx);
    router.get("/api/v1/stream").handler(this::stream);
    router.get("/api/v1/venues").handler(context -> context.json(json(venues())));
    router.get("/api/v1/instruments").handler(context -> context.json(json(INSTRUMENTS)));
    router.get("/api/v1/history/*").handler(context -> context.json(json(HISTORY)));
    router.get("/*").handler(StaticHandler.create("webroot").setCachingEnabled(true));
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setCompressionSupported(true))
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await();
    vertx.setPeriodic(STEP_MILLIS, timer -> step());
  }

  /** Runs the code once, so that the first picture does not wait for it. */
  private void warmUp() {
    for (int i = 0; i < 10; i++) {
      new SoakView("s0", WHOLE, 0, true, market).snapshot(0, clock.instant());
    }
  }

  int port() {
    return server.actualPort();
  }

  /** The number of updates of the whole view. */
  int updates() {
    return updates.get();
  }

  /** The number of snapshots of the whole view. A page that loses nothing needs one. */
  int snapshots() {
    return snapshots.get();
  }

  private void stream(RoutingContext context) {
    context
        .request()
        .toWebSocket()
        .onSuccess(
            socket -> {
              socket.textMessageHandler(message -> heard(socket, read(message)));
              socket.closeHandler(
                  gone -> subscriptions.keySet().removeIf(key -> key.socket() == socket));
            });
  }

  private void heard(ServerWebSocket socket, JsonNode message) {
    String id = message.path("id").asText();
    switch (message.path("op").asText()) {
      case "subscribe" -> subscribe(socket, id, message);
      case "unsubscribe" -> {
        subscriptions.remove(new Key(socket, id));
        socket.writeTextMessage("{\"type\":\"unsubscribed\",\"id\":" + id + "}");
      }
      default -> socket.writeTextMessage("{\"type\":\"pong\"}");
    }
  }

  private void subscribe(ServerWebSocket socket, String id, JsonNode asked) {
    int levels = asked.path("levels").asInt();
    int group = new BigDecimal(asked.path("group").asText("0")).movePointRight(2).intValue();
    boolean hasShares = asked.path("breakdown").asBoolean();
    boolean isWhole = levels > WHOLE && hasShares;
    String stream = (isWhole ? CHART : "s") + id;
    SoakView view = new SoakView(stream, levels, group, hasShares, market);
    long every = Math.max(1, (asked.path("intervalMs").asLong() + STEP_MILLIS - 1) / STEP_MILLIS);
    subscriptions.put(new Key(socket, id), new Subscription(socket, view, isWhole, every));
    socket.writeTextMessage(
        "{\"type\":\"subscribed\",\"id\":" + id + ",\"stream\":\"" + stream + "\"}");
    socket.writeTextMessage(view.snapshot(steps, clock.instant()));
    if (isWhole) {
      snapshots.incrementAndGet();
    }
  }

  private void step() {
    steps++;
    market.step();
    for (Subscription each : subscriptions.values()) {
      each.view().stepped();
      if (steps % each.everySteps() == 0) {
        each.socket().writeTextMessage(each.view().update(steps, clock.instant()));
        if (each.isWhole()) {
          updates.incrementAndGet();
        }
      }
    }
  }

  private String venues() {
    return "{\"time\":\""
        + clock.instant()
        + "\",\"venues\":["
        + SoakMarket.VENUES.stream().map(SoakServer::venue).collect(Collectors.joining(","))
        + "]}";
  }

  private static String venue(Venue venue) {
    return """
        {"venue":"%s","name":"%s","url":"https://%s.example","state":"live","lastOutcome":"fresh",
         "lastWhy":null,"lastAskedAt":null,"ageMs":35,"intervalMs":1000,"stretched":false,"room":null,
         "latencyMs":{"last":31.5,"p50":30,"p95":45,"p99":60},"polls":{"fresh":600},
         "limits":[{"weight":1,"windowMs":1000,"most":1,"used":1}],"takerFeePerCent":0.1,
         "takerFeeSource":"made up","list":{"markets":1,"readAt":null,"why":null},"books":[]}
        """
        .formatted(venue.id(), venue.name(), venue.id());
  }

  private static final String INSTRUMENTS =
      """
      {"demo":true,"sequence":1,"more":false,"instruments":[{"instrument":"BTC-USD","base":"BTC",
       "quote":"USD","polled":true,"trading":16,"venues":[]}]}
      """;

  private static final String HISTORY =
      """
      {"instrument":"BTC-USD","everyMs":5000,"mostSamples":180,"bps":[10,25,50,100,200],
       "columns":["time","sequence","referenceMid","mid","spread","spreadBps","counted","bids",
       "bidTotals","asks","askTotals"],"samples":[],
       "heatColumns":["step","bidFrom","bids","askFrom","asks"],"heat":[]}
      """;

  private static Object json(String text) {
    try {
      return JSON.readValue(text, Object.class);
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }
}
