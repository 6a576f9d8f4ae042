package io.omnidepth.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.market.Instrument;
import io.omnidepth.poll.ReceivedReports;
import io.omnidepth.poll.TestPolls;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The poller with embedded exchanges over real sockets. */
@ExtendWith(VertxExtension.class)
class ExchangeServerTest {
  private static final Venue KRAKEN = Catalog.find("kraken").orElseThrow();
  private static final Venue BINANCE_US = Catalog.find("binanceus").orElseThrow();

  private static EmbeddedExchanges exchanges(Vertx vertx) {
    return TestExchanges.start(vertx, List.of(KRAKEN, BINANCE_US), Optional.empty());
  }

  private static ReceivedReports poll(Vertx vertx, EmbeddedExchanges exchanges) {
    ReceivedReports reports = new ReceivedReports();
    TestPolls.start(
        vertx,
        TestPolls.plan(
            Set.of(KRAKEN, BINANCE_US),
            List.of(TestExchanges.BTC_USD),
            Duration.ofMillis(200),
            false,
            false),
        TestPolls.transport(exchanges.origins()),
        reports);
    return reports;
  }

  @ParameterizedTest
  @CsvSource({
    "limited,      Limited,     HTTP 429",
    "limited-bare, Limited,     Rate limit exceeded",
    "blocked,      Blocked,     HTTP 451",
    "broken,       Refused,     HTTP 500",
    "slow,         Unreachable, no whole answer within 5000 ms",
    "silent,       Unreachable, no whole answer within 5000 ms",
    "cut,          Unreachable, losed",
    "reset,        Unreachable, losed",
    "garbage,      Unreadable,  not JSON",
    "page,         Unreadable,  not JSON",
    "empty,        Unreadable,  no",
    "redirect,     Refused,     HTTP 302",
    "missing,      Refused,     HTTP 404",
    "exponents,    Unreadable,  too big",
    "nested,       Unreadable,  JSON",
    "endless,      Unreadable,  a book of kraken may have 193536",
    "escapes,      Refused,     HTTP 400"
  })
  void aFaultHasTheOutcomeOfItsName(String word, String outcome, String words, Vertx vertx)
      throws Exception {
    EmbeddedExchanges exchanges = exchanges(vertx);
    exchanges.fault(KRAKEN, Fault.of(word).orElseThrow());
    ReceivedReports reports = poll(vertx, exchanges);
    Outcome failed = reports.next(KRAKEN.id()).outcome();
    assertEquals(outcome, failed.getClass().getSimpleName(), failed::toString);
    assertTrue(failed.reason().orElseThrow().contains(words), failed::toString);
    assertInstanceOf(Outcome.Answered.class, reports.next(BINANCE_US.id()).outcome());
  }

  @Test
  void aFrozenExchangeSendsTheSameBookUntilItThaws(Vertx vertx) throws Exception {
    EmbeddedExchanges exchanges = exchanges(vertx);
    exchanges.fault(BINANCE_US, Fault.FROZEN);
    ReceivedReports reports = poll(vertx, exchanges);
    assertInstanceOf(Outcome.Fresh.class, reports.next(BINANCE_US.id()).outcome());
    for (int i = 0; i < 3; i++) {
      assertInstanceOf(Outcome.Unchanged.class, reports.next(BINANCE_US.id()).outcome());
    }
    exchanges.fault(BINANCE_US, Fault.NONE);
    Outcome outcome = reports.next(BINANCE_US.id()).outcome();
    for (int i = 0; i < 20 && !(outcome instanceof Outcome.Fresh); i++) {
      outcome = reports.next(BINANCE_US.id()).outcome();
    }
    assertInstanceOf(Outcome.Fresh.class, outcome);
  }

  @Test
  void countsAndFaultsAreReadAndSetOverHttp(Vertx vertx) throws Exception {
    EmbeddedExchanges exchanges = exchanges(vertx);
    URI origin = exchanges.origin(KRAKEN);
    HttpClient client = HttpClient.newHttpClient();
    String depth = "/0/public/Depth?count=100&pair=XBTUSD";
    assertTrue(body(client, origin, "GET", depth).contains("XXBTZUSD"));
    String wrong = body(client, origin, "POST", "/_exchange?fault=sloow");
    assertTrue(wrong.startsWith("fault is one of none, limited"), wrong);
    JsonNode counts =
        new JsonMapper().readTree(body(client, origin, "POST", "/_exchange?fault=broken"));
    assertEquals("broken", counts.get("fault").asText());
    assertEquals(1, counts.get("asked").asInt());
    assertEquals(1, counts.at("/limits/0/most").asInt());
    assertEquals("Internal Server Error", body(client, origin, "GET", depth));
  }

  @Test
  void aPathMayBeWrittenWithEscapes(Vertx vertx) throws Exception {
    URI origin = exchanges(vertx).origin(KRAKEN);
    String assets = body(HttpClient.newHttpClient(), origin, "GET", "/0/public/%41ssets");
    assertTrue(assets.contains("\"XXBT\":{\"aclass\":\"currency\""), assets);
  }

  @Test
  void javasClientStaysWithHttp1(Vertx vertx) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    assertEquals(HttpClient.Version.HTTP_2, client.version());
    URI counts = exchanges(vertx).origin(KRAKEN).resolve("/_exchange");
    HttpRequest request = HttpRequest.newBuilder(counts).build();
    assertEquals(
        HttpClient.Version.HTTP_1_1,
        client.send(request, HttpResponse.BodyHandlers.discarding()).version());
  }

  private static String body(HttpClient client, URI origin, String method, String target)
      throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(origin.resolve(target))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void anInstrumentIsAddedForEachExchangeThatListsNoneOfThem(Vertx vertx) {
    EmbeddedExchanges exchanges =
        TestExchanges.start(vertx, Catalog.ALL, EmbeddedExchanges.USUAL, Optional.empty());
    List<Instrument> few = List.of(TestExchanges.BTC_USD, new Instrument("ETH", "USD"));
    List<Instrument> enough = exchanges.withABookEach(few);
    assertTrue(enough.containsAll(few), enough::toString);
    for (Venue venue : Catalog.ALL) {
      assertFalse(Collections.disjoint(exchanges.instruments(venue), enough), venue::toString);
    }
    assertEquals(enough, exchanges.withABookEach(enough));
    assertEquals(EmbeddedExchanges.USUAL.stream().filter(enough::contains).toList(), enough);
  }
}
