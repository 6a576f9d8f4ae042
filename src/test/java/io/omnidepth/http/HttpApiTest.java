package io.omnidepth.http;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.ETH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.app.VertxLoop;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.stream.SocketReader;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server on a board that the test writes. */
@ExtendWith(VertxExtension.class)
class HttpApiTest {
  private static final Venue A = Reports.venue("aa");
  private static final Venue B = Reports.venue("bb");
  private static final Book BOOK =
      Books.of(List.of("100.5 1", "99 2"), List.of("101 0.25", "102 4"));
  private static final Book OTHER = Books.of(List.of("100.50 3"), List.of("103 1"));

  private static final String CHARTS = "https://charts.example";

  private final HttpClient http = HttpClient.newHttpClient();
  private Board board;
  private final History history = new History();
  private final Watchlist watchlist =
      new Watchlist(List.of(BTC, ETH), List.of(), Watchlist.Bounds.USUAL);
  private HttpApi server;
  // A field, as an unreferenced client is closed, with its sockets, when it is collected.
  private WebSocketClient sockets;
  private HttpClientAgent raw;

  @BeforeEach
  void start(Vertx vertx) {
    sockets = vertx.createWebSocketClient();
    raw = vertx.createHttpClient();
    board =
        new Board(List.of(A, B), List.of(BTC, ETH), Freshness.USUAL, Instant.now().minusSeconds(1));
    for (Venue venue : List.of(A, B)) {
      board.listed(venue, Reports.listing(venue, BTC, ETH), Instant.now());
    }
    server =
        new HttpApi(
            new HttpOptions(
                "127.0.0.1",
                0,
                Set.of("depth.example"),
                Set.of(CHARTS),
                List.of(),
                Map.of(),
                false),
            board,
            watchlist,
            history,
            Clock.systemUTC(),
            context -> VertxLoop.of(context, Instant::now));
    vertx.deployVerticle(server).await();
  }

  private void answered() {
    board.reported(Reports.fresh(A, BTC, Instant.now(), BOOK));
    board.reported(Reports.fresh(B, BTC, Instant.now(), OTHER));
    board.reported(
        Reports.report(A, ETH, Instant.now(), new Outcome.Refused("no such market", true)));
    board.roundClosed(Instant.now());
  }

  private HttpResponse<String> get(String target, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + target));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode json(String target) throws Exception {
    HttpResponse<String> response = get(target);
    assertEquals(200, response.statusCode(), response.body());
    return SocketReader.json(response.body());
  }

  /** An upgrade is not always answered, and Java's clients ask for one unless told otherwise. */
  @Test
  void aRequestForAnotherVersionOfHttpIsAnsweredInThisOne() throws Exception {
    assertEquals(HttpClient.Version.HTTP_2, http.version());
    assertEquals(HttpClient.Version.HTTP_1_1, get("/api/v1/venues").version());
  }

  @Test
  void depthIsTheExactMergeWithShares() throws Exception {
    answered();
    JsonNode depth = json("/api/v1/depth/BTC-USD?breakdown=true");
    assertEquals(
        "[[100.5,4,4,{\"bb\":3,\"aa\":1}],[99,2,6,{\"aa\":2}]]", depth.get("bids").toString());
    assertEquals(
        "[[101,0.25,0.25,{\"aa\":0.25}],[102,4,4.25,{\"aa\":4}],[103,1,5.25,{\"bb\":1}]]",
        depth.get("asks").toString());
    assertEquals(
        "{\"price\":100.5,\"size\":4,\"venues\":[\"bb\",\"aa\"]}", depth.get("bestBid").toString());
    assertEquals("100.75", depth.get("mid").toString());
    assertEquals("101.25", depth.get("referenceMid").toString());
    assertEquals("0.5", depth.get("spread").toString());
    assertFalse(depth.get("crossed").asBoolean());
    assertFalse(depth.get("more").asBoolean());
    assertEquals(2, depth.get("venues").size());
    assertTrue(depth.get("venues").get(0).get("complete").get("bid").asBoolean());
  }

  @Test
  void numbersMayBeTextAndRowsMayBeCsv() throws Exception {
    answered();
    assertEquals(
        "[\"100.5\",\"4\",\"4\"]",
        json("/api/v1/depth/btc-usd?numbers=text").get("bids").get(0).toString());
    HttpResponse<String> csv = get("/api/v1/depth/BTC-USD?levels=1", "Accept", "text/csv");
    assertEquals(
        "side,price,size,cumulative\r\nbid,100.5,4,4\r\nask,101,0.25,0.25\r\n", csv.body());
    assertTrue(csv.headers().firstValue("content-type").orElse("").startsWith("text/csv"));
  }

  /** The fields of a CSV without quotes. */
  private static List<List<String>> rows(String csv) {
    return csv.lines().skip(1).map(line -> List.of(line.split(",", -1))).toList();
  }

  @Test
  void csvSaysWhatJsonSays() throws Exception {
    answered();
    String query = "?breakdown=true&numbers=text";
    HttpResponse<String> csv = get("/api/v1/depth/BTC-USD.csv" + query, "Accept", "image/png");
    assertTrue(csv.body().startsWith("side,price,size,cumulative,aa,bb\r\n"), csv.body());
    List<List<String>> expected = new ArrayList<>();
    JsonNode depth = json("/api/v1/depth/BTC-USD" + query);
    for (String side : List.of("bid", "ask")) {
      for (JsonNode row : depth.get(side + "s")) {
        JsonNode shares = row.get(3);
        expected.add(
            List.of(
                side,
                row.get(0).asText(),
                row.get(1).asText(),
                row.get(2).asText(),
                shares.path("aa").asText("0"),
                shares.path("bb").asText("0")));
      }
    }
    assertEquals(expected, rows(csv.body()));
    assertEquals(
        "side,price,size\r\nbid,100.5,1\r\nbid,99,2\r\nask,101,0.25\r\nask,102,4\r\n",
        get("/api/v1/books/aa/BTC-USD.csv").body());
    assertEquals(
        List.of(List.of("BTC-USD", "BTC", "USD", "true", "aa", "BTCUSD", "live", "online", "true"))
            .toString(),
        List.of(rows(get("/api/v1/instruments", "Accept", "text/csv").body()).get(0).subList(0, 9))
            .toString());
    JsonNode venue = json("/api/v1/venues").get("venues").get(0);
    List<String> row = rows(get("/api/v1/venues.csv").body()).get(0);
    assertEquals(venue.get("venue").asText(), row.get(0));
    assertEquals(venue.get("state").asText(), row.get(3));
    assertEquals(venue.at("/latencyMs/p95").asDouble(), Double.parseDouble(row.get(10)));
  }

  @Test
  void formsHaveTagsAndHeadersOfTheirOwn() throws Exception {
    answered();
    Set<String> tags = new TreeSet<>();
    for (String ending : List.of("", ".csv", ".txt", ".svg", ".svg?width=300", ".txt?levels=1")) {
      String target = "/api/v1/depth/BTC-USD" + ending;
      String tag = get(target).headers().firstValue("etag").orElseThrow();
      assertTrue(tags.add(tag), ending);
      assertEquals(304, get(target, "If-None-Match", tag).statusCode());
    }
    HttpResponse<String> text = get("/api/v1/depth/btc-usd.txt");
    assertEquals(
        Optional.of("text/plain; charset=utf-8"), text.headers().firstValue("content-type"));
    assertTrue(text.body().startsWith("BTC-USD · 2 venues · 20"), text.body());
    HttpResponse<String> picture = get("/api/v1/depth/BTC-USD.svg");
    assertEquals(Optional.of("image/svg+xml"), picture.headers().firstValue("content-type"));
    String policy = picture.headers().firstValue("content-security-policy").orElse("");
    assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
    HttpResponse<String> wrong = get("/api/v1/depth/BTC-USD.svg?theme=blue");
    assertEquals(400, wrong.statusCode());
    assertTrue(wrong.body().contains("theme=blue is not allowed; allowed is light or dark"));
    assertEquals(400, get("/api/v1/depth/BTC-USD.txt?width=300").statusCode());
    assertEquals(404, get("/api/v1/depth/BTC-USD.xml").statusCode());
  }

  @Test
  void aBookIsEveryLevelRead() throws Exception {
    answered();
    JsonNode book = json("/api/v1/books/aa/BTC-USD");
    assertEquals("[[100.5,1],[99,2]]", book.get("bids").toString());
    assertEquals("77", book.get("venueSequence").asText());
    assertEquals("live", book.get("state").asText());
    assertEquals(404, get("/api/v1/books/aa/ETH-USD").statusCode());
    assertEquals(503, get("/api/v1/books/bb/ETH-USD").statusCode());
  }

  @Test
  void venuesTellStateOutcomesAndLatencies() throws Exception {
    answered();
    JsonNode venue = json("/api/v1/venues").get("venues").get(0);
    assertEquals("live", venue.get("state").asText());
    assertEquals("{\"fresh\":1,\"refused\":1}", venue.get("polls").toString());
    assertEquals(30, venue.get("latencyMs").get("p95").asDouble());
    assertEquals("unlisted", venue.get("books").get(1).get("state").asText());
    JsonNode instruments = json("/api/v1/instruments").get("instruments");
    assertEquals("BTC-USD", instruments.get(0).get("instrument").asText());
  }

  @Test
  void aNewReaderGetsTheLastMinutes() throws Exception {
    answered();
    Instant first = Instant.now().minusSeconds(10);
    history.take(board.current(), first);
    history.take(board.current(), first.plusSeconds(5));
    JsonNode all = json("/api/v1/history/btc-usd");
    assertEquals("BTC-USD", all.get("instrument").asText());
    assertEquals("101.25", all.at("/samples/0/2").toString());
    assertEquals("2", all.at("/samples/0/6").toString());
    String time = all.at("/samples/0/0").asText();
    JsonNode younger = json("/api/v1/history/BTC-USD?numbers=text&since=" + time);
    assertEquals(all.at("/samples/1/0"), younger.at("/samples/0/0"));
    assertEquals("\"101.25\"", younger.at("/samples/0/2").toString());
    assertEquals(younger.get("samples").size(), younger.get("heat").size());
    HttpResponse<String> late = get("/api/v1/history/BTC-USD?since=2100-01-01T00:00:00Z");
    String tag = late.headers().firstValue("etag").orElseThrow();
    assertEquals(
        304,
        get("/api/v1/history/BTC-USD?since=2100-01-01T00:00:00Z", "If-None-Match", tag)
            .statusCode());
  }

  @Test
  void aRequestForAHistoryHasTheInstrumentPolled() throws Exception {
    Instrument euro = new Instrument("BTC", "EUR");
    board.listed(B, Reports.listing(B, BTC, ETH, euro), Instant.now());
    answered();
    assertEquals("[]", json("/api/v1/history/BTC-EUR").get("samples").toString());
    assertEquals(List.of(BTC, ETH, euro), watchlist.watched());
    HttpResponse<String> unknown = get("/api/v1/history/BTC-GBP");
    assertEquals(404, unknown.statusCode());
    assertTrue(unknown.body().contains("is not polled, and no venue lists it"), unknown.body());
    JsonNode wrong = SocketReader.json(get("/api/v1/history/BTC-USD?since=noon").body());
    assertEquals(
        "since=noon is not allowed; allowed is a time in ISO 8601, as 2026-11-21T12:00:05.000Z",
        wrong.get("detail").asText());
  }

  @Test
  void instrumentsInBriefAreThoseMostVenuesTradeFirst() throws Exception {
    Instrument euro = new Instrument("BTC", "EUR");
    Instrument ether = new Instrument("ETH", "BTC");
    Instrument early = new Instrument("AAA", "USD");
    board.listed(A, Reports.listing(A, BTC, ETH, ether), Instant.now());
    board.listed(B, Reports.listing(B, BTC, euro, ether, early), Instant.now());
    answered();
    JsonNode all = json("/api/v1/instruments?brief=true");
    assertFalse(all.get("more").asBoolean());
    assertEquals(
        "{\"instrument\":\"BTC-USD\",\"base\":\"BTC\",\"quote\":\"USD\",\"polled\":true,\"trading\":2}",
        all.at("/instruments/0").toString());
    assertEquals(
        List.of("BTC-USD 2", "ETH-USD 2", "ETH-BTC 2", "AAA-USD 1", "BTC-EUR 1"), trading(all));
    JsonNode found = json("/api/v1/instruments?brief=true&match=*btc*&limit=2");
    assertTrue(found.get("more").asBoolean());
    assertEquals(List.of("BTC-USD 2", "ETH-BTC 2"), trading(found));
    assertEquals(
        "instrument,base,quote,polled,trading\r\nETH-BTC,ETH,BTC,false,2\r\n",
        get("/api/v1/instruments.csv?brief=true&match=ETHB*").body());
    JsonNode whole = json("/api/v1/instruments?limit=3");
    assertTrue(whole.get("more").asBoolean());
    assertEquals("AAA-USD", whole.at("/instruments/2/instrument").asText());
    assertEquals("bb", whole.at("/instruments/2/venues/0/venue").asText());
    assertEquals(3, whole.get("instruments").size());
  }

  private static List<String> trading(JsonNode answer) {
    return StreamSupport.stream(answer.get("instruments").spliterator(), false)
        .map(one -> one.get("instrument").asText() + " " + one.get("trading").asInt())
        .toList();
  }

  @Test
  void anEntityTagSparesTheBodyUntilSomethingChanges() throws Exception {
    answered();
    HttpResponse<String> first = get("/api/v1/depth/BTC-USD");
    String tag = first.headers().firstValue("etag").orElseThrow();
    assertTrue(first.headers().firstValue("vary").orElse("").contains("Accept-Encoding"));
    assertEquals("no-cache", first.headers().firstValue("cache-control").orElse(""));
    HttpResponse<String> same = get("/api/v1/depth/BTC-USD", "If-None-Match", tag);
    assertEquals(304, same.statusCode());
    assertEquals("", same.body());
    assertEquals(200, get("/api/v1/depth/BTC-USD?levels=1", "If-None-Match", tag).statusCode());
    board.reported(Reports.fresh(A, BTC, Instant.now(), OTHER));
    board.roundClosed(Instant.now());
    assertEquals(200, get("/api/v1/depth/BTC-USD", "If-None-Match", tag).statusCode());
  }

  @Test
  void answersAreCompressedWhereAccepted() throws Exception {
    answered();
    HttpResponse<String> zipped = get("/api/v1/depth/BTC-USD", "Accept-Encoding", "gzip");
    assertEquals(Optional.of("gzip"), zipped.headers().firstValue("content-encoding"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "levels=0|levels=0 is not allowed; allowed is a whole number from 1 to 5000",
        "levels=5001|from 1 to 5000",
        "levels=1.5|a whole number",
        "group=0|group=0 is not allowed; allowed is a decimal number above 0",
        "group=-1|a decimal number above 0",
        "group=abc|group=abc is not allowed",
        "range=1001|a decimal number above 0 up to 1000",
        "venues=krakn|allowed is a list, with commas, of aa,bb",
        "breakdown=yes|allowed is false (the default) or true",
        "numbers=strings|allowed is json (the default) or text",
        "maxSkewMs=-5|a whole number from 0",
        "levels=|levels= is not allowed; allowed is a whole number from 1 to 5000",
        "levels=1e2|a whole number from 1 to 5000",
        "group=|a decimal number above 0",
        "group=1e-40|a decimal number above 0",
        "range=0|a decimal number above 0 up to 1000",
        "range=half|a decimal number above 0 up to 1000",
        "venues=ab|venues=ab is not allowed, did you mean \"aa\"? Allowed is a list, with commas, of aa,bb",
        "venues=aa,|venues=aa, is not allowed",
        "venues=aa%20bb|allowed is a list, with commas, of aa,bb",
        "breakdown=|allowed is false (the default) or true",
        "breakdown=1|allowed is false (the default) or true",
        "maxSkewMs=3600001|a whole number from 0 to 3600000",
        "maxSkewMs=1s|a whole number from 0 to 3600000",
        "levls=5|there is no parameter \"levls\", did you mean \"levels\"? Allowed are levels, group",
        "LEVELS=5|did you mean \"levels\"?",
        "maxSkew=5|did you mean \"maxSkewMs\"?",
        "colour=red|there is no parameter \"colour\"; allowed are levels, group, range, venues",
        "venues=aa&venues=bb|venues is given more than once",
        "colour=red&colour=blue|colour is given more than once",
        "levels=1&levels=2|levels is given more than once",
      })
  void aWrongParameterIsNamedWithWhatIsAllowed(String query, String words) throws Exception {
    answered();
    HttpResponse<String> response = get("/api/v1/depth/BTC-USD?" + query);
    assertEquals(400, response.statusCode());
    assertEquals(
        Optional.of("application/problem+json"), response.headers().firstValue("content-type"));
    JsonNode problem = SocketReader.json(response.body());
    assertTrue(problem.get("detail").asText().contains(words), problem.get("detail").asText());
    assertTrue(query.startsWith(problem.get("parameter").asText()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "numbers=strings|numbers=strings is not allowed; allowed is json (the default) or text",
        "number=text|there is no parameter \"number\", did you mean \"numbers\"? Allowed are numbers",
        "levels=5|there is no parameter \"levels\"; allowed are numbers",
        "numbers=text&numbers=json|numbers is given more than once",
      })
  void aWrongParameterOfABookIsNamedWithWhatIsAllowed(String query, String words) throws Exception {
    answered();
    HttpResponse<String> response = get("/api/v1/books/aa/BTC-USD?" + query);
    assertEquals(400, response.statusCode());
    JsonNode problem = SocketReader.json(response.body());
    assertTrue(problem.get("detail").asText().contains(words), problem.get("detail").asText());
    assertTrue(query.startsWith(problem.get("parameter").asText()));
  }

  @Test
  void anUnknownPathIsAnsweredWithThePathsThatExist() throws Exception {
    answered();
    JsonNode problem = SocketReader.json(get("/api/v1/depth/BTC-USDD").body());
    assertEquals("[\"BTC-USD\",\"ETH-USD\"]", problem.get("instruments").toString());
    assertTrue(problem.get("detail").asText().contains("did you mean \"BTC-USD\"?"));
    assertEquals(
        "[\"aa\",\"bb\"]",
        SocketReader.json(get("/api/v1/books/krakn/BTC-USD").body()).get("venues").toString());
    assertEquals(404, get("/api/v1/nothing").statusCode());
    String paths = SocketReader.json(get("/api/v1/nothing").body()).get("paths").toString();
    for (String path :
        List.of("/api/v1/depth/{instrument}", "/docs", "/openapi.json", "/asyncapi.json")) {
      assertTrue(paths.contains('"' + path + '"'), paths);
    }
  }

  @Test
  void withoutABookTheReasonsAreTold() throws Exception {
    answered();
    HttpResponse<String> response = get("/api/v1/depth/ETH-USD");
    assertEquals(503, response.statusCode());
    assertEquals(Optional.of("1"), response.headers().firstValue("retry-after"));
    JsonNode problem = SocketReader.json(response.body());
    assertEquals("bb", problem.get("venues").get(0).get("venue").asText());
    assertEquals("waiting", problem.get("venues").get(0).get("why").asText());
  }

  @Test
  void aRequestWaitsForTheFirstBooks() throws Exception {
    CompletableFuture<HttpResponse<String>> asked =
        http.sendAsync(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + server.port() + "/api/v1/depth/BTC-USD"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    while (get("/health/ready").statusCode() != 503) {
      Thread.onSpinWait();
    }
    assertFalse(asked.isDone());
    answered();
    assertEquals(200, asked.get(5, TimeUnit.SECONDS).statusCode());
    assertEquals(200, get("/health/ready").statusCode());
    assertEquals(200, get("/health/live").statusCode());
  }

  @Test
  void otherSitesAreRefused() throws Exception {
    answered();
    HttpResponse<String> plain = get("/api/v1/depth/BTC-USD", "Origin", "https://evil.example");
    assertEquals(Optional.empty(), plain.headers().firstValue("access-control-allow-origin"));
    HttpResponse<String> allowed = get("/api/v1/depth/BTC-USD", "Origin", "https://charts.example");
    assertEquals(
        Optional.of("https://charts.example"),
        allowed.headers().firstValue("access-control-allow-origin"));
    assertTrue(
        plain
            .headers()
            .firstValue("content-security-policy")
            .orElse("")
            .contains("default-src 'self'"));
    assertEquals(421, rawStatus("evil.example"));
    assertEquals(200, rawStatus("depth.example:8080"));
    assertEquals(200, rawStatus("[::1]:8080"));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/depth/BTC-USD, 200",
    "/api/v1/depth/BTC-USD.svg, 200",
    "/api/v1/instruments?brief=true&limit=1, 200",
    "/openapi.json, 200",
    "/health/live, 200",
    "/api/v1/depth/BTC-USD?levels=0, 400",
    "/api/v1/books/nobody/BTC-USD, 404",
    "/api/v1/nothing, 404",
    "/nothing, 404",
    "/api/v1/stream, 426",
    "/api/v1/depth/ETH-USD, 503",
  })
  void anAllowedPageMayReadEveryAnswer(String target, int status) throws Exception {
    answered();
    HttpResponse<String> answer = get(target, "Origin", CHARTS);
    assertEquals(status, answer.statusCode());
    assertReadable(answer.headers()::firstValue);
    HttpResponse<String> other = get(target, "Origin", "https://evil.example");
    assertEquals(status, other.statusCode());
    assertEquals(Optional.empty(), other.headers().firstValue("access-control-allow-origin"));
    assertTrue(other.headers().firstValue("vary").orElse("").contains("Origin"));
  }

  @Test
  void anAllowedPageMayReadWhyItIsRefused() throws Exception {
    answered();
    String target = "/api/v1/depth/BTC-USD";
    String tag = get(target).headers().firstValue("etag").orElseThrow();
    HttpResponse<String> same = get(target, "If-None-Match", tag, "Origin", CHARTS);
    assertEquals(304, same.statusCode());
    assertReadable(same.headers()::firstValue);

    HttpClientResponse wrongMethod = raw(HttpMethod.POST, target, "depth.example");
    assertEquals(405, wrongMethod.statusCode());
    assertReadable(name -> Optional.ofNullable(wrongMethod.getHeader(name)));
    HttpClientResponse wrongHost = raw(HttpMethod.GET, target, "evil.example");
    assertEquals(421, wrongHost.statusCode());
    assertReadable(name -> Optional.ofNullable(wrongHost.getHeader(name)));
  }

  private static void assertReadable(Function<String, Optional<String>> header) {
    assertEquals(Optional.of(CHARTS), header.apply("access-control-allow-origin"));
    assertEquals(
        Optional.of("ETag, Retry-After, Omnidepth-Demo"),
        header.apply("access-control-expose-headers"));
    assertTrue(header.apply("vary").orElse("").contains("Origin"));
  }

  private int rawStatus(String host) {
    return raw(HttpMethod.GET, "/health/live", host).statusCode();
  }

  /** The answer to an allowed page that asks under that name. */
  private HttpClientResponse raw(HttpMethod method, String target, String host) {
    return raw.request(
            new RequestOptions()
                .setMethod(method)
                .setPort(server.port())
                .setHost("127.0.0.1")
                .setURI(target)
                .putHeader("Origin", CHARTS))
        .compose(
            request -> {
              request.authority(HostAndPort.parseAuthority(host, 80));
              return request.send();
            })
        .await();
  }

  private WebSocket open(BlockingQueue<String> messages, String origin) {
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(server.port())
            .setURI("/api/v1/stream");
    if (!origin.isEmpty()) {
      options.addHeader("Origin", origin);
    }
    WebSocket socket = sockets.connect(options).await();
    socket.textMessageHandler(messages::add);
    return socket;
  }

  private static JsonNode next(BlockingQueue<String> messages, SocketReader reader)
      throws InterruptedException {
    String frame = messages.poll(5, TimeUnit.SECONDS);
    assertNotNull(frame);
    return reader.take(frame);
  }

  @Test
  void theStreamGivesASnapshotThenUpdatesThenHeartbeats() throws Exception {
    answered();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    SocketReader reader = new SocketReader();
    WebSocket socket = open(messages, "");
    socket.writeTextMessage(
        "{\"op\":\"subscribe\",\"id\":7,\"instrument\":\"BTC-USD\",\"levels\":200,\"breakdown\":true,\"intervalMs\":50}");
    JsonNode subscribed = next(messages, reader);
    assertEquals("subscribed", subscribed.get("type").asText());
    assertEquals(7, subscribed.get("id").asInt());
    JsonNode snapshot = next(messages, reader);
    assertEquals(subscribed.get("stream"), snapshot.get("stream"));
    assertEquals("[100.5,4,{\"bb\":3,\"aa\":1}]", snapshot.get("bids").get(0).toString());
    board.reported(
        Reports.fresh(B, BTC, Instant.now(), Books.of(List.of("100.75 1"), List.of("103 1"))));
    board.roundClosed(Instant.now());
    JsonNode update = next(messages, reader);
    assertEquals("update", update.get("type").asText());
    assertEquals("[[100.75,1,{\"bb\":1}],[100.5,1,{\"aa\":1}]]", update.get("bids").toString());
    JsonNode beat = next(messages, reader);
    while (beat.get("type").asText().equals("update")) {
      beat = next(messages, reader); // the made-up books age meanwhile
    }
    assertEquals("heartbeat", beat.get("type").asText());
    assertEquals(reader.sequence(), beat.get("sequence").asLong());
    socket.writeTextMessage("{\"op\":\"unsubscribe\",\"id\":7}");
    JsonNode end = next(messages, reader);
    while (!end.get("type").asText().equals("unsubscribed")) {
      end = next(messages, reader);
    }
    socket.writeTextMessage("{\"op\":\"ping\"}");
    assertEquals("pong", next(messages, reader).get("type").asText());
  }

  @Test
  void readersThatLeaveCostTheOthersNothing() throws Exception {
    answered();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    SocketReader reader = new SocketReader();
    String subscribe =
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"intervalMs\":50}";
    for (int round = 0; round < 5; round++) {
      List<WebSocket> leaving = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        leaving.add(open(new LinkedBlockingQueue<>(), ""));
        leaving.get(i).writeTextMessage(subscribe).await();
      }
      if (round == 0) {
        open(messages, "").writeTextMessage(subscribe).await();
        assertEquals("subscribed", next(messages, reader).get("type").asText());
        assertEquals("snapshot", next(messages, reader).get("type").asText());
      }
      leaving.forEach(socket -> socket.shutdown(0, TimeUnit.SECONDS));
      Book book = Books.of(List.of("100.5 " + (10 + round)), List.of("103 1"));
      board.reported(Reports.fresh(B, BTC, Instant.now(), book));
      board.roundClosed(Instant.now());
      JsonNode update = next(messages, reader);
      while (update.path("bids").isEmpty()) {
        update = next(messages, reader); // ages and heartbeats come between
      }
      assertEquals("[[100.5," + (11 + round) + "]]", update.get("bids").toString());
    }
  }

  /** The next answer of that kind; snapshots may come between. */
  private static JsonNode subscribed(BlockingQueue<String> messages, SocketReader reader)
      throws Exception {
    JsonNode message;
    do {
      message = next(messages, reader);
    } while (!message.get("type").asText().equals("subscribed"));
    return message;
  }

  @Test
  void equalViewsShareAStream() throws Exception {
    answered();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    SocketReader reader = new SocketReader();
    WebSocket socket = open(messages, "");
    socket.writeTextMessage(
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":10}");
    socket.writeTextMessage(
        "{\"op\":\"subscribe\",\"id\":\"two\",\"instrument\":\"btc-usd\",\"levels\":\"10\"}");
    socket.writeTextMessage(
        "{\"op\":\"subscribe\",\"id\":3,\"instrument\":\"BTC-USD\",\"levels\":11}");
    JsonNode one = subscribed(messages, reader);
    JsonNode two = subscribed(messages, reader);
    JsonNode three = subscribed(messages, reader);
    assertEquals(one.get("stream"), two.get("stream"));
    assertFalse(one.get("stream").equals(three.get("stream")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense|not JSON",
        "[1]|a message is a JSON object",
        "{\"op\":\"subscrib\",\"id\":1}|did you mean \"subscribe\"?",
        "{\"op\":\"subscribe\",\"instrument\":\"BTC-USD\"}|needs an \"id\"",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-EUR\"}|is not polled, and no venue lists it; polled are BTC-USD, ETH-USD",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":0}|from 1 to 5000",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"intervalMs\":10}|from 50 to 60000",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"grup\":1}|did you mean \"group\"?",
        "{}|there is no op \"\"; allowed are subscribe, unsubscribe, ping",
        "\"ping\"|a message is a JSON object with \"op\": subscribe, unsubscribe, ping",
        "{\"op\":\"ping\"|not JSON",
        "{\"op\":7}|there is no op \"7\"",
        "{\"op\":\"list\",\"id\":1}|there is no op \"list\"; allowed are subscribe",
        "{\"op\":\"subscribe\",\"id\":null,\"instrument\":\"BTC-USD\"}|needs an \"id\", a whole number or a string",
        "{\"op\":\"subscribe\",\"id\":[1],\"instrument\":\"BTC-USD\"}|needs an \"id\"",
        "{\"op\":\"subscribe\",\"id\":1}|instrument \"\" is not polled, and no venue lists it; polled are BTC-USD, ETH-USD",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USDD\"}|did you mean \"BTC-USD\"?",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":5001}|from 1 to 5000",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":1.5}|levels=1.5 is not allowed",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":{}}|levels={} is not allowed; allowed is a number, a text",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":null}|levels=null is not allowed",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"group\":0}|a decimal number above 0",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"range\":1001}|up to 1000",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"venues\":[\"aa\",\"cb\"]}|venues=aa,cb is not allowed, did you mean \"bb\"?",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"breakdown\":\"yes\"}|allowed is false (the default) or true",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"numbers\":\"float\"}|allowed is json (the default) or text",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"maxSkewMs\":-1}|a whole number from 0 to 3600000",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"intervalMs\":60001}|from 50 to 60000",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"intervalMs\":\"soon\"}|intervalMs=soon is not allowed",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"intervalMs\":null}|intervalMs=null is not allowed",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"colour\":\"red\"}|there is no parameter \"colour\"; allowed are levels",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"group\":1e999999999}|group=1e999999999 is not allowed; allowed is a decimal",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"group\":1e-999999999}|group=1e-999999999 is not allowed",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":1e99999999}|levels=1e99999999 is not allowed; allowed is a whole",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"intervalMs\":1e99999999}|intervalMs=1e99999999 is not allowed",
        "{\"op\":\"subscribe\",\"id\":99999999999999999999,\"instrument\":\"BTC-USD\"}|needs an \"id\", a whole number",
        "{\"op\":\"ping\"}{}|more after the end of the JSON",
        "{\"op\":\"unsubscribe\"}|this socket has no subscription with that id; it has []",
        "{\"op\":\"unsubscribe\",\"id\":9}|no subscription with that id",
      })
  void aWrongMessageIsAnsweredAndTheSocketStaysOpen(String message, String words) throws Exception {
    answered();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    SocketReader reader = new SocketReader();
    WebSocket socket = open(messages, "");
    socket.writeTextMessage(message);
    JsonNode error = next(messages, reader);
    assertEquals("error", error.get("type").asText());
    assertTrue(error.get("detail").asText().contains(words), error.toString());
    assertFalse(error.get("detail").asText().contains("Source:"), error.toString());
    socket.writeTextMessage("{\"op\":\"ping\"}");
    assertEquals("pong", next(messages, reader).get("type").asText());
  }

  @Test
  void anIdIsForOneSubscription() throws Exception {
    answered();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    SocketReader reader = new SocketReader();
    WebSocket socket = open(messages, "");
    for (String instrument : List.of("BTC-USD", "ETH-USD")) {
      socket.writeTextMessage(
          "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"" + instrument + "\"}");
    }
    JsonNode error = next(messages, reader);
    while (!error.get("type").asText().equals("error")) {
      error = next(messages, reader);
    }
    assertEquals(
        "id 1 is subscribed on this socket; unsubscribe it first", error.get("detail").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://charts.example", "SAME"})
  void ownPagesAndListedPagesMayOpenTheStream(String origin) {
    String written = origin.equals("SAME") ? "http://127.0.0.1:" + server.port() : origin;
    assertFalse(open(new LinkedBlockingQueue<>(), written).isClosed());
  }

  @Test
  void otherPagesMayNotOpenTheStream() {
    try {
      open(new LinkedBlockingQueue<>(), "https://evil.example");
    } catch (UpgradeRejectedException refused) {
      assertEquals(403, refused.getStatus());
      return;
    }
    throw new AssertionError("it was let in");
  }
}
