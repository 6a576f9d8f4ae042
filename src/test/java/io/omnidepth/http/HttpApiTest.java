package io.omnidepth.http;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.ETH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.board.Reports;
import io.omnidepth.http.stream.SocketReader;
import io.omnidepth.market.Instrument;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The answers of a server. */
@ExtendWith(VertxExtension.class)
class HttpApiTest extends ServedBoard {
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

  /** The mid is 101.25, and whole sides reach everywhere. */
  @Test
  void depthAndSummaryTellTheCoverage() throws Exception {
    answered();
    JsonNode depth = json("/api/v1/depth/BTC-USD");
    assertEquals(
        "[[1,1],[5,1],[10,1],[25,1],[50,1],[100,1],[200,1]]", depth.at("/coverage/bid").toString());
    assertEquals("{\"bid\":1,\"ask\":1}", depth.get("coverageAtEnd").toString());
    assertEquals("{\"bid\":0,\"ask\":0.25}", depth.at("/venues/0/usualSize").toString());
    assertEquals(depth.get("coverage"), json("/api/v1/summary/BTC-USD").get("coverage"));
  }

  /** The same as with all others, and as with those that are left of the named ones. */
  @Test
  void aDepthWithoutAVenueIsThatOfAllOthers() throws Exception {
    answered();
    for (String of :
        List.of("depth/BTC-USD?", "summary/BTC-USD?", "fill/BTC-USD?side=buy&size=4&")) {
      String others = get("/api/v1/" + of + "venues=aa").body();
      for (String query : List.of("without=bb", "venues=aa,bb&without=bb", "without=&venues=aa")) {
        assertEquals(
            others.replaceAll("\"[a-zA-Z]*Ms\":[0-9]+", ""),
            get("/api/v1/" + of + query).body().replaceAll("\"[a-zA-Z]*Ms\":[0-9]+", ""),
            of + query);
      }
      assertTrue(others.contains("\"why\":\"excluded\""), others);
    }
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

  @Test
  void aTypeThatIsRefusedIsNotChosen() throws Exception {
    answered();
    for (String accept :
        List.of("text/csv;q=0", "text/csv; q=0.0, */*", "text/*;q=0,text/csv;q=0")) {
      HttpResponse<String> json = get("/api/v1/depth/BTC-USD?levels=1", "Accept", accept);
      assertEquals(
          "application/json", json.headers().firstValue("content-type").orElse(""), accept);
    }
  }

  @Test
  void aHeadTellsTheLengthOfTheAnswer() throws Exception {
    answered();
    URI depth = URI.create("http://127.0.0.1:" + server.port() + "/api/v1/depth/BTC-USD?levels=1");
    HttpRequest.Builder request = HttpRequest.newBuilder(depth);
    HttpResponse<byte[]> whole = http.send(request.build(), BodyHandlers.ofByteArray());
    HttpResponse<byte[]> head =
        http.send(
            request.method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofByteArray());
    assertEquals(whole.body().length, head.headers().firstValueAsLong("content-length").orElse(-1));
    assertEquals(whole.headers().firstValue("etag"), head.headers().firstValue("etag"));
    assertEquals(0, head.body().length);
    for (String path : List.of("/api/v1/depth/BTC-USD", "/", "/docs")) {
      HttpRequest.Builder plain =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
              .method("HEAD", BodyPublishers.noBody());
      for (String codings : List.of("identity", "gzip;q=0")) {
        assertEquals(
            Optional.empty(),
            http.send(
                    plain.setHeader("Accept-Encoding", codings).build(), BodyHandlers.discarding())
                .headers()
                .firstValue("content-encoding"),
            path);
      }
    }
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

  @Test
  void noAnswerIsCompressedWhereNoCodingOfOursIsAccepted() throws Exception {
    answered();
    for (String accepted : List.of("gzip;q=0, br", "br", "zstd, *;q=0", "identity")) {
      for (String path : List.of("/api/v1/depth/BTC-USD", "/openapi.json", "/api/v1/nothing")) {
        HttpResponse<String> plain = get(path, "Accept-Encoding", accepted);
        assertEquals(Optional.empty(), plain.headers().firstValue("content-encoding"), accepted);
        assertTrue(plain.body().startsWith("{"), plain.body());
      }
    }
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
}
