package io.omnidepth.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.read.LayoutReader;
import io.omnidepth.read.ReadResult;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The questions of other clients than Omnidepth, and the fields that they read of the answers. */
class FurtherAnswersTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123456Z");

  static List<Venue> catalog() {
    return Catalog.ALL;
  }

  private static EmbeddedExchange exchange(String venue) {
    return new EmbeddedExchange(
        Catalog.find(venue).orElseThrow(),
        EmbeddedExchanges.USUAL,
        new World(1),
        new SeededRandom(1),
        true,
        200,
        Duration.ZERO);
  }

  /** Asks a question in its written form: {@code GET /time}, {@code POST /info {"type":"meta"}}. */
  private static ExchangeResponse ask(EmbeddedExchange exchange, String question) {
    String[] parts = question.split(" ", 3);
    String[] target = parts[1].split("\\?", 2);
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : target.length > 1 ? target[1].split("&") : new String[0]) {
      parameters.put(parameter.split("=", 2)[0], parameter.split("=", 2)[1]);
    }
    return exchange.answer(
        new ExchangeRequest(
            parts[0],
            target[0],
            name -> Optional.ofNullable(parameters.get(name)),
            parts.length > 2 ? parts[2] : ""),
        NOW,
        NOW);
  }

  private static JsonNode json(EmbeddedExchange exchange, String question) throws Exception {
    ExchangeResponse answer = ask(exchange, question);
    assertEquals(200, answer.status(), question);
    return JSON.readTree(answer.body().getBytes(UTF_8));
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void answersInJsonWithoutAWordLeft(Venue venue) {
    EmbeddedExchange exchange = exchange(venue.id());
    String market = exchange.markets().get(0).name();
    assertAll(
        Sample.of(venue.id()).further().stream()
            .map(
                further ->
                    further
                        .question()
                        .replaceFirst(" weight \\d+", "")
                        .replace("{market}", market)
                        .replaceAll("\\{depth\\??\\}", "5")
                        .replace("*", "usdt"))
            .<Executable>map(
                question ->
                    () -> {
                      assertFalse(json(exchange, question).isMissingNode());
                      String body = ask(exchange, question).body();
                      assertFalse(body.matches("(?s).*\\{[a-z][a-z-]*\\}.*"), body);
                      assertFalse(body.contains("1795166052"), body);
                    }));
  }

  /**
   * Each row of a list is a market. It has the fields that clients read: the market's name, its
   * steps and further fields.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "/clients.csv", delimiter = '|', numLinesToSkip = 1)
  void rowsHaveTheFieldsThatClientsRead(String venue, String question, String path, String fields)
      throws Exception {
    EmbeddedExchange exchange = exchange(venue);
    List<ListForm.Market> markets = exchange.markets();
    JsonNode rows = at(json(exchange, question), path.equals("-") ? "" : path);
    assertEquals(markets.size(), rows.size(), question);
    int place = 0;
    for (JsonNode row : rows) {
      ListForm.Market market = markets.get(place++);
      for (String field : fields.split(" ", -1)) {
        String[] told = field.split(":", 2);
        JsonNode value = at(row, told[told.length - 1]);
        String which = question + ": " + field + " of " + row;
        assertFalse(value.isMissingNode(), which);
        switch (told.length > 1 ? told[0] : "") {
          case "name" -> assertEquals(market.name(), value.asText(), which);
          case "tick" -> assertEquals(0, decimal(value).compareTo(market.tick()), which);
          case "lot" -> assertEquals(0, decimal(value).compareTo(market.lot()), which);
          case "ticks" -> assertEquals(places(market.tick()), value.asInt(), which);
          case "lots" -> assertEquals(places(market.lot()), value.asInt(), which);
          default -> assertFalse(value.isNull(), which);
        }
      }
    }
  }

  private static BigDecimal decimal(JsonNode value) {
    return new BigDecimal(value.asText());
  }

  private static int places(BigDecimal step) {
    return Math.max(0, step.stripTrailingZeros().scale());
  }

  /** The node at that path. The path is written as in a venue's list of markets. */
  private static JsonNode at(JsonNode node, String path) {
    JsonNode at = node;
    for (String key : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
      String[] wanted = key.split("=", 2);
      if (wanted.length == 2) {
        at =
            Stream.of(at)
                .flatMap(FurtherAnswersTest::elements)
                .filter(element -> element.path(wanted[0]).asText().equals(wanted[1]))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " in " + node));
      } else {
        at = key.matches("\\d+") ? at.path(Integer.parseInt(key)) : at.path(key);
      }
    }
    return at;
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all.stream();
  }

  @Test
  void anAnswerAboutOneMarketHasThatMarketAlone() throws Exception {
    EmbeddedExchange binance = exchange("binance");
    JsonNode one = json(binance, "GET /api/v3/exchangeInfo?symbol=ETHUSDT").get("symbols");
    assertEquals(1, one.size());
    assertEquals("ETHUSDT", one.at("/0/symbol").asText());
    assertEquals(
        "ETH", json(exchange("coinbase"), "GET /products/ETH-EUR").get("base_currency").asText());
    assertEquals(404, ask(exchange("coinbase"), "GET /products/NO-SUCH").status());
  }

  @Test
  void krakensRowsNameAssetsOfItsListOfAssets() throws Exception {
    EmbeddedExchange kraken = exchange("kraken");
    JsonNode assets = json(kraken, "GET /0/public/Assets").get("result");
    JsonNode pairs = json(kraken, "GET /0/public/AssetPairs").get("result");
    assertEquals("XETH", pairs.at("/XETHZEUR/base").asText());
    assertEquals("ZEUR", pairs.at("/XETHZEUR/quote").asText());
    assertEquals("SOL", pairs.at("/SOLUSDT/base").asText());
    assertEquals("XBT", assets.at("/XXBT/altname").asText());
    for (JsonNode pair : pairs) {
      assertTrue(assets.has(pair.get("base").asText()), pair::toString);
      assertTrue(assets.has(pair.get("quote").asText()), pair::toString);
    }
  }

  @Test
  void hyperliquidsNumbersArePlaces() throws Exception {
    EmbeddedExchange exchange = exchange("hyperliquid");
    JsonNode answer = json(exchange, "POST /info {\"type\":\"spotMetaAndAssetCtxs\"}");
    assertEquals(json(exchange, "POST /info {\"type\":\"spotMeta\"}"), answer.get(0));
    JsonNode tokens = answer.at("/0/tokens");
    for (int place = 0; place < tokens.size(); place++) {
      assertEquals(place, tokens.get(place).get("index").asInt());
    }
    TreeSet<Integer> numbers = new TreeSet<>();
    for (JsonNode market : answer.at("/0/universe")) {
      int number = market.get("index").asInt();
      assertTrue(numbers.add(number), market::toString);
      JsonNode context = answer.get(1).get(number);
      assertEquals(market.get("name"), context.get("coin"));
      assertTrue(context.get("midPx").asDouble() > 0, context::toString);
    }
    assertTrue(answer.get(1).get(numbers.last() - 30).get("midPx").isNull());
    assertEquals(
        "UBTC", tokens.get(answer.at("/0/universe/0/tokens/0").asInt()).get("name").asText());
  }

  /** Hyperliquid's clients round a mid to eight places less those of a size. */
  @Test
  void hyperliquidsPricesHaveNoMorePlacesThanItsSizesLeave() {
    EmbeddedExchange exchange = exchange("hyperliquid");
    for (ListForm.Market market : exchange.markets()) {
      assertTrue(places(market.tick()) + places(market.lot()) <= 8, market::toString);
    }
    assertTrue(
        exchange.markets().stream().map(ListForm.Market::lot).distinct().count() > 2,
        exchange.markets()::toString);
  }

  @Test
  void bitfinexsSingleOrdersAreItsLevels() throws Exception {
    EmbeddedExchange bitfinex = exchange("bitfinex");
    JsonNode levels = json(bitfinex, "GET /v2/book/tBTCUSD/P0?len=25");
    JsonNode orders = json(bitfinex, "GET /v2/book/tBTCUSD/R0?len=25");
    assertEquals(levels.size(), orders.size());
    TreeSet<Long> numbers = new TreeSet<>();
    for (int i = 0; i < orders.size(); i++) {
      assertEquals(0, decimal(levels.get(i).get(0)).compareTo(decimal(orders.get(i).get(1))));
      assertEquals(0, decimal(levels.get(i).get(2)).compareTo(decimal(orders.get(i).get(2))));
      numbers.add(orders.get(i).get(0).asLong());
    }
    assertEquals(orders.size(), numbers.size());
    assertEquals(500, ask(bitfinex, "GET /v2/book/tNOSUCH/R0?len=25").status());
  }

  /** Omnidepth itself asks these venues without a number of levels. */
  @ParameterizedTest
  @CsvSource({
    "gemini, btcusd,  BTC-USD,  GET /v1/book/btcusd?limit_bids=5&limit_asks=5",
    "htx,    btcusdt, BTC-USDT, GET /market/depth?symbol=btcusdt&type=step0&depth=5"
  })
  void aBookOfFewLevelsIsTheBestPartOfTheWholeBook(
      String venue, String market, String instrument, String question) {
    EmbeddedExchange exchange = exchange(venue);
    Venue declared = exchange.venue();
    List<String> best =
        Books.lines(exchange.book(Instrument.parse(instrument).orElseThrow(), NOW, 5), 5);
    assertEquals(best, read(declared, ask(exchange, question)));
    String whole = "GET " + declared.request().question(market, Optional.empty()).target();
    assertTrue(read(declared, ask(exchange, whole)).size() > 100, whole);
  }

  private static List<String> read(Venue venue, ExchangeResponse answer) {
    ReadResult reading =
        new LayoutReader(venue).read(answer.status(), answer.body().getBytes(UTF_8));
    return Books.lines(
        assertInstanceOf(ReadResult.Read.class, reading, answer::body).book(), Integer.MAX_VALUE);
  }

  @Test
  void everyRowOfAListHasItsOwnNumber() throws Exception {
    for (String where :
        List.of(
            "deribit|GET /api/v2/public/get_instruments|result|instrument_id",
            "bullish|GET /trading-api/v1/markets||marketId",
            "bitmart|GET /spot/v1/symbols/details|data.symbols|symbol_id")) {
      String[] parts = where.split("\\|", -1);
      TreeSet<Integer> numbers = new TreeSet<>();
      JsonNode rows = at(json(exchange(parts[0]), parts[1]), parts[2]);
      rows.forEach(row -> numbers.add(row.get(parts[3]).asInt()));
      assertEquals(rows.size(), numbers.size(), where);
    }
  }

  @Test
  void coinsGoByTheirOwnNames() throws Exception {
    for (String venue : List.of("upbit", "bithumb")) {
      Map<String, String> names = new HashMap<>();
      json(exchange(venue), "GET /v1/market/all")
          .forEach(row -> names.put(row.get("market").asText(), row.get("english_name").asText()));
      assertEquals("Bitcoin", names.get("KRW-BTC"));
      assertEquals("Ethereum", names.get("KRW-ETH"));
    }
  }

  @Test
  void countsTheWeightOfAFurtherAnswer() {
    EmbeddedExchange kucoin = exchange("kucoin");
    ask(kucoin, "GET /api/v1/market/allTickers");
    assertEquals(15, kucoin.rateLimits().windows().get(0).used());
  }

  @Test
  void advisedLimitsAreCountedAndNotEnforced() {
    Venue gemini = Catalog.find("gemini").orElseThrow();
    EmbeddedExchange exchange =
        new EmbeddedExchange(
            gemini,
            List.of(new Instrument("BTC", "USD")),
            new World(1),
            new SeededRandom(1),
            false,
            50,
            Duration.ZERO);
    for (int i = 0; i < 120; i++) {
      assertEquals(200, ask(exchange, "GET /v1/symbols").status());
    }
    assertEquals(429, ask(exchange, "GET /v1/symbols").status());
    assertEquals(1, exchange.counts().get("refused").asInt());
    assertEquals(121, exchange.counts().at("/limits/1/most").asInt());
  }

  @Test
  void aQuestionIsReadAsItIsWritten() {
    QuestionForm question = QuestionForm.parse("POST /info {\"type\":\"meta\"} weight 20");
    assertEquals(20, question.weight());
    assertEquals("POST", question.method());
    assertThrows(IllegalArgumentException.class, () -> QuestionForm.parse("PUT /info"));
  }
}
