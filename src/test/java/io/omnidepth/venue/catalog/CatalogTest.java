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

  @Test
  void noTwoVenuesHaveOneMark() {
    assertEquals(Catalog.ALL.size(), Catalog.ALL.stream().map(Venue::mark).distinct().count());
  }

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
  @MethodSource("catalog")
  void asksForItsDeepestBookLikeItsSample(Venue venue) {
    List<Request.Depth> depths = venue.request().depths();
    Optional<Request.Depth> deepest =
        depths.isEmpty() ? Optional.empty() : Optional.of(depths.get(depths.size() - 1));
    List<String> asks = Sample.of(venue.id()).asks();
    assertFalse(asks.isEmpty(), "no section == asks in the sample of " + venue);
    for (String line : asks) {
      String[] words = line.split(" ", 2);
      String market = market(venue.id(), words[0]);
      assertEquals(words[1], venue.request().question(market, deepest).target());
    }
  }

  @Test
  void postsAQuestionForABook() {
    Venue venue = Catalog.find("hyperliquid").orElseThrow();
    assertEquals(
        new Question("/info", Optional.of("{\"type\":\"l2Book\",\"coin\":\"@142\"}")),
        venue.request().question("@142", Optional.empty()));
  }

  @Test
  void listsEachVenueOnceInTheOrderOfTheirIds() {
    assertEquals(ids().stream().distinct().sorted().toList(), ids());
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
   * The spelling makes the names of the list, so it can replace a missing list. Some venues tell
   * the names only in the list.
   */
  @ParameterizedTest
  @MethodSource("catalog")
  void itsSpellingMakesTheNamesThatItLists(Venue venue) {
    boolean spelled =
        Sample.of(venue.id()).markets().orElseThrow().lists().stream()
            .map(line -> line.split(" ", 3))
            .allMatch(words -> market(venue.id(), words[0]).equals(words[1]));
    assertEquals(!venue.listing().orElseThrow().namesOnlyInList(), spelled);
  }

  /** The markets that the exchange reference of 2026-11-21 confirms. */
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
  void isKnownToListConfirmedMarketsOnly(String id, String instruments) {
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
  void itsListIsWithinItsLimits(Venue venue) {
    int weight = venue.listing().orElseThrow().weight();
    assertTrue(weight > 0);
    assertTrue(venue.limits().all().stream().allMatch(limit -> weight <= limit.weight()));
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void usesHttpsOnly(Venue venue) {
    assertEquals("https", venue.origin().getScheme());
    String all = venue.request().url() + venue.request().body().orElse("");
    assertTrue(all.contains("{market}"), all);
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void hasAFeeInPerCentWithItsSource(Venue venue) {
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
}
