package io.omnidepth.board;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.ETH;
import static io.omnidepth.board.Reports.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.Priority;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatchlistTest {
  private static final Instrument SOL = new Instrument("SOL", "USD");
  private static final Instrument XRP = new Instrument("XRP", "USDT");
  private static final Optional<String> NOBODY = Optional.empty();
  private static final Duration IDLE = Duration.ofMinutes(2);
  private static final Venue A = Reports.venue("aa");
  private static final Venue B = Reports.venue("bb");

  private final List<List<Instrument>> told = new ArrayList<>();

  private Watchlist watchlist(int byPattern, String... patterns) {
    Watchlist watchlist =
        new Watchlist(
            List.of(BTC),
            List.of(patterns).stream().flatMap(p -> Watchlist.Pattern.parse(p).stream()).toList(),
            new Watchlist.Bounds(byPattern, 3, 2, IDLE));
    watchlist.whenChanged(claims -> told.add(claims.stream().map(Claim::instrument).toList()));
    return watchlist;
  }

  @Test
  void aRequestedInstrumentIsWatchedUntilRequestsStop() {
    Watchlist watchlist = watchlist(9);
    assertEquals(Optional.empty(), watchlist.ask(Need.of(List.of(BTC, ETH)), NOBODY, START));
    assertEquals(List.of(BTC, ETH), watchlist.watched());
    watchlist.timePassed(START.plusSeconds(119));
    assertEquals(
        Optional.empty(), watchlist.ask(Need.of(List.of(ETH)), NOBODY, START.plusSeconds(119)));
    watchlist.timePassed(START.plusSeconds(238));
    assertEquals(List.of(BTC, ETH), watchlist.watched());
    watchlist.timePassed(START.plusSeconds(239));
    assertEquals(List.of(BTC), watchlist.watched());
    assertEquals(List.of(List.of(BTC, ETH), List.of(BTC)), told);
  }

  @Test
  void aRenewalKeepsAnInstrumentAndAddsNone() {
    Watchlist watchlist = watchlist(9);
    watchlist.ask(Need.of(List.of(ETH)), NOBODY, START);
    watchlist.stillWanted(Need.of(List.of(BTC, ETH, SOL)), START.plusSeconds(100));
    watchlist.timePassed(START.plusSeconds(200));
    assertEquals(List.of(BTC, ETH), watchlist.watched());
  }

  @Test
  void aClientAndAllClientsTogetherHaveABound() {
    Watchlist watchlist = watchlist(9);
    Optional<String> one = Optional.of("10.0.0.1");
    assertEquals(Optional.empty(), watchlist.ask(Need.of(List.of(ETH, SOL)), one, START));
    String ofClient = watchlist.ask(Need.of(List.of(XRP)), one, START).orElseThrow();
    assertTrue(ofClient.startsWith("a client may have 2 instruments polled"), ofClient);
    assertEquals(Optional.empty(), watchlist.ask(Need.of(List.of(ETH, BTC)), one, START));
    assertEquals(
        Optional.empty(), watchlist.ask(Need.of(List.of(XRP)), Optional.of("10.0.0.2"), START));
    Instrument more = new Instrument("ADA", "USD");
    String all =
        watchlist.ask(Need.of(List.of(more)), Optional.of("10.0.0.3"), START).orElseThrow();
    assertTrue(all.startsWith("3 instruments are polled on demand already"), all);
    assertEquals(List.of(BTC, ETH, SOL, XRP), watchlist.watched());
  }

  @Test
  void aThousandRequestsStayWithinTheBound() {
    Watchlist watchlist = watchlist(9);
    long refused =
        IntStream.range(0, 1_000)
            .mapToObj(
                i -> watchlist.ask(Need.of(List.of(new Instrument("A" + i, "USD"))), NOBODY, START))
            .filter(Optional::isPresent)
            .count();
    assertEquals(997, refused);
    assertEquals(4, watchlist.watched().size());
    watchlist.timePassed(START.plus(IDLE));
    assertEquals(List.of(BTC), watchlist.watched());
  }

  @Test
  void instrumentsForRatesHaveTheirOwnPriority() {
    List<List<Claim>> claims = new ArrayList<>();
    Watchlist watchlist = watchlist(9);
    watchlist.whenChanged(claims::add);
    Optional<String> one = Optional.of("10.0.0.1");
    watchlist.ask(new Need(Set.of(BTC), Set.of(SOL)), one, START);
    watchlist.ask(Need.of(List.of(ETH)), NOBODY, START.plusSeconds(60));
    assertEquals(
        List.of(
            Claim.named(BTC),
            new Claim(SOL, Priority.RATES, one),
            new Claim(ETH, Priority.ON_DEMAND, NOBODY)),
        claims.get(1));
    // The conversion has no reader any more, but its book has one.
    watchlist.stillWanted(Need.of(List.of(SOL, ETH)), START.plusSeconds(119));
    watchlist.timePassed(START.plusSeconds(120));
    assertEquals(new Claim(SOL, Priority.ON_DEMAND, one), claims.get(2).get(1));
    watchlist.stillWanted(new Need(Set.of(BTC), Set.of(ETH)), START.plusSeconds(121));
    assertEquals(new Claim(ETH, Priority.RATES, NOBODY), claims.get(3).get(2));
    assertEquals(4, claims.size());
  }

  @Test
  void patternsMatchTheInstrumentsOnTheMostVenues() {
    Watchlist watchlist = watchlist(2, "*-USDT", "sol-*");
    Instrument btcUsdt = new Instrument("BTC", "USDT");
    watchlist.listed(A, Reports.listing(A, BTC, SOL, XRP, btcUsdt), START);
    assertEquals(List.of(BTC, btcUsdt, SOL), watchlist.watched());
    watchlist.listed(B, Reports.listing(B, XRP, ETH), START);
    assertEquals(List.of(BTC, XRP, btcUsdt), watchlist.watched());
    watchlist.listed(B, Reports.listing(B, XRP), START);
    assertEquals(2, told.size());
  }

  @Test
  void aPatternIsTwoWholeAssets() {
    assertEquals(Optional.of(new Watchlist.Pattern("BTC", "*")), Watchlist.Pattern.parse("btc-*"));
    for (String wrong : List.of("", "*", "B*-USD", "BTC", "BTC-*-*", "BTC-USD ,")) {
      assertEquals(Optional.empty(), Watchlist.Pattern.parse(wrong), wrong);
    }
  }
}
