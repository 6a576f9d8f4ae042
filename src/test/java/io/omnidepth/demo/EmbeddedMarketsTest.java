package io.omnidepth.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Book;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The markets that an embedded exchange lists. */
class EmbeddedMarketsTest extends ExchangeOfSample {
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
}
