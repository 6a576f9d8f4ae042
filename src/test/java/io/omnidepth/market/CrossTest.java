package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CrossTest {
  /** Price times size of the best {@code size} of a side. */
  private static BigDecimal notional(
      List<Oracle.Level> levels, BigDecimal size, Function<Oracle.Level, BigDecimal> price) {
    BigDecimal rest = size;
    BigDecimal sum = BigDecimal.ZERO;
    for (Oracle.Level level : levels) {
      BigDecimal bite = rest.min(level.size());
      sum = sum.add(bite.multiply(price.apply(level)));
      rest = rest.subtract(bite);
    }
    return sum;
  }

  private static BigDecimal upTo(Side side, List<Oracle.Level> levels, BigDecimal price) {
    return levels.stream()
        .filter(level -> side.compare(level.price(), price) <= 0)
        .map(Oracle.Level::size)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The largest size that both sides have up to the same price. */
  private static BigDecimal matched(List<Oracle.Level> bids, List<Oracle.Level> asks) {
    return asks.stream()
        .map(ask -> upTo(Side.ASK, asks, ask.price()).min(upTo(Side.BID, bids, ask.price())))
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  @Property(tries = 1_000)
  void matchesAsTheOracle(@ForAll("priced") List<Part> parts) {
    List<Oracle.Level> bids = Oracle.levels(parts, Side.BID);
    List<Oracle.Level> asks = Oracle.levels(parts, Side.ASK);
    Optional<Cross> cross = Cross.of(Consolidation.of(parts));
    BigDecimal size = matched(bids, asks);
    assertEquals(Books.bare(size), Books.bare(cross.map(Cross::size).orElse(BigDecimal.ZERO)));
    assertEquals(
        Books.bare(
            notional(bids, size, Oracle.Level::before)
                .subtract(notional(asks, size, Oracle.Level::before))),
        Books.bare(cross.map(Cross::earns).orElse(BigDecimal.ZERO)));
    assertEquals(
        Books.bare(
            notional(bids, size, Oracle.Level::after)
                .subtract(notional(asks, size, Oracle.Level::after))),
        Books.bare(cross.map(Cross::earnsAfterFees).orElse(BigDecimal.ZERO)));
  }

  @Property(tries = 500)
  void sharesSumUpToWhatIsBoughtAndSold(@ForAll("priced") List<Part> parts) {
    Depth depth = Consolidation.of(parts);
    Optional<Cross> found = Cross.of(depth);
    assertEquals(depth.crossed(), found.isPresent());
    if (found.isPresent()) {
      Cross cross = found.get();
      assertEquals(Books.bare(cross.bought().size()), Books.bare(cross.sold().size()));
      assertSum(cross.bought(), cross.sellers());
      assertSum(cross.sold(), cross.buyers());
      assertTrue((depth.fees() ? cross.earnsAfterFees() : cross.earns()).signum() >= 0);
    }
  }

  private static void assertSum(FillCost total, List<FillCost.Share> shares) {
    assertEquals(Books.bare(total.size()), sum(shares, FillCost::size));
    assertEquals(
        Books.bare(total.beforeFees().notional()),
        sum(shares, taken -> taken.beforeFees().notional()));
    assertEquals(
        Books.bare(total.afterFees().notional()),
        sum(shares, taken -> taken.afterFees().notional()));
  }

  private static BigDecimal sum(List<FillCost.Share> shares, Function<FillCost, BigDecimal> of) {
    return Books.bare(
        shares.stream()
            .map(share -> of.apply(share.taken()))
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  @Property(tries = 500)
  void theCrossInBpsRoundsDown(@ForAll("priced") List<Part> parts) {
    Depth depth = Consolidation.of(parts);
    assertEquals(
        depth
            .referenceMid()
            .filter(mid -> depth.crossed())
            .map(
                mid ->
                    depth
                        .best(Side.BID)
                        .orElseThrow()
                        .subtract(depth.best(Side.ASK).orElseThrow())
                        .movePointRight(4)
                        .divide(mid, 4, RoundingMode.FLOOR)),
        Cross.of(depth).flatMap(Cross::bps));
  }

  @Provide
  Arbitrary<List<Part>> priced() {
    return RandomParts.priced();
  }

  private static Depth depth(String fee) {
    Pricing dollars = new Pricing(Rate.ONE, new BigDecimal(fee), false);
    Rate tether = new Rate(Ratio.ONE, Ratio.of(new BigDecimal("1.0001")));
    Pricing tethers = new Pricing(tether, BigDecimal.ZERO, false);
    Book low = Books.of(List.of("99 1"), List.of("100 2", "101 5"));
    Book high = Books.of(List.of("101 3", "100.5 1"), List.of("103 1"));
    return Consolidation.of(
        List.of(
            new Part("low", Books.BTC_USD, low, false, false, dollars),
            new Part("high", new Instrument("BTC", "USDT"), high, false, false, tethers)));
  }

  @Test
  void earnsWhatTheBidsBringLessWhatTheAsksCost() {
    Cross cross = Cross.of(depth("0.001")).orElseThrow();
    // 2 at 100 and 1 at 101 against 3 at 101; the bid at 100.5 is below the next ask
    assertEquals(new BigDecimal("3"), Books.bare(cross.size()));
    assertEquals(new BigDecimal("2"), Books.bare(cross.earns()));
    assertEquals(new BigDecimal("1.699"), Books.bare(cross.earnsAfterFees()));
    assertEquals(List.of("low"), cross.sellers().stream().map(s -> s.part().venue()).toList());
    assertEquals(List.of("high"), cross.buyers().stream().map(s -> s.part().venue()).toList());
    assertEquals(List.of("USD", "USDT"), cross.quotes());
    assertEquals(new BigDecimal("1.0000"), cross.rateSpreadBps());
    assertEquals(false, cross.insideFees());
  }

  @Test
  void whatStillEarnsAfterFeesIsNotExplainedByThem() {
    Pricing dear = new Pricing(Rate.ONE, new BigDecimal("0.006"), false);
    Book low = Books.of(List.of("90 1"), List.of("100 1", "100.9 9"));
    Book high = Books.of(List.of("101.5 1", "101 9"), List.of("110 1"));
    Cross cross =
        Cross.of(
                Consolidation.of(
                    List.of(
                        new Part("low", Books.BTC_USD, low, false, false, dear),
                        new Part("high", Books.BTC_USD, high, false, false, dear))))
            .orElseThrow();
    assertTrue(cross.earnsAfterFees().signum() < 0);
    // 1 bought at 100.6 is sold at 100.891
    assertEquals(new BigDecimal("0.291"), Books.bare(cross.core().orElseThrow().earns()));
    assertEquals(new BigDecimal("1"), Books.bare(cross.core().orElseThrow().size()));
    assertEquals(false, cross.insideFees());
  }

  @Test
  void feesMayExplainIt() {
    assertTrue(Cross.of(depth("0.01")).orElseThrow().insideFees());
    Depth after =
        Consolidation.of(
            depth("0.02").parts().stream().map(p -> p.at(p.pricing().withFees(true))).toList());
    assertEquals(Optional.empty(), Cross.of(after));
  }
}
