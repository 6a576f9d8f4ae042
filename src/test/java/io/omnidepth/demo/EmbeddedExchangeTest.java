package io.omnidepth.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.read.LayoutReader;
import io.omnidepth.read.ListingReader;
import io.omnidepth.read.MarketList;
import io.omnidepth.read.ReadResult;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Request;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.Verdict;
import io.omnidepth.venue.catalog.Catalog;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmbeddedExchangeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123456Z");
  private static final List<Instrument> INSTRUMENTS =
      java.util.stream.Stream.of(
              "BTC-USD",
              "BTC-USDT",
              "BTC-USDC",
              "BTC-EUR",
              "BTC-KRW",
              "BTC-JPY",
              "ETH-USD",
              "ETH-USDT",
              "ETH-USDC",
              "DOGE-USDT",
              "XRP-USDC",
              "ETH-BTC",
              "USDT-USD",
              "USDC-USDT",
              "EUR-USD",
              "USDT-KRW")
          .map(text -> Instrument.parse(text).orElseThrow())
          .toList();

  static List<Venue> catalog() {
    return Catalog.ALL;
  }

  private static EmbeddedExchange exchange(Venue venue, long seed) {
    return new EmbeddedExchange(
        venue,
        INSTRUMENTS,
        new World(seed),
        new SeededRandom(seed),
        false,
        Integer.MAX_VALUE,
        Duration.ZERO);
  }

  private static ExchangeRequest request(Question question) {
    String[] parts = question.target().split("\\?", 2);
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : parts.length > 1 ? parts[1].split("&") : new String[0]) {
      parameters.put(
          parameter.split("=", 2)[0], URLDecoder.decode(parameter.split("=", 2)[1], UTF_8));
    }
    return new ExchangeRequest(
        question.body().isPresent() ? "POST" : "GET",
        URLDecoder.decode(parts[0], UTF_8),
        name -> Optional.ofNullable(parameters.get(name)),
        question.body().orElse(""));
  }

  private static Optional<Request.Depth> deepest(Venue venue) {
    List<Request.Depth> depths = venue.request().depths();
    return depths.isEmpty() ? Optional.empty() : Optional.of(depths.get(depths.size() - 1));
  }

  /** The name of the market in the exchange's own list. */
  private static String market(Venue venue, Instrument instrument) {
    return Optional.ofNullable(list(venue, exchange(venue, 1)).get(instrument))
        .map(ListedMarket::market)
        .orElseThrow(() -> new AssertionError(venue + " does not list " + instrument));
  }

  private static Map<Instrument, ListedMarket> list(Venue venue, EmbeddedExchange exchange) {
    ExchangeResponse answer =
        exchange.answer(request(venue.listing().orElseThrow().question()), NOW, NOW);
    MarketList list = new ListingReader(venue).read(answer.status(), answer.body().getBytes(UTF_8));
    return assertInstanceOf(MarketList.Read.class, list, () -> list + " of " + shown(answer.body()))
        .markets();
  }

  private static ReadResult.Read read(Venue venue, ExchangeResponse answer) {
    ReadResult reading =
        new LayoutReader(venue).read(answer.status(), answer.body().getBytes(UTF_8));
    return assertInstanceOf(
        ReadResult.Read.class, reading, () -> reading + " of " + shown(answer.body()));
  }

  private static String shown(String body) {
    return body.substring(0, Math.min(400, body.length()));
  }

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

  @ParameterizedTest
  @MethodSource("catalog")
  void listsEachMarketUnderItsName(Venue venue) {
    EmbeddedExchange exchange = exchange(venue, 1);
    Map<Instrument, ListedMarket> list = list(venue, exchange);
    assertEquals(new HashSet<>(exchange.instruments()), list.keySet());
    list.forEach(
        (instrument, listed) -> {
          assertTrue(listed.trading(), listed::toString);
          Question question = venue.request().question(listed.market(), deepest(venue));
          EmbeddedExchange other = exchange(venue, 1);
          assertEquals(200, other.answer(request(question), NOW, NOW).status(), listed::toString);
        });
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void pricesAndSizesAreMultiplesOfTheListedTickAndLot(Venue venue) {
    EmbeddedExchange exchange = exchange(venue, 1);
    list(venue, exchange)
        .forEach(
            (instrument, listed) -> {
              Book book = exchange.book(instrument, NOW, 500);
              for (Side side : Side.values()) {
                for (int i = 0; i < book.levels(side); i++) {
                  BigDecimal price = book.priceDecimal(side, i);
                  BigDecimal size = BigDecimal.valueOf(book.size(side, i), book.sizeScale());
                  assertTrue(isMultiple(price, listed.tickSize()), listed + ": " + price);
                  assertTrue(isMultiple(size, listed.lotSize()), listed + ": " + size);
                }
              }
            });
  }

  private static boolean isMultiple(BigDecimal number, Optional<BigDecimal> step) {
    return step.isEmpty() || number.remainder(step.get()).signum() == 0;
  }

  @Test
  void listsItsMarketsWhereTheirNamesFollowNoRule() {
    Venue venue = Catalog.find("hyperliquid").orElseThrow();
    assertEquals("@142", market(venue, new Instrument("BTC", "USDC")));
    assertTrue(market(venue, new Instrument("XRP", "USDC")).matches("@2\\d\\d"));
  }

  @Test
  void itsListCostsItsWeight() {
    Venue venue = Catalog.find("binance").orElseThrow();
    EmbeddedExchange exchange = exchange(venue, 1);
    assertFalse(list(venue, exchange).isEmpty());
    assertEquals(20, exchange.rateLimits().windows().get(0).used());
    exchange.rateLimits().pay(6000 - 20, NOW);
    ExchangeResponse beyond =
        exchange.answer(request(venue.listing().orElseThrow().question()), NOW, NOW);
    assertEquals(429, beyond.status());
  }

  @Test
  void aMarketOfACurrencyIsListedWhereItsTraitSaysSo() {
    Instrument tether = new Instrument("USDT", "USD");
    assertTrue(exchange(Catalog.find("kraken").orElseThrow(), 1).instruments().contains(tether));
    assertFalse(exchange(Catalog.find("bitflyer").orElseThrow(), 1).instruments().contains(tether));
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void theUsualMarketsAreThoseOfEverySample(Venue venue) {
    Traits traits = exchange(venue, 1).traits();
    assertTrue(EmbeddedExchanges.USUAL.containsAll(traits.currencies()));
    assertTrue(EmbeddedExchanges.USUAL.stream().anyMatch(traits::lists));
  }

  @Test
  void aQuoteWithoutAWorthIsNamed() {
    Venue kraken = Catalog.find("kraken").orElseThrow();
    Exception unknown =
        assertThrows(
            IllegalArgumentException.class, () -> Traits.of(kraken, Map.of("quotes", "USD XTS")));
    assertEquals("kraken: XTS is not in Currency.ALL", unknown.getMessage());
  }

  @Test
  void theBookOfACurrencyIsCloseAtAVenueOfWideBooks() {
    Traits wide = Traits.of(Catalog.find("kraken").orElseThrow(), Map.of("spread", "8 bp"));
    assertEquals(8, wide.spread(new Instrument("BTC", "USD")));
    assertEquals(3, wide.spread(new Instrument("USDT", "USD")));
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void theBooksOfCurrenciesAreCloseAndDeep(Venue venue) {
    EmbeddedExchange exchange = exchange(venue, 2);
    for (Instrument instrument : exchange.traits().currencies()) {
      Book book = exchange.book(instrument, NOW, 50);
      double usual = new World(2).price(instrument, NOW);
      double bid = book.priceDecimal(Side.BID, 0).doubleValue();
      double ask = book.priceDecimal(Side.ASK, 0).doubleValue();
      assertEquals(1, bid / usual, 0.0006, instrument + ": " + bid + " about " + usual);
      assertEquals(1, ask / bid, 0.0006, instrument + ": " + bid + " to " + ask);
      double dollars = 0;
      for (int i = 0; i < book.levels(Side.BID); i++) {
        dollars += BigDecimal.valueOf(book.size(Side.BID, i), book.sizeScale()).doubleValue();
      }
      dollars *= new World(2).price(new Instrument(instrument.base(), "USD"), NOW);
      assertTrue(dollars > 100_000, instrument + ": " + dollars);
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

  private static String text(String venue, String instrument) {
    Venue declared = Catalog.find(venue).orElseThrow();
    Instrument parsed = Instrument.parse(instrument).orElseThrow();
    return exchange(declared, 1)
        .answer(
            request(declared.request().question(market(declared, parsed), deepest(declared))),
            NOW,
            NOW)
        .body();
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
