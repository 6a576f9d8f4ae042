package io.omnidepth.api.all;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.omnidepth.api.Contract;
import io.omnidepth.api.Listener;
import io.omnidepth.api.Schemas;
import io.omnidepth.api.depth.Pictures;
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
import io.omnidepth.market.Instrument;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;

/** A real server, and its answers as {@code openapi.json} tells them. */
abstract class ContractServer {
  static final String FILL = "/api/v1/fill/{instrument}";

  static final String HISTORY = "/api/v1/history/{instrument}";

  static final String CLIENT = "X-Client";

  static final Set<String> HEADERS =
      Set.of("etag", "cache-control", "vary", "retry-after", "allow", "upgrade");

  final JsonNode document = SocketReader.json(Contract.ofThisVersion().openApi());

  final Schemas schemas = new Schemas(document);

  final Set<String> seen = new TreeSet<>();

  int validated;

  volatile boolean clockBroken;

  Board board;

  final History history = new History();

  HttpApi server;

  // A field, as an unreferenced client is closed when it is collected.
  WebClient http;

  /** An answer of the server. */
  record Answer(int status, Map<String, String> headers, String body) {
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
    board =
        new Board(
            ContractBooks.VENUES,
            ContractBooks.POLLED,
            Freshness.USUAL,
            Instant.now().minusSeconds(1));
    ContractBooks.VENUES.forEach(
        venue ->
            board.listed(
                venue,
                Reports.listing(venue, ContractBooks.POLLED.toArray(Instrument[]::new)),
                Instant.now()));
    server =
        new HttpApi(
            new HttpOptions("127.0.0.1", 0, Set.of(), Set.of(), List.of(), Map.of(), false),
            board,
            new Watchlist(ContractBooks.POLLED, List.of(), Watchlist.Bounds.USUAL),
            history,
            this::now,
            context -> VertxLoop.of(context, this::now),
            Listener.NONE,
            Optional.of(() -> "# EOF\n"),
            new ClientRates(1, 1),
            request -> Optional.ofNullable(request.getHeader(CLIENT)));
    vertx.deployVerticle(server).await();
  }

  Instant now() {
    if (clockBroken) {
      throw new IllegalStateException("broken on purpose");
    }
    return Instant.now();
  }

  Answer ask(HttpMethod method, String target, String... headers) {
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
  Answer held(String route, String target, int status, String... headers) {
    Answer answer = ask(HttpMethod.GET, target, headers);
    assertEquals(status, answer.status(), target + " " + answer.body());
    hold(route, target, answer);
    Answer head = ask(HttpMethod.HEAD, target, headers);
    assertEquals(status, head.status(), "HEAD " + target);
    assertEquals("", head.body());
    assertEquals(answer.type(), head.type(), "HEAD " + target);
    return answer;
  }

  void hold(String route, String target, Answer answer) {
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

  void holdHeaders(JsonNode told, String target, Answer answer) {
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

  static String usual(String route) {
    String target = route.replace("{instrument}", "BTC-USD").replace("{venue}", "aa");
    return route.startsWith(FILL)
        ? target + "?side=buy&size=1"
        : route.startsWith(HISTORY) ? target + "?since=2100-01-01T00:00:00Z" : target;
  }

  /** The usual target with one parameter more, or one instead of its own. */
  static String usualWith(String route, String parameter) {
    String target = usual(route);
    String name = parameter.replaceAll("=.*", "");
    String instead = name.equals("notional") ? "size" : name;
    String kept = target.replaceAll("(?<=[?&])" + instead + "=[^&]*&?", "").replaceAll("[?&]$", "");
    // Columns need a range.
    String with = name.equals("columns") ? "range=1&" + parameter : parameter;
    return kept + (kept.contains("?") ? "&" : "?") + with;
  }

  List<String> routes() {
    return StreamSupport.stream(
            ((Iterable<String>) () -> document.path("paths").fieldNames()).spliterator(), false)
        .toList();
  }

  /** Every route, status and media type that the document tells; 101 is the stream's. */
  Set<String> told() {
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

  void answered() {
    ContractBooks.answered(board);
  }
}
