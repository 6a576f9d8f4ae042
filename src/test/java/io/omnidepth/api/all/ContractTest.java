package io.omnidepth.api.all;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.ETH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Contract;
import io.omnidepth.api.Form;
import io.omnidepth.api.Listener;
import io.omnidepth.api.Resource;
import io.omnidepth.api.ResourceForm;
import io.omnidepth.api.Schemas;
import io.omnidepth.api.depth.Pictures;
import io.omnidepth.api.parameter.Parameter;
import io.omnidepth.app.VertxLoop;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.HttpApi;
import io.omnidepth.http.HttpOptions;
import io.omnidepth.http.connection.ClientRates;
import io.omnidepth.http.stream.SocketReader;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Holds the real server to {@code openapi.json}: every route, every status, every member. */
@ExtendWith(VertxExtension.class)
class ContractTest {
  private static final Instrument SOL = new Instrument("SOL", "USD");
  private static final List<Venue> VENUES =
      Stream.of("aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh").map(Reports::venue).toList();
  private static final String FILL = "/api/v1/fill/{instrument}";
  private static final String HISTORY = "/api/v1/history/{instrument}";
  private static final String CLIENT = "X-Client";

  /** The members that an answer may leave out. */
  private static final Set<String> OPTIONAL = Set.of("venueTime", "venueSequence");

  private static final Set<String> HEADERS =
      Set.of("etag", "cache-control", "vary", "retry-after", "allow", "upgrade");

  private static final Instrument BTC_USDT = new Instrument("BTC", "USDT");
  private static final Instrument BTC_EUR = new Instrument("BTC", "EUR");
  private static final Instrument USDT = new Instrument("USDT", "USD");
  private static final List<Instrument> JOINING =
      List.of(
          BTC_USDT,
          BTC_EUR,
          new Instrument("BTC", "USDC"),
          USDT,
          new Instrument("USDC", "USD"),
          new Instrument("EUR", "USD"));
  private static final List<Instrument> POLLED =
      Stream.concat(Stream.of(BTC, ETH, SOL), JOINING.stream()).toList();

  private final JsonNode document = SocketReader.json(Contract.ofThisVersion().openApi());
  private final Schemas schemas = new Schemas(document);
  private final Set<String> seen = new TreeSet<>();
  private int validated;
  private volatile boolean clockBroken;
  private Board board;
  private final History history = new History();
  private HttpApi server;
  // A field, as an unreferenced client is closed when it is collected.
  private WebClient http;

  /** An answer of the server. */
  private record Answer(int status, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    String type() {
      return header("content-type").replaceAll(";.*", "");
    }

    JsonNode json() {
      return SocketReader.json(body);
    }
  }

  @BeforeEach
  void start(Vertx vertx) {
    http = WebClient.create(vertx);
    board = new Board(VENUES, POLLED, Freshness.USUAL, Instant.now().minusSeconds(1));
    VENUES.forEach(
        venue ->
            board.listed(
                venue, Reports.listing(venue, POLLED.toArray(Instrument[]::new)), Instant.now()));
    server =
        new HttpApi(
            new HttpOptions("127.0.0.1", 0, Set.of(), Set.of(), List.of(), Map.of(), false),
            board,
            new Watchlist(POLLED, List.of(), Watchlist.Bounds.USUAL),
            history,
            this::now,
            context -> VertxLoop.of(context, this::now),
            Listener.NONE,
            Optional.of(() -> "# EOF\n"),
            new ClientRates(1, 1),
            request -> Optional.ofNullable(request.getHeader(CLIENT)));
    vertx.deployVerticle(server).await();
  }

  private Instant now() {
    if (clockBroken) {
      throw new IllegalStateException("broken on purpose");
    }
    return Instant.now();
  }

  /** Books that join: BTC in USDT, with a rate, and in EUR, without one. */
  private void joining(Instant now) {
    Book tether = Books.of(List.of("0.999 5"), List.of("1.0002 5"));
    Book book = Books.of(List.of("100 1"), List.of("101 1"));
    for (Instrument instrument : JOINING) {
      for (Venue venue : VENUES) {
        boolean rate = instrument.equals(USDT) && venue.equals(VENUES.get(0));
        boolean joins =
            List.of(BTC_USDT, BTC_EUR).contains(instrument) && venue.equals(VENUES.get(1));
        board.reported(
            rate || joins
                ? Reports.fresh(venue, instrument, now, rate ? tether : book)
                : Reports.report(venue, instrument, now, new Outcome.Refused("none", true)));
      }
    }
  }

  /**
   * BTC: live, live without asks and crossing, stale, blocked with a book, ageing, waiting,
   * unlisted, and refused for a minute. ETH: one side of one venue. SOL: nothing that counts.
   */
  private void answered() {
    Instant now = Instant.now();
    board.reported(
        Reports.fresh(
            VENUES.get(0), BTC, now, Books.of(List.of("100.5 1", "99 2"), List.of("101 0.25"))));
    board.reported(
        Reports.report(
            VENUES.get(1),
            BTC,
            now,
            new Outcome.Fresh(
                Books.of(List.of("101.25 3"), List.of()),
                new Stamp(
                    Optional.empty(),
                    Optional.of(now.minusMillis(5)),
                    Optional.empty(),
                    Optional.empty()))));
    board.reported(
        Reports.fresh(
            VENUES.get(2),
            BTC,
            now.minusSeconds(60),
            Books.of(List.of("100 1"), List.of("101 1"))));
    board.reported(
        Reports.fresh(
            VENUES.get(3),
            BTC,
            now.minusMillis(900),
            Books.of(List.of("100 1"), List.of("101 1"))));
    board.reported(
        Reports.report(VENUES.get(3), ETH, now, new Outcome.Limited("429", Optional.empty())));
    board.reported(
        Reports.report(VENUES.get(3), SOL, now, new Outcome.Limited("429", Optional.empty())));
    board.reported(
        Reports.fresh(
            VENUES.get(4),
            BTC,
            now.minusMillis(3_500),
            Books.of(
                List.of("98.125 7", "0.01 100000000"), List.of("102 0.00000001", "1000000000 5"))));
    board.reported(
        Reports.fresh(VENUES.get(0), ETH, now, Books.of(List.of("10 1", "9.75 0.5"), List.of())));
    joining(now);
    for (Venue venue : VENUES) {
      if (!venue.equals(VENUES.get(3))) {
        board.reported(Reports.report(venue, SOL, now, new Outcome.Refused("HTTP 502", false)));
      }
      if (!venue.equals(VENUES.get(0)) && !venue.equals(VENUES.get(3))) {
        board.reported(
            Reports.report(venue, ETH, now, new Outcome.Unreachable("no answer in 5 s")));
      }
    }
    board.reported(
        Reports.report(VENUES.get(6), BTC, now, new Outcome.Refused("no such market", true)));
    board.reported(
        Reports.report(VENUES.get(7), BTC, now.minusSeconds(61), new Outcome.Blocked("HTTP 451")));
    board.roundClosed(now);
  }

  private Answer ask(HttpMethod method, String target, String... headers) {
    HttpRequest<Buffer> request = http.request(method, server.port(), "127.0.0.1", target);
    for (int i = 0; i < headers.length; i += 2) {
      if (headers[i].equals("Host")) {
        request.virtualHost(headers[i + 1]);
      } else {
        request.putHeader(headers[i], headers[i + 1]);
      }
    }
    HttpResponse<Buffer> response = request.send().await();
    return new Answer(
        response.statusCode(),
        response.headers().entries().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue)),
        Optional.ofNullable(response.bodyAsString()).orElse(""));
  }

  /** Sends a request and holds the answer to the document. */
  private Answer held(String route, String target, int status, String... headers) {
    Answer answer = ask(HttpMethod.GET, target, headers);
    assertEquals(status, answer.status(), target + " " + answer.body());
    hold(route, target, answer);
    Answer head = ask(HttpMethod.HEAD, target, headers);
    assertEquals(status, head.status(), "HEAD " + target);
    assertEquals("", head.body());
    assertEquals(answer.type(), head.type(), "HEAD " + target);
    return answer;
  }

  private void hold(String route, String target, Answer answer) {
    JsonNode responses = document.path("paths").path(route).path("get").path("responses");
    String key = responses.has("" + answer.status()) ? "" + answer.status() : "default";
    JsonNode response = schemas.resolved(responses.path(key));
    assertFalse(response.isMissingNode(), target + ": " + key + " is not told");
    holdHeaders(response.path("headers"), target, answer);
    JsonNode content = response.path("content");
    seen.add(route + " " + key + " " + answer.type());
    validated++;
    if (content.isMissingNode()) {
      assertEquals("", answer.body(), target);
      return;
    }
    JsonNode media = content.path(answer.type());
    assertFalse(media.isMissingNode(), target + ": " + answer.type() + " is not told");
    JsonNode body =
        answer.type().endsWith("json")
            ? answer.json()
            : JsonNodeFactory.instance.textNode(answer.body());
    if (answer.type().equals("image/svg+xml")) {
      Pictures.parsed(answer.body());
    }
    assertEquals(
        List.of(), schemas.faults(media.path("schema"), body), target + " " + answer.body());
    if (answer.type().equals("application/problem+json")) {
      assertEquals(answer.status(), body.path("status").asInt(), target);
    }
  }

  private void holdHeaders(JsonNode told, String target, Answer answer) {
    Set<String> names = new HashSet<>();
    for (Map.Entry<String, JsonNode> entry : told.properties()) {
      JsonNode header = schemas.resolved(entry.getValue());
      String name = entry.getKey().toLowerCase(Locale.ROOT);
      names.add(name);
      if (header.path("required").asBoolean() || answer.headers().containsKey(name)) {
        JsonNode value = JsonNodeFactory.instance.textNode(answer.header(name));
        assertEquals(List.of(), schemas.faults(header.path("schema"), value), target + " " + name);
      }
    }
    Set<String> untold = new TreeSet<>(answer.headers().keySet());
    untold.retainAll(HEADERS);
    untold.removeAll(names);
    assertEquals(Set.of(), untold, target + " " + answer.status());
  }

  private static String usual(String route) {
    String target = route.replace("{instrument}", "BTC-USD").replace("{venue}", "aa");
    return route.startsWith(FILL)
        ? target + "?side=buy&size=1"
        : route.startsWith(HISTORY) ? target + "?since=2100-01-01T00:00:00Z" : target;
  }

  /** The usual target with one parameter more, or one instead of its own. */
  private static String usualWith(String route, String parameter) {
    String target = usual(route);
    String name = parameter.replaceAll("=.*", "");
    String instead = name.equals("notional") ? "size" : name;
    String kept = target.replaceAll("(?<=[?&])" + instead + "=[^&]*&?", "").replaceAll("[?&]$", "");
    return kept + (kept.contains("?") ? "&" : "?") + parameter;
  }

  private List<String> routes() {
    return StreamSupport.stream(
            ((Iterable<String>) () -> document.path("paths").fieldNames()).spliterator(), false)
        .toList();
  }

  private static Stream<String> queryParameters(Schemas schemas, JsonNode operation) {
    return StreamSupport.stream(operation.path("parameters").spliterator(), false)
        .map(schemas::resolved)
        .filter(parameter -> parameter.path("in").asText().equals("query"))
        .map(parameter -> parameter.path("name").asText());
  }

  @Test
  void theDocumentHasEveryRouteOfTheServerAndNoOther() {
    Set<String> served =
        server.routes().stream()
            .filter(Route::isExactPath)
            .map(Route::getPath)
            .filter(path -> path != null && !path.equals("/docs"))
            .map(path -> path.replaceAll(":([a-z]+)", "{$1}"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(served, new TreeSet<>(routes()));
    for (Resource<?> resource : Resources.ALL) {
      for (ResourceForm form : resource.forms()) {
        String route = resource.path() + form.form().ending();
        JsonNode operation = document.path("paths").path(route).path("get");
        assertEquals(
            form.parameters().stream().map(Parameter::name).toList(),
            queryParameters(schemas, operation).toList(),
            route);
      }
    }
    assertTrue(Contract.ofThisVersion().paths().containsAll(routes()));
  }

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
      for (ResourceForm form : resource.forms()) {
        String route = resource.path() + form.form().ending();
        held(route, usual(route), 200);
        if (resource.problems().containsKey(404)) {
          held(route, usual(route).replace("BTC-USD", "BTC-USDD"), 404);
        }
        if (resource.problems().containsKey(503)) {
          held(route, usual(route).replace("BTC-USD", "SOL-USD"), 503);
        }
        if (form.form() == Form.CSV) {
          held(resource.path(), usual(resource.path()), 200, "Accept", "text/csv");
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

  /** Every route, status and media type that the document tells; 101 is the stream's. */
  private Set<String> told() {
    Set<String> told = new TreeSet<>();
    for (String route : routes()) {
      JsonNode responses = document.path("paths").path(route).path("get").path("responses");
      for (Map.Entry<String, JsonNode> response : responses.properties()) {
        JsonNode content = schemas.resolved(response.getValue()).path("content");
        String begin = route + " " + response.getKey() + " ";
        if (content.isMissingNode() && !response.getKey().equals("101")) {
          told.add(begin);
        }
        content.fieldNames().forEachRemaining(type -> told.add(begin + type));
      }
    }
    return told;
  }

  @Test
  void theBoundsOfTheParametersAreThoseThatAreEnforced() {
    answered();
    for (String route : routes()) {
      JsonNode operation = document.path("paths").path(route).path("get");
      for (JsonNode reference : operation.path("parameters")) {
        JsonNode parameter = schemas.resolved(reference);
        if (parameter.path("in").asText().equals("query")) {
          boundsHold(usualWith(route, parameter.path("name").asText() + "="), parameter);
        }
      }
    }
  }

  private void boundsHold(String target, JsonNode parameter) {
    JsonNode schema = parameter.path("schema");
    List<String> right = new ArrayList<>();
    List<String> wrong = new ArrayList<>(List.of("nonsense", "-1", "1x", "%20"));
    Schemas.examples(parameter).forEach(example -> right.add(text(example.path("value"))));
    schema.path("enum").forEach(value -> right.add(value.asText()));
    BigDecimal step = new BigDecimal(schema.path("type").asText().equals("integer") ? "1" : "1e-9");
    bound(schema, "minimum").ifPresent(least -> around(least, step.negate(), right, wrong));
    bound(schema, "maximum").ifPresent(most -> around(most, step, right, wrong));
    bound(schema, "exclusiveMinimum").ifPresent(least -> around(least, step, wrong, right));
    switch (schema.path("type").asText()) {
      case "integer" -> wrong.addAll(List.of("1.5", "", "1e1"));
      case "number" -> wrong.addAll(List.of("", "1.2.3", "NaN"));
      case "boolean" -> {
        right.addAll(List.of("true", "false"));
        wrong.addAll(List.of("", "1", "TRUE"));
      }
      case "array" -> wrong.addAll(List.of("aa,zz", "aa,"));
      default -> wrong.add("");
    }
    for (String value : right) {
      String known = value.replace("bitstamp", "aa").replace("kraken", "bb");
      assertEquals(200, ask(HttpMethod.GET, target + known).status(), target + known);
    }
    for (String value : wrong) {
      Answer answer = ask(HttpMethod.GET, target + value);
      assertEquals(400, answer.status(), target + value);
      assertEquals(parameter.path("name").asText(), answer.json().path("parameter").asText());
    }
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(","))
        : value.asText();
  }

  private static Optional<BigDecimal> bound(JsonNode schema, String name) {
    return Optional.of(schema.path(name)).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
  }

  private static void around(
      BigDecimal bound, BigDecimal beyond, List<String> at, List<String> past) {
    at.add(bound.toPlainString());
    past.add(bound.add(beyond).toPlainString());
  }

  @Test
  void everyExampleIsRight() {
    List<String> faults = new ArrayList<>();
    int[] examples = {0};
    eachHolder(
        document,
        holder -> {
          JsonNode schema = holder.path("schema");
          List<JsonNode> values = new ArrayList<>();
          Schemas.examples(holder)
              .forEach(example -> values.add(schemas.resolved(example).path("value")));
          if (holder.has("example")) {
            values.add(holder.get("example"));
          }
          if (values.isEmpty()) {
            faults.add("no example of " + holder);
          }
          for (JsonNode value : values) {
            examples[0]++;
            faults.addAll(schemas.faults(schema, value));
          }
        });
    assertEquals(List.of(), faults);
    assertTrue(examples[0] > 40, "examples: " + examples[0]);
  }

  /** Every node with a schema and examples: contents, parameters, headers. */
  private static void eachHolder(JsonNode node, Consumer<JsonNode> taker) {
    if (node.path("schema").isObject()) {
      taker.accept(node);
    } else {
      node.forEach(child -> eachHolder(child, taker));
    }
  }

  /** Without this, a schema that says little would hold every answer. */
  @Test
  void aMemberMoreOrLessIsAFault() {
    answered();
    history.take(board.current(), Instant.now());
    Map<String, String> kinds =
        new TreeMap<>(
            Map.of(
                "/api/v1/depth/BTC-USD?breakdown=true", "Depth",
                "/api/v1/fill/BTC-USD?side=buy&size=0.3&convert=USDT", "Fill",
                "/api/v1/summary/BTC-USD?convert=USDT", "Summary",
                "/api/v1/history/BTC-USD", "History",
                "/api/v1/instruments?brief=true", "Instruments",
                "/api/v1/depth/SOL-USD", "NoBookCounted",
                "/api/v1/depth/XXX-USD", "UnknownInstrument",
                "/api/v1/depth/BTC-USD?x=1", "WrongParameter",
                "/health/live", "Live",
                "/nothing", "NothingThere"));
    for (Resource<?> resource : Resources.ALL) {
      kinds.put(usual(resource.path()), resource.forms().get(0).schema());
    }
    kinds.forEach(
        (target, kind) -> {
          JsonNode schema = schemas.at("/components/schemas/" + kind);
          JsonNode whole = ask(HttpMethod.GET, target).json();
          assertEquals(List.of(), schemas.faults(schema, whole), target);
          for (ObjectNode object : objects(whole)) {
            object.put("Surprise", 1);
            assertFalse(schemas.faults(schema, whole).isEmpty(), target + " more in " + object);
            object.remove("Surprise");
            if (!isCount(object)) {
              lessIsAFault(schema, whole, object);
            }
          }
        });
  }

  private void lessIsAFault(JsonNode schema, JsonNode whole, ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.removeAll(OPTIONAL);
    for (String name : names) {
      JsonNode member = object.remove(name);
      assertFalse(schemas.faults(schema, whole).isEmpty(), "less " + name + " in " + object);
      object.set(name, member);
    }
  }

  /** Shares and polls may have any names. */
  private static boolean isCount(ObjectNode object) {
    Iterator<String> names = object.fieldNames();
    return !names.hasNext()
        || object.has("fresh")
        || object.has("refused")
        || object.has("limited")
        || object.path("blocked").isInt()
        || object.has("unreachable")
        || VENUES.stream().anyMatch(venue -> object.has(venue.id()));
  }

  private static List<ObjectNode> objects(JsonNode node) {
    List<ObjectNode> objects = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(child -> objects.addAll(objects(child)));
    }
    return objects;
  }
}
