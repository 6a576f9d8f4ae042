package io.omnidepth.api.all;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.api.Form;
import io.omnidepth.api.Resource;
import io.omnidepth.api.ResourceForm;
import io.vertx.core.http.HttpMethod;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Holds the real server to {@code openapi.json}: every route, every status, every member. */
@ExtendWith(VertxExtension.class)
class ContractTest extends ContractServer {
  @Test
  void everyAnswerIsAsTheDocumentSays() {
    held("/health/ready", "/health/ready", 503);
    answered();
    String depth = "/api/v1/depth/{instrument}";
    String book = "/api/v1/books/{venue}/{instrument}";
    for (String query :
        List.of(
            "",
            "?levels=1",
            "?breakdown=true",
            "?breakdown=true&numbers=text&group=0.5",
            "?numbers=text&range=2",
            "?group=1000000000000",
            "?group=0.00000001&levels=5000",
            "?venues=aa,bb&maxSkewMs=0",
            "?venues=",
            "?maxSkewMs=1000",
            "?convert=USDT&breakdown=true",
            "?convert=USDT,EUR&numbers=text&fees=true",
            "?fees=true",
            "?venues=bb")) {
      rowsAreAsAsked(held(depth, "/api/v1/depth/BTC-USD" + query, 200).json(), query);
      held(depth, "/api/v1/depth/BTC-USD" + query, 200, "Accept", "text/csv");
    }
    held(depth, "/api/v1/depth/BTC-USD?range=2&columns=100", 200);
    held(depth, "/api/v1/depth/BTC-USD?range=2&columns=100&breakdown=true&numbers=text", 200);
    held(depth, "/api/v1/depth/BTC-USD?range=2&columns=100", 400, "Accept", "text/csv");
    held(depth, "/api/v1/depth/btc-usd", 200, "Accept", "image/png");
    JsonNode oneSide = held(depth, "/api/v1/depth/ETH-USD?numbers=text", 200).json();
    assertTrue(oneSide.path("mid").isNull() && oneSide.path("asks").isEmpty());
    held(depth, "/api/v1/depth/SOL-USD", 503);
    held(depth, "/api/v1/depth/SOL-USD?numbers=text", 503);
    held(depth, "/api/v1/depth/BTC-USD?venues=ff", 503);
    held(depth, "/api/v1/depth/BTC-USDD", 404);
    held(depth, "/api/v1/depth/%20", 404);
    held(depth, "/api/v1/depth/%zz", 400);
    for (String venue : List.of("aa", "bb", "cc", "dd", "ee")) {
      held(book, "/api/v1/books/" + venue + "/BTC-USD", 200);
      held(book, "/api/v1/books/" + venue + "/BTC-USD?numbers=text", 200);
    }
    held(book, "/api/v1/books/gg/BTC-USD", 404);
    held(book, "/api/v1/books/zz/BTC-USD", 404);
    held(book, "/api/v1/books/aa/BTC-GBP", 404);
    held(book, "/api/v1/books/aa/SOL-USD", 503);
    held(book, "/api/v1/books/dd/ETH-USD", 503);
    for (String route : List.of("/api/v1/venues", "/api/v1/instruments")) {
      held(route, route, 200);
      held(route, route, 200, "Accept", "text/csv");
      held(route + ".csv", route + ".csv", 200, "Accept", "application/json");
    }
    everyResource();
    everyForm();
    costs();
    lastMinutes();
    for (String query : List.of("?brief=true", "?brief=true&limit=2", "?match=*btc*&limit=1")) {
      held("/api/v1/instruments", "/api/v1/instruments" + query, 200);
      held("/api/v1/instruments.csv", "/api/v1/instruments.csv" + query, 200);
    }
    held("/api/v1/stream", "/api/v1/stream", 426);
    held(
        "/api/v1/stream",
        "/api/v1/stream",
        403,
        "Upgrade",
        "websocket",
        "Connection",
        "Upgrade",
        "Origin",
        "https://other.example");
    held("/health/live", "/health/live", 200);
    held("/health/ready", "/health/ready", 200);
    held("/openapi.json", "/openapi.json", 200);
    held("/asyncapi.json", "/asyncapi.json", 200);
    held("/metrics", "/metrics", 200);
    Answer own = ask(HttpMethod.GET, "/openapi.json");
    assertTrue(own.json().equals(document), () -> own.status() + " " + own.headers());
    routes().forEach(this::refusalsAreAsTheDocumentSays);
    for (String nowhere : List.of("/api/v1/nothing", "/api", "/nothing", "/api/v1/depth")) {
      hold("/health/live", nowhere, ask(HttpMethod.GET, nowhere));
    }
    clockBroken = true;
    Answer broken = ask(HttpMethod.GET, "/api/v1/depth/BTC-USD");
    clockBroken = false;
    assertEquals(500, broken.status());
    hold(depth, "/api/v1/depth/BTC-USD", broken);
    assertEquals(told(), seen);
    System.out.println(validated + " answers are as openapi.json says");
  }

  /** Each form of each resource: found, without the instrument, and without a book that counts. */
  private void everyResource() {
    for (Resource<?> resource : Resources.ALL) {
      for (ResourceForm form : resource.description().forms()) {
        String route = resource.description().path() + form.form().ending();
        held(route, usual(route), 200);
        if (resource.problems().containsKey(404)) {
          held(route, usual(route).replace("BTC-USD", "BTC-USDD"), 404);
        }
        if (resource.problems().containsKey(503)) {
          held(route, usual(route).replace("BTC-USD", "SOL-USD"), 503);
        }
        if (form.form() == Form.CSV) {
          held(
              resource.description().path(),
              usual(resource.description().path()),
              200,
              "Accept",
              "text/csv");
        }
      }
    }
  }

  /** The forms that an ending of the path chooses. */
  private void everyForm() {
    for (Form form : List.of(Form.CSV, Form.TEXT, Form.SVG)) {
      String route = "/api/v1/depth/{instrument}" + form.ending();
      for (String query :
          List.of(
              "",
              "?levels=1",
              "?breakdown=true&group=0.5&range=2",
              "?group=1000000000000",
              "?venues=bb&numbers=text",
              "?convert=USDT,EUR&fees=true")) {
        held(route, "/api/v1/depth/BTC-USD" + form.ending() + query, 200, "Accept", "text/html");
      }
      held(route, "/api/v1/depth/ETH-USD" + form.ending(), 200);
      held(route, "/api/v1/depth/SOL-USD" + form.ending(), 503);
      held(route, "/api/v1/depth/BTC-USDD" + form.ending(), 404);
    }
    String picture = "/api/v1/depth/{instrument}.svg";
    for (String query : List.of("?theme=dark&range=1000", "?width=200&height=100&range=1e-9")) {
      held(picture, "/api/v1/depth/btc-usd.svg" + query.replace("1e-9", "0.000000001"), 200);
    }
    String book = "/api/v1/books/{venue}/{instrument}";
    held(book, "/api/v1/books/aa/BTC-USD", 200, "Accept", "text/csv");
    held(book + ".csv", "/api/v1/books/aa/BTC-USD.csv", 200);
    held(book + ".csv", "/api/v1/books/zz/BTC-USD.csv", 404);
    held(book + ".csv", "/api/v1/books/aa/SOL-USD.csv", 503);
  }

  /** The costs of orders, the measures of depths, and the rates. */
  private void costs() {
    String summary = "/api/v1/summary/{instrument}";
    for (String query :
        List.of(
            "", "&numbers=text", "&fees=true", "&convert=USDT,EUR&fees=true", "&venues=bb,dd")) {
      held(summary, ("/api/v1/summary/BTC-USD?" + query).replace("?&", "?"), 200);
      held(summary + ".csv", ("/api/v1/summary/BTC-USD.csv?" + query).replace("?&", "?"), 200);
      for (String order :
          List.of(
              "side=buy&size=0.25",
              "side=sell&size=1000",
              "side=buy&notional=30",
              "side=sell&notional=0.000000001",
              "side=sell&notional=1000000000000")) {
        held(FILL, "/api/v1/fill/BTC-USD?" + order + query, 200);
        held(FILL + ".csv", "/api/v1/fill/BTC-USD.csv?" + order + query, 200);
      }
    }
    held(FILL, "/api/v1/fill/BTC-USD?side=buy&size=1", 200, "Accept", "text/csv");
    held(summary, "/api/v1/summary/BTC-USD", 200, "Accept", "text/csv");
    JsonNode oneSide = held(summary, "/api/v1/summary/ETH-USD", 200).json();
    assertTrue(oneSide.path("bands").isEmpty() && oneSide.path("microprice").isNull());
    held(summary + ".csv", "/api/v1/summary/ETH-USD.csv", 200);
    for (String side : List.of("buy", "sell")) {
      held(FILL, "/api/v1/fill/ETH-USD?side=" + side + "&size=1&numbers=text", 200);
    }
    for (String form : List.of("", ".csv")) {
      held(FILL + form, "/api/v1/fill/SOL-USD" + form + "?side=buy&size=1", 503);
      held(FILL + form, "/api/v1/fill/BTC-USDD" + form + "?side=buy&size=1", 404);
      held(summary + form, "/api/v1/summary/SOL-USD" + form, 503);
      held(summary + form, "/api/v1/summary/BTC-USDD" + form, 404);
      for (String query : List.of("", "?to=usd&numbers=text", "?from=BTC&to=USD", "?from=EUR")) {
        held("/api/v1/rates" + form, "/api/v1/rates" + form + query, 200);
      }
    }
    held("/api/v1/rates", "/api/v1/rates", 200, "Accept", "text/csv");
  }

  /** The history of books that count, of one side, of nothing, and of an unknown instrument. */
  private void lastMinutes() {
    held(HISTORY, "/api/v1/history/SOL-USD?since=2100-01-01T00:00:00Z", 200);
    history.take(board.current(), Instant.now());
    for (String instrument : List.of("BTC-USD", "ETH-USD", "SOL-USD")) {
      for (String query : List.of("", "?numbers=text", "?since=2026-01-01T00:00:00Z")) {
        JsonNode json = held(HISTORY, "/api/v1/history/" + instrument + query, 200).json();
        assertEquals(instrument.equals("BTC-USD"), json.at("/heat/0").isArray(), instrument);
        held(HISTORY + ".csv", "/api/v1/history/" + instrument + ".csv" + query, 200);
      }
    }
    held(HISTORY, "/api/v1/history/BTC-USD", 200, "Accept", "text/csv");
    held(HISTORY, "/api/v1/history/BTC-USDD", 404);
    held(HISTORY + ".csv", "/api/v1/history/BTC-USDD.csv", 404);
  }

  /** Wrong methods, hosts and parameters, entity tags, and a share that is used up. */
  private void refusalsAreAsTheDocumentSays(String route) {
    String target = usual(route);
    for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.DELETE, HttpMethod.PUT)) {
      Answer refused = ask(method, target);
      assertEquals(405, refused.status(), target);
      hold(route, target, refused);
    }
    Answer stranger = ask(HttpMethod.GET, target, "Host", "other.example");
    assertEquals(421, stranger.status(), target);
    hold(route, target, stranger);
    ask(HttpMethod.GET, target, CLIENT, route);
    Answer tooMany = ask(HttpMethod.GET, target, CLIENT, route);
    assertEquals(429, tooMany.status(), target);
    hold(route, target, tooMany);
    JsonNode responses = document.path("paths").path(route).path("get").path("responses");
    if (responses.has("304")) {
      String tag = ask(HttpMethod.GET, target).header("etag");
      held(route, target, 304, "If-None-Match", tag);
      held(route, target, 304, "If-None-Match", "\"x\", " + tag.substring(2));
      held(route, target, 304, "If-None-Match", "*");
    }
    if (responses.has("400")) {
      Answer unknown = held(route, usualWith(route, "surprise=1"), 400);
      assertEquals("surprise", unknown.json().path("parameter").asText());
      held(route, usualWith(route, "a=1&a=2"), 400);
      held(route, usualWith(route, "a=%zz"), 400);
    }
  }

  private static void rowsAreAsAsked(JsonNode depth, String query) {
    boolean text = query.contains("numbers=text");
    for (String side : List.of("bids", "asks")) {
      for (JsonNode row : depth.path(side)) {
        assertEquals(query.contains("breakdown=true") ? 4 : 3, row.size(), query);
        assertEquals(text, row.get(0).isTextual() && row.get(1).isTextual(), query);
        row.path(3).forEach(share -> assertEquals(text, share.isTextual(), query));
      }
    }
    for (String name : List.of("mid", "referenceMid", "spread", "spreadBps")) {
      JsonNode number = depth.path(name);
      assertTrue(number.isNull() || number.isTextual() == text, query + " " + name);
    }
  }
}
