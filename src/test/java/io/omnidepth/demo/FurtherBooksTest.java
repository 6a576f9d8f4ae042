package io.omnidepth.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers of single venues that other clients read. */
class FurtherBooksTest extends FurtherQuestions {
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
}
