package io.omnidepth.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.read.LayoutReader;
import io.omnidepth.read.ReadResult;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Request;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.Verdict;
import io.omnidepth.venue.catalog.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The books of an embedded exchange, and its refusals. */
class EmbeddedExchangeTest extends ExchangeOfSample {
  @ParameterizedTest
  @MethodSource("catalog")
  void writesItsBook(Venue venue) {
    EmbeddedExchange exchange = exchange(venue, 1);
    assertFalse(exchange.instruments().isEmpty());
    Instant time = NOW;
    for (Instrument instrument : exchange.instruments()) {
      time = time.plusSeconds(100);
      Instant at = time;
      Question question = venue.request().question(market(venue, instrument), deepest(venue));
      ExchangeResponse answer = exchange.answer(request(question), at, at);
      ReadResult.Read read = read(venue, answer);
      int most = deepest(venue).map(Request.Depth::levels).orElse(Integer.MAX_VALUE);
      assertEquals(
          Books.lines(exchange.book(instrument, at, most), Integer.MAX_VALUE),
          Books.lines(read.book(), Integer.MAX_VALUE),
          () -> instrument + ": " + shown(answer.body()));
      read.stamp()
          .venueTime()
          .ifPresent(
              told ->
                  assertTrue(
                      Duration.between(told, at).compareTo(Duration.ofSeconds(1)) < 0,
                      () -> told + " at " + at + ": is the sample's time of 20 November 2026?"));
      assertEquals(venue.response().answerTime().isPresent(), read.stamp().answered().isPresent());
      assertEquals(venue.response().changeTime().isPresent(), read.stamp().changed().isPresent());
      assertEquals(venue.response().sequence().isPresent(), read.stamp().sequence().isPresent());
    }
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void theSameMomentAndSeedGiveTheSameBook(Venue venue) {
    Instrument instrument = exchange(venue, 1).instruments().get(0);
    List<String> book = Books.lines(exchange(venue, 1).book(instrument, NOW, 20), 20);
    assertEquals(book, Books.lines(exchange(venue, 1).book(instrument, NOW, 20), 20));
    assertNotEquals(book, Books.lines(exchange(venue, 2).book(instrument, NOW, 20), 20));
    assertNotEquals(
        book, Books.lines(exchange(venue, 1).book(instrument, NOW.plusSeconds(5), 20), 20));
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void refusesAnUnlistedMarketInItsOwnWords(Venue venue) {
    ExchangeResponse answer =
        exchange(venue, 1)
            .answer(request(venue.request().question("NO-SUCH", deepest(venue))), NOW, NOW);
    ReadResult reading =
        new LayoutReader(venue).read(answer.status(), answer.body().getBytes(UTF_8));
    assertEquals(
        Verdict.UNLISTED,
        assertInstanceOf(ReadResult.Declined.class, reading, answer::body).verdict());
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void refusesRequestsOverItsLimitInItsOwnWords(Venue venue) {
    EmbeddedExchange exchange = exchange(venue, 1);
    Question question =
        venue.request().question(market(venue, exchange.instruments().get(0)), deepest(venue));
    int weight = deepest(venue).map(Request.Depth::weight).orElse(venue.request().weight());
    int allowed =
        exchange.rateLimits().windows().stream()
            .filter(RateLimits.Window::enforced)
            .mapToInt(window -> window.limit().weight() / weight)
            .min()
            .orElseThrow();
    ExchangeResponse within = new ExchangeResponse(0, Map.of(), "");
    for (int i = 0; i < Math.min(allowed, 30); i++) {
      within = exchange.answer(request(question), NOW, NOW);
    }
    assertEquals(200, within.status());
    for (int i = 0; i < allowed; i++) {
      exchange.rateLimits().pay(weight, NOW);
    }
    ExchangeResponse beyond = exchange.answer(request(question), NOW, NOW);
    ReadResult reading =
        new LayoutReader(venue).read(beyond.status(), beyond.body().getBytes(UTF_8));
    assertEquals(
        Verdict.LIMITED,
        assertInstanceOf(ReadResult.Declined.class, reading, beyond::body).verdict());
    assertTrue(exchange.counts().get("refused").asInt() > 0);
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void sendsAsManyLevelsAsAskedFor(Venue venue) {
    EmbeddedExchange exchange = exchange(venue, 1);
    Instrument instrument = exchange.instruments().get(0);
    Instant at = NOW;
    for (Request.Depth depth : venue.request().depths()) {
      at = at.plusSeconds(100);
      Question question = venue.request().question(market(venue, instrument), Optional.of(depth));
      Book book = read(venue, exchange.answer(request(question), at, at)).book();
      int most = exchange.traits().levels(instrument);
      if (most * 0.95 > depth.levels()) {
        assertEquals(depth.levels(), book.levels(Side.ASK), venue + " " + depth);
      } else {
        int count = book.levels(Side.ASK); // the end of the book comes and goes
        assertTrue(count <= most && count > most * 0.95, venue + " " + depth + " " + count);
      }
    }
  }

  @Test
  void exchangesAgreeOnThePriceWithinAFewHundredthsOfAPerCent() {
    Instrument instrument = Instrument.parse("BTC-USD").orElseThrow();
    for (Venue venue : Catalog.ALL) {
      EmbeddedExchange exchange = exchange(venue, 3);
      if (!exchange.instruments().contains(instrument)) {
        continue;
      }
      Book book = exchange.book(instrument, NOW, 5);
      double bid = book.price(Side.BID, 0) / Math.pow(10, book.priceScale());
      double price = new World(3).price(instrument, NOW);
      assertEquals(1, bid / price, 0.0005, venue + ": " + bid + " about " + price);
    }
  }

  /** The numbers outside the levels follow from them. They are not copies from the sample. */
  @Test
  void numbersOutsideTheLevelsFollowFromThem() throws Exception {
    JsonMapper json = new JsonMapper();
    JsonNode board = json.readTree(text("bitflyer", "BTC-JPY"));
    double bid = board.at("/bids/0/price").asDouble();
    double ask = board.at("/asks/0/price").asDouble();
    assertEquals((bid + ask) / 2, board.get("mid_price").asDouble());
    JsonNode ticker = json.readTree(text("deribit", "BTC-USDC")).get("result");
    assertEquals(ticker.at("/bids/0/0"), ticker.get("best_bid_price"));
    assertEquals(ticker.at("/asks/0/0"), ticker.get("best_ask_price"));
    JsonNode units = json.readTree(text("upbit", "BTC-KRW")).get(0);
    double total = 0;
    for (JsonNode unit : units.get("orderbook_units")) {
      total += unit.get("ask_size").asDouble();
    }
    assertEquals(total, units.get("total_ask_size").asDouble(), 1e-6);
    assertTrue(text("htx", "ETH-USDT").contains("\"ch\":\"market.ethusdt.depth.step0\""));
  }

  @Test
  void anErrorNamesTheMarketAndTheTime() {
    Venue bitget = Catalog.find("bitget").orElseThrow();
    ExchangeResponse answer =
        exchange(bitget, 1)
            .answer(request(bitget.request().question("NOSUCH", deepest(bitget))), NOW, NOW);
    assertTrue(answer.body().contains("NOSUCH does not exist"), answer.body());
    assertTrue(answer.body().contains("\"requestTime\":" + NOW.toEpochMilli()), answer.body());
  }

  @Test
  void refusesInvalidRequests() {
    Venue binance = Catalog.find("binance").orElseThrow();
    Question question = Question.get("/api/v3/depth?symbol=BTCUSDT&limit=many");
    EmbeddedExchange exchange = exchange(binance, 1);
    assertEquals(400, exchange.answer(request(question), NOW, NOW).status());
    ExchangeRequest posted =
        new ExchangeRequest("POST", "/api/v3/depth", name -> Optional.empty(), "");
    assertEquals(405, exchange.answer(posted, NOW, NOW).status());
    ExchangeRequest elsewhere =
        new ExchangeRequest("GET", "/api/v3/depths", name -> Optional.empty(), "");
    assertEquals(404, exchange.answer(elsewhere, NOW, NOW).status());
    assertEquals("text/plain; charset=utf-8", exchange.answer(elsewhere, NOW, NOW).contentType());
  }

  @Test
  void aPlannedStartGivesTheSameBooksOnAnyDay() {
    Venue venue = Catalog.find("kraken").orElseThrow();
    Instrument instrument = Instrument.parse("BTC-USD").orElseThrow();
    List<List<String>> runs = new ArrayList<>();
    for (Instant today : List.of(NOW, NOW.plus(Duration.ofDays(3)))) {
      Duration ahead = Duration.between(today, Instant.parse("2026-01-01T00:00:00Z"));
      EmbeddedExchange exchange =
          new EmbeddedExchange(
              venue, INSTRUMENTS, new World(1), new SeededRandom(1), false, 100, ahead);
      runs.add(Books.lines(exchange.book(instrument, today.plusSeconds(7), 100), 100));
    }
    assertEquals(runs.get(0), runs.get(1));
  }
}
