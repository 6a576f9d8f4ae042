package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private record Wanted(BigDecimal range, int columns) {}

  /** A step of the oracle or of a side. */
  private record Shown(BigDecimal price, BigDecimal size, BigDecimal notional) {}

  @Provide
  Arbitrary<List<Part>> parts() {
    return RandomParts.priced();
  }

  @Provide
  Arbitrary<Wanted> wanted() {
    return Combinators.combine(
            Arbitraries.of("0.01", "0.5", "3", "40", "300").map(BigDecimal::new),
            Arbitraries.of(10, 37, 900))
        .as(Wanted::new);
  }

  /** The oracle: maps of BigDecimal. */
  private static List<Shown> oracle(List<Part> parts, Side side, BigDecimal step, BigDecimal end) {
    TreeMap<BigDecimal, Shown> steps = new TreeMap<>(side::compare);
    for (Oracle.Level level : Oracle.levels(parts, side)) {
      BigDecimal price = of(level.price(), side, step);
      if (side.compare(price, end) <= 0) {
        steps.merge(
            price,
            new Shown(price, level.size(), level.price().multiply(level.size())),
            (a, b) -> new Shown(price, a.size().add(b.size()), a.notional().add(b.notional())));
      }
    }
    return steps.values().stream()
        .map(each -> new Shown(each.price(), Books.bare(each.size()), Books.bare(each.notional())))
        .toList();
  }

  private static BigDecimal of(BigDecimal price, Side side, BigDecimal step) {
    return Books.bare(price.divide(step, 0, Oracle.against(side)).multiply(step));
  }

  private static List<Shown> shown(Columns.SideColumns side) {
    List<Shown> steps = new ArrayList<>();
    for (int i = 0; i < side.steps().rows(); i++) {
      assertTrue(side.excess().decimal(i).signum() >= 0);
      steps.add(
          new Shown(
              Books.bare(side.steps().prices().decimal(i)),
              Books.bare(side.steps().sizes().decimal(i)),
              Books.bare(Columns.notional(side, i))));
    }
    return steps;
  }

  private static Map<String, BigDecimal> sharesOf(
      List<Part> parts, Side side, BigDecimal step, BigDecimal end) {
    Map<String, BigDecimal> shares = new TreeMap<>();
    for (Oracle.Level level : Oracle.levels(parts, side)) {
      BigDecimal price = of(level.price(), side, step);
      if (side.compare(price, end) <= 0) {
        shares.merge(
            Decimals.text(price) + " " + level.part().venue(), level.size(), BigDecimal::add);
      }
    }
    shares.replaceAll((at, size) -> Books.bare(size));
    return shares;
  }

  private static Map<String, BigDecimal> shares(Ladder ladder) {
    Map<String, BigDecimal> shares = new TreeMap<>();
    for (int i = 0; i < ladder.rows(); i++) {
      for (Ladder.Share share : ladder.shares(i)) {
        shares.put(
            Decimals.text(ladder.prices().decimal(i)) + " " + share.venue(),
            Books.bare(ladder.shareSizes().decimal(share.index())));
      }
    }
    return shares;
  }

  @Property(tries = 1_000)
  void tellsTheSizesAndTheNotionalsOfTheOracle(
      @ForAll("parts") List<Part> parts, @ForAll("wanted") Wanted wanted) {
    Depth depth = Consolidation.of(parts);
    Optional<ColumnGrid> grid =
        ColumnGrid.of(depth, wanted.range(), wanted.columns(), Optional.empty());
    assertEquals(parts.isEmpty(), grid.isEmpty());
    if (grid.isEmpty()) {
      return;
    }
    ColumnGrid of = grid.get();
    Columns columns = Columns.of(depth, of, true);
    for (Side side : Side.values()) {
      Columns.SideColumns told = side == Side.BID ? columns.bids() : columns.asks();
      BigDecimal end = side == Side.BID ? of.low() : of.high();
      assertEquals(oracle(parts, side, of.group(), end), shown(told), of + " " + side);
      assertEquals(oracle(parts, side, of.group(), end), shown(told.alone()));
      assertEquals(sharesOf(parts, side, of.shareGroup(), end), shares(told.shares()));
    }
  }

  @Property(tries = 500)
  void theGridReachesTheRangeInNoMoreColumns(
      @ForAll("parts") List<Part> parts, @ForAll("wanted") Wanted wanted) {
    Depth depth = Consolidation.of(parts);
    ColumnGrid.of(depth, wanted.range(), wanted.columns(), Optional.empty())
        .ifPresent(grid -> holds(grid, depth.referenceMid(), wanted));
  }

  private static void holds(ColumnGrid grid, Optional<BigDecimal> mid, Wanted wanted) {
    mid.ifPresent(
        market -> {
          BigDecimal reach = market.multiply(wanted.range()).movePointLeft(2);
          BigDecimal least = market.subtract(reach).max(BigDecimal.ZERO);
          assertTrue(grid.low().compareTo(least) <= 0, grid.toString());
          assertTrue(grid.high().compareTo(market.add(reach)) >= 0, grid.toString());
          BigDecimal columns = grid.group().multiply(BigDecimal.valueOf(wanted.columns()));
          assertTrue(reach.add(reach).compareTo(columns) <= 0, grid.toString());
        });
    assertEquals(
        0, grid.low().remainder(grid.shareGroup()).signum(), "the ends are ends of shares, too");
    assertEquals(0, grid.shareGroup().remainder(grid.group()).signum());
    assertTrue(List.of("1", "2", "5").contains(digits(grid.group())), grid.toString());
  }

  private static String digits(BigDecimal step) {
    return step.stripTrailingZeros().unscaledValue().toString();
  }

  private static Depth at(String mid) {
    BigDecimal half = new BigDecimal("0.5");
    BigDecimal market = new BigDecimal(mid);
    return Consolidation.of(
        List.of(
            Books.part(
                "kraken",
                Books.of(
                    List.of(market.subtract(half).toPlainString() + " 1"),
                    List.of(market.add(half).toPlainString() + " 1")))));
  }

  private static ColumnGrid grid(Depth depth, Optional<ColumnGrid> before) {
    return ColumnGrid.of(depth, BigDecimal.ONE, 900, before).orElseThrow();
  }

  @Test
  void theGridStandsStillWhileTheMarketMovesALittle() {
    ColumnGrid first = grid(at("83500"), Optional.empty());
    assertEquals(
        new ColumnGrid(
            new BigDecimal("2"),
            new BigDecimal("10"),
            new BigDecimal("82560"),
            new BigDecimal("84440")),
        first);
    assertEquals(first, grid(at("83590"), Optional.of(first)));
    ColumnGrid moved = grid(at("83800"), Optional.of(first));
    assertEquals(first.group(), moved.group());
    assertEquals(new BigDecimal("84750"), moved.high());
  }

  @Test
  void theStepChangesOnlyIfTheOtherOneFitsWell() {
    ColumnGrid two = grid(at("89990"), Optional.empty());
    assertEquals(new BigDecimal("2"), two.group());
    ColumnGrid five = grid(at("92000"), Optional.of(two));
    assertEquals(new BigDecimal("5"), five.group(), "900 columns of 2 are too few");
    ColumnGrid still = grid(at("89000"), Optional.of(five));
    assertEquals(new BigDecimal("5"), still.group(), "890 columns of 2 would just fit");
    ColumnGrid again = grid(at("71000"), Optional.of(still));
    assertEquals(new BigDecimal("2"), again.group());
  }

  @Test
  void noStepIsFinerThanAPrice() {
    Depth depth =
        Consolidation.of(
            List.of(Books.part("kraken", Books.of(List.of("100.5 1"), List.of("101 1")))));
    ColumnGrid grid =
        ColumnGrid.of(depth, new BigDecimal("0.01"), 5_000, Optional.empty()).orElseThrow();
    assertEquals(new BigDecimal("0.1"), grid.group());
  }
}
