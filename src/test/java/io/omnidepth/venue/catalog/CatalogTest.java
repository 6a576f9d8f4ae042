package io.omnidepth.venue.catalog;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.demo.Sample;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Request;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTest {
  private static final String SPELLINGS =
      """
      binance,     BTCUSD,  BTCUSDT,  ETHEUR
      binanceus,   BTCUSD,  BTCUSDT,  ETHEUR
      bingx,       BTC-USD, BTC-USDT, ETH-EUR
      bitfinex,    tBTCUSD, tBTCUST,  tETHEUR
      bitflyer,    BTC_USD, BTC_USDT, ETH_EUR
      bitget,      BTCUSD,  BTCUSDT,  ETHEUR
      bithumb,     USD-BTC, USDT-BTC, EUR-ETH
      bitmart,     BTC_USD, BTC_USDT, ETH_EUR
      bitstamp,    btcusd,  btcusdt,  etheur
      bullish,     BTCUSD,  BTCUSDT,  ETHEUR
      bybit,       BTCUSD,  BTCUSDT,  ETHEUR
      coinbase,    BTC-USD, BTC-USDT, ETH-EUR
      cryptocom,   BTC_USD, BTC_USDT, ETH_EUR
      deribit,     BTC_USD, BTC_USDT, ETH_EUR
      gate,        BTC_USD, BTC_USDT, ETH_EUR
      gemini,      btcusd,  btcusdt,  etheur
      htx,         btcusd,  btcusdt,  etheur
      hyperliquid, UBTC/USD, UBTC/USDT0, UETH/EUR
      kraken,      XBTUSD,  XBTUSDT,  ETHEUR
      kucoin,      BTC-USD, BTC-USDT, ETH-EUR
      lbank,       btc_usd, btc_usdt, eth_eur
      mexc,        BTCUSD,  BTCUSDT,  ETHEUR
      okx,         BTC-USD, BTC-USDT, ETH-EUR
      poloniex,    BTC_USD, BTC_USDT, ETH_EUR
      upbit,       USD-BTC, USDT-BTC, EUR-ETH
      whitebit,    BTC_USD, BTC_USDT, ETH_EUR
      """;

  private static final String DEEPEST =
      """
      binance,     /api/v3/depth?symbol=BTCUSDT&limit=5000
      binanceus,   /api/v3/depth?symbol=BTCUSDT&limit=5000
      bingx,       /openApi/spot/v1/market/depth?symbol=BTC-USDT&limit=1000
      bitfinex,    /v2/book/tBTCUST/P0?len=100
      bitflyer,    /v1/getboard?product_code=BTC_USDT
      bitget,      /api/v2/spot/market/orderbook?symbol=BTCUSDT&type=step0&limit=150
      bithumb,     /v1/orderbook?markets=USDT-BTC
      bitmart,     /spot/quotation/v3/books?symbol=BTC_USDT&limit=50
      bitstamp,    /api/v2/order_book/btcusdt/
      bullish,     /trading-api/v1/markets/BTCUSDT/orderbook/hybrid
      bybit,       /v5/market/orderbook?category=spot&symbol=BTCUSDT&limit=200
      coinbase,    /products/BTC-USDT/book?level=2
      cryptocom,   /exchange/v1/public/get-book?instrument_name=BTC_USDT&depth=50
      deribit,     /api/v2/public/get_order_book?instrument_name=BTC_USDT&depth=10000
      gate,        /api/v4/spot/order_book?currency_pair=BTC_USDT&limit=1000&with_id=true
      gemini,      /v1/book/btcusdt?limit_bids=0&limit_asks=0
      htx,         /market/depth?symbol=btcusdt&type=step0
      hyperliquid, /info
      kraken,      /0/public/Depth?pair=XBTUSDT&count=500
      kucoin,      /api/v1/market/orderbook/level2_100?symbol=BTC-USDT
      lbank,       /v2/depth.do?symbol=btc_usdt&size=200
      mexc,        /api/v3/depth?symbol=BTCUSDT&limit=5000
      okx,         /api/v5/market/books-full?instId=BTC-USDT&sz=5000
      poloniex,    /markets/BTC_USDT/orderBook?limit=150
      upbit,       /v1/orderbook?markets=USDT-BTC&count=30
      whitebit,    /api/v4/public/orderbook/BTC_USDT?limit=100
      """;

  @ParameterizedTest
  @CsvSource(textBlock = SPELLINGS)
  void spellsInstrumentsAsItsVenue(String id, String btcUsd, String btcUsdt, String ethEur) {
    assertAll(
        () -> assertEquals(btcUsd, market(id, "BTC-USD")),
        () -> assertEquals(btcUsdt, market(id, "BTC-USDT")),
        () -> assertEquals(ethEur, market(id, "ETH-EUR")));
  }

  @ParameterizedTest
  @CsvSource({
    "kraken,   DOGE-USD,  XDGUSD",
    "kraken,   ETH-BTC,   ETHXBT",
    "kraken,   DOGE-BTC,  XDGXBT",
    "kraken,   USDT-USD,  USDTUSD",
    "bitfinex, AAVE-USD,  tAAVE:USD",
    "bitfinex, AAVE-USDT, tAAVE:UST",
    "bitfinex, USDT-USD,  tUSTUSD",
    "bitfinex, ETH-BTC,   tETHBTC",
    "upbit,    BTC-KRW,   KRW-BTC",
    "bithumb,  BTC-KRW,   KRW-BTC",
    "bitflyer, BTC-JPY,   BTC_JPY",
    "deribit,  ETH-USDC,  ETH_USDC",
    "upbit,    ETH-BTC,   BTC-ETH",
    "htx,      AAVE-USDC, aaveusdc",
    "gemini,   AAVE-USD,  aaveusd",
    "coinbase, DOGE-USD,  DOGE-USD",
    "binance,  1INCH-USDT, 1INCHUSDT"
  })
  void knowsItsVenuesOwnNames(String id, String instrument, String market) {
    assertEquals(market, market(id, instrument));
  }

  @ParameterizedTest
  @CsvSource(textBlock = DEEPEST)
  void asksForItsDeepestBookSo(String id, String request) {
    Venue venue = Catalog.find(id).orElseThrow();
    List<Request.Depth> depths = venue.request().depths();
    Optional<Request.Depth> deepest =
        depths.isEmpty() ? Optional.empty() : Optional.of(depths.get(depths.size() - 1));
    assertEquals(request, venue.request().question(market(id, "BTC-USDT"), deepest).target());
  }

  @Test
  void postsWhatItsVenueTakesByPostAlone() {
    Venue venue = Catalog.find("hyperliquid").orElseThrow();
    assertEquals(
        new Question("/info", Optional.of("{\"type\":\"l2Book\",\"coin\":\"@142\"}")),
        venue.request().question("@142", Optional.empty()));
  }

  @Test
  void theTablesOfThisTestNameEveryVenue() {
    assertEquals(ids(), firstColumn(SPELLINGS));
    assertEquals(ids(), firstColumn(DEEPEST));
  }

  @Test
  void listsEachVenueOnceInTheOrderOfTheirIds() {
    assertEquals(ids().stream().distinct().sorted().toList(), ids());
    assertEquals(26, ids().size());
  }

  @Test
  void findsAVenueByItsIdAndNoOther() {
    for (Venue venue : Catalog.ALL) {
      assertEquals(Optional.of(venue), Catalog.find(venue.id()));
    }
    assertEquals(Optional.empty(), Catalog.find("Kraken"));
  }

  @Test
  void everyVenueHasASampleAndEverySampleAVenue() throws Exception {
    URL samples = CatalogTest.class.getResource("/samples");
    try (Stream<Path> files = Files.list(Path.of(samples.toURI()))) {
      assertEquals(
          ids().stream().map(id -> id + ".txt").toList(),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void itsSampleHasABookAndARefusal(Venue venue) {
    Sample sample = Sample.of(venue.id());
    assertFalse(sample.books().isEmpty());
    assertFalse(sample.others().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void itsSampleHasItsListOfMarkets(Venue venue) {
    assertTrue(venue.listing().isPresent());
    Sample sample = Sample.of(venue.id());
    assertTrue(sample.markets().filter(list -> list.lists().size() >= 3).isPresent());
  }

  /**
   * Where its list can't be had, its spelling makes the same names, but for those told there alone.
   */
  @ParameterizedTest
  @MethodSource("catalog")
  void itsSpellingMakesTheNamesThatItLists(Venue venue) {
    boolean spelled =
        Sample.of(venue.id()).markets().orElseThrow().lists().stream()
            .map(line -> line.split(" ", 3))
            .allMatch(words -> market(venue.id(), words[0]).equals(words[1]));
    assertEquals(!venue.listing().orElseThrow().tellsNames(), spelled);
  }

  /** As the exchange reference of 2026-11-21 has it, where it is sure. */
  @ParameterizedTest
  @CsvSource({
    "binance,     BTC-USDT BTC-USDC BTC-EUR ETH-EUR",
    "bitfinex,    BTC-USD BTC-USDT BTC-EUR ETH-USD ETH-EUR",
    "cryptocom,   BTC-USD BTC-USDT ETH-USD",
    "bitget,      BTC-USDT BTC-USDC",
    "bithumb,     BTC-KRW",
    "hyperliquid, BTC-USDC PURR-USDC",
    "kraken,      BTC-USD BTC-USDT BTC-USDC BTC-EUR ETH-USD ETH-EUR",
    "mexc,        BTC-USDT BTC-USDC"
  })
  void isKnownToListWhatIsSureAlone(String id, String instruments) {
    assertEquals(
        List.of(instruments.split(" ")),
        Catalog.find(id).orElseThrow().knownToList().stream().map(Instrument::toString).toList());
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void isKnownToListSomethingAndNothingTwice(Venue venue) {
    assertFalse(venue.knownToList().isEmpty());
    assertEquals(venue.knownToList().stream().distinct().toList(), venue.knownToList());
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void itsListCostsNoMoreThanItAllows(Venue venue) {
    int weight = venue.listing().orElseThrow().weight();
    assertTrue(weight > 0);
    assertTrue(venue.limits().all().stream().allMatch(limit -> weight <= limit.weight()));
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void isAskedOverHttpsAlone(Venue venue) {
    assertEquals("https", venue.origin().getScheme());
    String all = venue.request().url() + venue.request().body().orElse("");
    assertTrue(all.contains("{market}"), all);
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void tellsItsFeeInPerCentAndWhereThatIsFrom(Venue venue) {
    BigDecimal perCent = new BigDecimal(venue.fee().perCent());
    assertTrue(
        perCent.signum() > 0 && perCent.compareTo(BigDecimal.ONE) < 0, venue.fee().perCent());
    assertFalse(venue.fee().source().isBlank());
  }

  static List<Venue> catalog() {
    return Catalog.ALL;
  }

  private static String market(String id, String instrument) {
    return Catalog.find(id).orElseThrow().market(Instrument.parse(instrument).orElseThrow());
  }

  private static List<String> ids() {
    return Catalog.ALL.stream().map(Venue::id).toList();
  }

  private static List<String> firstColumn(String table) {
    return table.lines().map(line -> line.substring(0, line.indexOf(','))).toList();
  }
}
