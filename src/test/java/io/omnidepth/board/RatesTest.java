package io.omnidepth.board;

import static io.omnidepth.board.Reports.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RatesTest {
  private static final Venue A = Reports.venue("aa");
  private static final Venue B = Reports.venue("bb");
  private static final Venue C = Reports.venue("cc");
  private static final Instrument BTC_USD = Reports.BTC;

  private final List<Instrument> polled = new ArrayList<>(List.of(BTC_USD));
  private final Board board = new Board(List.of(A, B, C), polled, Freshness.USUAL, START);

  private static Instrument of(String text) {
    return Instrument.parse(text).orElseThrow();
  }

  private void book(Venue venue, String instrument, int second, String bid, String ask) {
    if (!polled.contains(of(instrument))) {
      polled.add(of(instrument));
      board.watching(polled, START);
    }
    board.reported(
        Reports.fresh(
            venue,
            of(instrument),
            START.plusSeconds(second),
            Books.of(List.of(bid + " 1"), List.of(ask + " 1"))));
  }

  private Optional<Rates.Quoted> rate(String from, String to, int second) {
    board.roundClosed(START.plusSeconds(second));
    return board.current().rates().rate(from, to, "BTC");
  }

  private static String text(Rates.Quoted rate) {
    return rate.rate().shown(Side.BID).toPlainString()
        + " "
        + rate.rate().shown(Side.ASK).toPlainString()
        + " of "
        + String.join(",", rate.sources());
  }

  @Test
  void aRateIsTheMedianOfTheBestBidsAndOfTheBestAsks() {
    book(A, "USDT-USD", 0, "0.9990", "0.9993");
    book(B, "USDT-USD", 1, "0.9994", "0.9995");
    assertEquals(
        Optional.of("0.9992 0.9994 of aa,bb"), rate("USDT", "USD", 1).map(RatesTest::text));
    book(C, "USDT-USD", 1, "0.9980", "1.0010");
    Rates.Quoted three = rate("USDT", "USD", 1).orElseThrow();
    assertEquals("0.999 0.9995 of aa,bb,cc", text(three));
    assertEquals(Duration.ofSeconds(4), three.age(START.plusSeconds(4)));
    assertEquals(new BigDecimal("3.5030"), three.apartBps());
  }

  @Test
  void aSlowVenueDoesNotMakeARateOld() {
    Board slow =
        new Board(
            List.of(A, B),
            List.of(of("USDT-USD")),
            new Freshness(100, 100, Duration.ofSeconds(15)),
            START);
    slow.reported(
        Reports.fresh(A, of("USDT-USD"), START, Books.of(List.of("1 1"), List.of("2 1"))));
    slow.reported(
        Reports.fresh(
            B, of("USDT-USD"), START.plusMillis(5_001), Books.of(List.of("3 1"), List.of("4 1"))));
    slow.roundClosed(START.plusSeconds(6));
    assertEquals(
        Optional.of("3 4 of bb"),
        slow.current().rates().rate("USDT", "USD", "BTC").map(RatesTest::text));
  }

  @Test
  void theOtherWayRoundItIsOneByTheAskAndOneByTheBid() {
    book(A, "USDT-USD", 0, "0.8", "1.25");
    assertEquals(Optional.of("0.8 1.25 of aa"), rate("USD", "USDT", 0).map(RatesTest::text));
    book(A, "USDT-KRW", 0, "1400", "1500");
    assertEquals(
        Optional.of("0.000666666666666 0.000714285714286 of aa"),
        rate("KRW", "USDT", 0).map(RatesTest::text));
  }

  @Test
  void aCrossMultipliesItsLegsAndAddsTheirAges() {
    book(A, "USDT-KRW", 0, "1600", "2000");
    book(B, "USDT-USD", 3, "0.8", "1");
    Rates.Quoted won = rate("KRW", "USD", 4).orElseThrow();
    assertEquals("0.0004 0.000625 of aa,bb", text(won));
    assertEquals(Duration.ofSeconds(5), won.age(START.plusSeconds(4)));
    assertEquals(
        List.of("USDT-KRW true", "USDT-USD false"),
        won.legs().stream().map(leg -> leg.instrument() + " " + leg.inverse()).toList());
  }

  @Test
  void aStaleBookGivesNoRateAndNeitherDoesACrossWhoseAgesAreTooMuchTogether() {
    Board slow =
        new Board(
            List.of(A),
            List.of(of("USDT-KRW"), of("USDT-USD")),
            new Freshness(100, 100, Duration.ofSeconds(15)),
            START);
    for (Instrument instrument : slow.current().instruments()) {
      slow.reported(Reports.fresh(A, instrument, START, Books.of(List.of("1 1"), List.of("2 1"))));
    }
    slow.roundClosed(START.plusSeconds(7));
    assertEquals(1, slow.current().rates().rate("KRW", "USD", "BTC").stream().count());
    slow.reported(Reports.report(A, of("USDT-KRW"), START, new Outcome.Unreachable("reset")));
    slow.roundClosed(START.plusSeconds(8));
    assertEquals(Optional.empty(), slow.current().rates().rate("KRW", "USD", "BTC"));
    assertEquals(1, slow.current().rates().rate("USDT", "USD", "BTC").stream().count());
    slow.timePassed(START.plusSeconds(15));
    assertEquals(Optional.empty(), slow.current().rates().rate("USDT", "USD", "BTC"));
  }

  @Test
  void aCrossNeverGoesOverTheConvertedBase() {
    book(A, "BTC-KRW", 0, "100000000", "100100000");
    book(A, "BTC-USD", 0, "70000", "70001");
    assertEquals(Optional.empty(), rate("KRW", "USD", 0));
    board.roundClosed(START);
    assertEquals(1, board.current().rates().rate("KRW", "USD", "ETH").stream().count());
  }

  private static Choice joined(String instrument, String... quotes) {
    return new Choice(of(instrument), Set.of(), Optional.empty(), List.of(quotes), false);
  }

  private Set<Instrument> needed(String instrument, String... quotes) {
    board.roundClosed(START);
    return board.current().rates().needed(joined(instrument, quotes)).all();
  }

  private static Set<Instrument> set(String... instruments) {
    return Set.copyOf(Stream.of(instruments).map(RatesTest::of).toList());
  }

  private void lists(Venue venue, String... instruments) {
    board.listed(
        venue,
        Reports.listing(
            venue, Stream.of(instruments).map(RatesTest::of).toArray(Instrument[]::new)),
        START);
  }

  @Test
  void theListsGiveTheInstrumentsOfARate() {
    for (Venue venue : List.of(A, B, C)) {
      lists(venue, "BTC-USD", "BTC-USDT", "BTC-KRW", "BTC-EUR");
    }
    lists(A, "BTC-USD", "BTC-USDT", "USDT-USD", "EUR-USD", "BTC-EUR");
    lists(B, "BTC-USDT", "BTC-KRW", "USDT-KRW", "EUR-USDT");
    assertEquals(set("BTC-USD", "BTC-USDT", "USDT-USD"), needed("BTC-USD", "USDT"));
    assertEquals(set("BTC-USDT", "BTC-USD", "USDT-USD"), needed("BTC-USDT", "USD"));
    assertEquals(set("BTC-USD", "BTC-KRW", "USDT-KRW", "USDT-USD"), needed("BTC-USD", "KRW"));
    assertEquals(set("BTC-USDT", "BTC-EUR", "EUR-USDT"), needed("BTC-USDT", "EUR"));
    assertEquals(set("BTC-USD"), needed("BTC-USD", "GBP"));
  }

  @Test
  void aRateIsGuessedOnlyWhileNoListIsKnown() {
    assertEquals(set("BTC-USD"), needed("BTC-USD", "USDT"));
    board.watching(List.of(of("BTC-USD"), of("BTC-USDT")), START);
    assertEquals(set("BTC-USD", "BTC-USDT", "USDT-USD", "USD-USDT"), needed("BTC-USD", "USDT"));
    lists(A, "BTC-USD", "BTC-USDT");
    assertEquals(set("BTC-USD", "BTC-USDT"), needed("BTC-USD", "USDT"));
  }

  @Test
  void withoutListsAllPossibleInstrumentsAreTried() {
    assertEquals(
        set("BTC-USD", "BTC-USDT", "USDT-USD", "USD-USDT"),
        RateNeeds.guessed(joined("BTC-USD", "USDT")));
    Set<Instrument> won = RateNeeds.guessed(joined("BTC-USD", "KRW"));
    assertEquals(
        set(
            "BTC-USD",
            "BTC-KRW",
            "KRW-USD",
            "USD-KRW",
            "KRW-USDT",
            "USDT-KRW",
            "USDT-USD",
            "USD-USDT"),
        won);
    assertFalse(won.contains(of("USDC-KRW")));
  }

  private List<String> all(String from, String to) {
    board.roundClosed(START);
    return board
        .current()
        .rates()
        .all(
            Optional.of(from).filter(one -> !one.isEmpty()),
            Optional.of(to).filter(one -> !one.isEmpty()))
        .stream()
        .map(rate -> rate.from() + "-" + rate.to() + " " + text(rate))
        .toList();
  }

  @Test
  void everyPolledInstrumentTellsARateBothWays() {
    book(A, "BTC-USD", 0, "50000", "62500");
    book(B, "USDT-USD", 0, "0.5", "0.8");
    assertEquals(
        List.of(
            "BTC-USD 50000 62500 of aa",
            "USD-BTC 0.000016 0.00002 of aa",
            "USD-USDT 1.25 2 of bb",
            "USDT-USD 0.5 0.8 of bb"),
        all("", ""));
  }

  @Test
  void ratesOfOneAssetGoOverACrossToo() {
    book(A, "BTC-USD", 0, "50000", "62500");
    book(B, "USDT-USD", 0, "0.5", "0.8");
    assertEquals(
        List.of("BTC-USDT 62500 125000 of aa,bb", "USD-USDT 1.25 2 of bb"), all("", "USDT"));
    assertEquals(List.of("BTC-USDT 62500 125000 of aa,bb"), all("BTC", "USDT"));
    assertEquals(List.of(), all("USD", "USD"));
  }
}
