package io.omnidepth.venue.catalog;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Instrument;
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
      binance,   BTCUSD,  BTCUSDT,  ETHEUR
      binanceus, BTCUSD,  BTCUSDT,  ETHEUR
      bingx,     BTC-USD, BTC-USDT, ETH-EUR
      bitfinex,  tBTCUSD, tBTCUST,  tETHEUR
      bitget,    BTCUSD,  BTCUSDT,  ETHEUR
      bitmart,   BTC_USD, BTC_USDT, ETH_EUR
      bitstamp,  btcusd,  btcusdt,  etheur
      bybit,     BTCUSD,  BTCUSDT,  ETHEUR
      coinbase,  BTC-USD, BTC-USDT, ETH-EUR
      cryptocom, BTC_USD, BTC_USDT, ETH_EUR
      gate,      BTC_USD, BTC_USDT, ETH_EUR
      gemini,    btcusd,  btcusdt,  etheur
      htx,       btcusd,  btcusdt,  etheur
      kraken,    XBTUSD,  XBTUSDT,  ETHEUR
      kucoin,    BTC-USD, BTC-USDT, ETH-EUR
      mexc,      BTCUSD,  BTCUSDT,  ETHEUR
      okx,       BTC-USD, BTC-USDT, ETH-EUR
      poloniex,  BTC_USD, BTC_USDT, ETH_EUR
      upbit,     USD-BTC, USDT-BTC, EUR-ETH
      whitebit,  BTC_USD, BTC_USDT, ETH_EUR
      """;

  private static final String DEEPEST =
      """
      binance,   /api/v3/depth?symbol=BTCUSDT&limit=5000
      binanceus, /api/v3/depth?symbol=BTCUSDT&limit=5000
      bingx,     /openApi/spot/v1/market/depth?symbol=BTC-USDT&limit=1000
      bitfinex,  /v2/book/tBTCUST/P0?len=100
      bitget,    /api/v2/spot/market/orderbook?symbol=BTCUSDT&type=step0&limit=150
      bitmart,   /spot/quotation/v3/books?symbol=BTC_USDT&limit=50
      bitstamp,  /api/v2/order_book/btcusdt/
      bybit,     /v5/market/orderbook?category=spot&symbol=BTCUSDT&limit=200
      coinbase,  /products/BTC-USDT/book?level=2
      cryptocom, /exchange/v1/public/get-book?instrument_name=BTC_USDT&depth=50
      gate,      /api/v4/spot/order_book?currency_pair=BTC_USDT&limit=1000&with_id=true
      gemini,    /v1/book/btcusdt?limit_bids=0&limit_asks=0
      htx,       /market/depth?symbol=btcusdt&type=step0
      kraken,    /0/public/Depth?pair=XBTUSDT&count=500
      kucoin,    /api/v1/market/orderbook/level2_100?symbol=BTC-USDT
      mexc,      /api/v3/depth?symbol=BTCUSDT&limit=5000
      okx,       /api/v5/market/books?instId=BTC-USDT&sz=400
      poloniex,  /markets/BTC_USDT/orderBook?limit=150
      upbit,     /v1/orderbook?markets=USDT-BTC&count=30
      whitebit,  /api/v4/public/orderbook/BTC_USDT?limit=100
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
    List<Venue.Depth> depths = venue.depths();
    Optional<Venue.Depth> deepest =
        depths.isEmpty() ? Optional.empty() : Optional.of(depths.get(depths.size() - 1));
    assertEquals(request, venue.bookRequest(market(id, "BTC-USDT"), deepest));
  }

  @Test
  void theTablesOfThisTestNameEveryVenue() {
    assertEquals(ids(), firstColumn(SPELLINGS));
    assertEquals(ids(), firstColumn(DEEPEST));
  }

  @Test
  void listsEachVenueOnceInTheOrderOfTheirIds() {
    assertEquals(ids().stream().distinct().sorted().toList(), ids());
    assertEquals(20, ids().size());
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
  void isAskedOverHttpsAlone(Venue venue) {
    assertEquals("https", venue.origin().getScheme());
    assertTrue(venue.bookTemplate().contains("{market}"), venue.bookTemplate());
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
