package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FillTest {
  private record Bite(Oracle.Level level, BigDecimal size) {}

  /** The oracle takes each level whole until the order is filled. */
  private static List<Bite> oracle(List<Part> parts, Side side, Order order) {
    boolean bySize = order instanceof Order.Size;
    BigDecimal rest = bySize ? ((Order.Size) order).size() : ((Order.Notional) order).notional();
    int scale = parts.stream().mapToInt(part -> part.book().sizeScale()).reduce(8, Math::max);
    List<Bite> bites = new ArrayList<>();
    for (Oracle.Level level : Oracle.levels(parts, side)) {
      BigDecimal unit = bySize ? BigDecimal.ONE : level.price();
      BigDecimal affordable = bySize ? rest : rest.divide(level.price(), scale, RoundingMode.FLOOR);
      BigDecimal size =
          rest.compareTo(level.size().multiply(unit)) >= 0 ? level.size() : affordable;
      if (rest.signum() > 0 && size.signum() > 0) {
        bites.add(new Bite(level, size));
      }
      rest = rest.subtract(level.size().multiply(unit));
    }
    return bites;
  }

  private static BigDecimal sum(List<Bite> bites, Function<Bite, BigDecimal> of) {
    return bites.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void assertNumber(BigDecimal expected, BigDecimal actual) {
    assertEquals(Books.bare(expected), Books.bare(actual));
  }

  private static void assertTaken(Side side, List<Bite> bites, FillCost taken) {
    BigDecimal size = sum(bites, Bite::size);
    assertEquals(bites.size(), taken.levels());
    assertNumber(size, taken.size());
    assertTerms(side, bites, bite -> bite.level().before(), taken.beforeFees());
    assertTerms(side, bites, bite -> bite.level().after(), taken.afterFees());
    BigDecimal fees = sum(bites, bite -> fee(side, bite.level()).multiply(bite.size()));
    assertNumber(fees, taken.fees());
    assertTrue(fees.signum() >= 0);
  }

  private static BigDecimal fee(Side side, Oracle.Level level) {
    return side == Side.ASK
        ? level.after().subtract(level.before())
        : level.before().subtract(level.after());
  }

  private static void assertTerms(
      Side side, List<Bite> bites, Function<Bite, BigDecimal> price, FillCost.Terms terms) {
    List<BigDecimal> prices = bites.stream().map(price).sorted(side::compare).toList();
    assertNumber(sum(bites, bite -> price.apply(bite).multiply(bite.size())), terms.notional());
    assertNumber(prices.get(0), terms.best());
    assertNumber(prices.get(prices.size() - 1), terms.worst());
    int scale = prices.stream().mapToInt(Decimals::places).reduce(8, Math::max);
    assertEquals(
        terms.notional().divide(sum(bites, Bite::size), scale, Oracle.against(side)),
        terms.average());
    assertTrue(side.compare(terms.best(), terms.average()) <= 0);
    assertTrue(side.compare(terms.average(), terms.worst()) <= 0);
  }

  private static List<Bite> of(List<Bite> bites, Part part) {
    return bites.stream().filter(bite -> bite.level().part().equals(part)).toList();
  }

  @Property(tries = 1_000)
  void takesAsTheOracle(
      @ForAll("priced") List<Part> parts, @ForAll Side side, @ForAll("orders") Order order) {
    Fill fill = Fill.of(Consolidation.of(parts), side, order);
    List<Bite> bites = oracle(parts, side, order);
    assertEquals(bites.isEmpty(), fill.total().isEmpty());
    fill.total().ifPresent(taken -> assertTaken(side, bites, taken));
    for (FillCost.Share share : fill.shares()) {
      assertTaken(side, of(bites, share.part()), share.taken());
    }
    assertEquals(
        bites.stream().map(bite -> bite.level().part()).distinct().count(), fill.shares().size());
  }

  @Property(tries = 1_000)
  void sharesSumUpToTheTotalLargestFirst(
      @ForAll("priced") List<Part> parts, @ForAll Side side, @ForAll("orders") Order order) {
    Fill fill = Fill.of(Consolidation.of(parts), side, order);
    BigDecimal size = BigDecimal.ZERO;
    BigDecimal before = BigDecimal.ZERO;
    BigDecimal after = BigDecimal.ZERO;
    BigDecimal largest = fill.shares().stream().findFirst().map(s -> s.taken().size()).orElse(size);
    for (FillCost.Share share : fill.shares()) {
      assertTrue(share.taken().size().compareTo(largest) <= 0);
      largest = share.taken().size();
      size = size.add(share.taken().size());
      before = before.add(share.taken().beforeFees().notional());
      after = after.add(share.taken().afterFees().notional());
    }
    Optional<FillCost> total = fill.total();
    assertNumber(total.map(FillCost::size).orElse(BigDecimal.ZERO), size);
    assertNumber(total.map(t -> t.beforeFees().notional()).orElse(BigDecimal.ZERO), before);
    assertNumber(total.map(t -> t.afterFees().notional()).orElse(BigDecimal.ZERO), after);
  }

  @Property(tries = 1_000)
  void aFilledOrderGetsWhatItWantsAndAnotherAllThereIs(
      @ForAll("priced") List<Part> parts, @ForAll Side side, @ForAll("orders") Order order) {
    Depth depth = Consolidation.of(parts);
    Fill fill = Fill.of(depth, side, order);
    BigDecimal size = fill.total().map(FillCost::size).orElse(BigDecimal.ZERO);
    if (!fill.filled()) {
      Ladder ladder = depth.ladder(side);
      BigDecimal all =
          ladder.isEmpty() ? BigDecimal.ZERO : ladder.cumulative().decimal(ladder.rows() - 1);
      assertTrue(size.signum() == 0 || size.compareTo(all) == 0);
    } else if (order instanceof Order.Size wanted) {
      assertNumber(wanted.size(), size);
    } else {
      BigDecimal notional = fill.total().orElseThrow().terms(depth.fees()).notional();
      BigDecimal worst = fill.total().orElseThrow().terms(depth.fees()).worst();
      BigDecimal unspent = ((Order.Notional) order).notional().subtract(notional);
      assertTrue(unspent.signum() >= 0);
      // the rest pays for less than the smallest size, at the worst price or the next one
      BigDecimal next =
          Oracle.levels(parts, side).stream()
              .map(Oracle.Level::price)
              .filter(price -> side.compare(price, worst) > 0)
              .findFirst()
              .orElse(worst);
      assertTrue(unspent.compareTo(worst.max(next).movePointLeft(8)) < 0);
    }
  }

  @Property(tries = 1_000)
  void theBestSingleVenueNeverBeatsThemAll(
      @ForAll("priced") List<Part> parts, @ForAll Side side, @ForAll("orders") Order order) {
    Depth depth = Consolidation.of(parts);
    Fill fill = Fill.of(depth, side, order);
    // each venue's cost or proceeds alone: the least cost or the largest proceeds is best, as with
    // the prices of a side
    Optional<BigDecimal> best =
        parts.stream()
            .map(Part::venue)
            .distinct()
            .flatMap(venue -> alone(depth.alone(venue), side, fill).stream())
            .min(side::compare);
    assertEquals(
        best.map(Books::bare),
        fill.single().map(single -> Books.bare(single.taken().terms(depth.fees()).notional())));
    fill.single()
        .ifPresent(
            single -> {
              assertTrue(single.saved().signum() >= 0);
              assertNumber(fill.total().orElseThrow().size(), single.taken().size());
              assertNumber(
                  single.saved(),
                  single
                      .taken()
                      .terms(depth.fees())
                      .notional()
                      .subtract(fill.total().orElseThrow().terms(depth.fees()).notional())
                      .abs());
            });
  }

  private static Optional<BigDecimal> alone(Depth alone, Side side, Fill fill) {
    return fill.total()
        .map(taken -> Fill.of(alone, side, new Order.Size(taken.size())))
        .filter(Fill::filled)
        .flatMap(Fill::total)
        .map(taken -> taken.terms(alone.fees()).notional());
  }

  @Property(tries = 1_000)
  void slippageReachAndCrossAreThoseOfTheOracle(
      @ForAll("priced") List<Part> parts, @ForAll Side side, @ForAll("orders") Order order) {
    Depth depth = Consolidation.of(parts);
    Fill fill = Fill.of(depth, side, order);
    List<Bite> bites = oracle(parts, side, order);
    BigDecimal size = sum(bites, Bite::size);
    assertEquals(
        depth
            .referenceMid()
            .filter(mid -> !bites.isEmpty())
            .map(mid -> bps(side, bites, mid, size)),
        fill.slippage().map(Fill.Slippage::afterFees));
    assertNumber(
        sum(
            bites.stream()
                .filter(
                    bite ->
                        depth
                            .best(side.other())
                            .filter(best -> side.compare(bite.level().price(), best) <= 0)
                            .isPresent())
                .toList(),
            Bite::size),
        fill.crossedSize());
    if (fill.filled()) {
      BigDecimal worst = fill.total().orElseThrow().terms(depth.fees()).worst();
      assertEquals(
          depth.reach(side).filter(reach -> side.compare(reach, worst) < 0).isPresent(),
          fill.beyondReach());
    } else {
      assertEquals(depth.reach(side).isPresent(), fill.beyondReach());
    }
  }

  private static BigDecimal bps(Side side, List<Bite> bites, BigDecimal mid, BigDecimal size) {
    BigDecimal notional = sum(bites, bite -> bite.level().after().multiply(bite.size()));
    BigDecimal worse = notional.subtract(mid.multiply(size));
    return (side == Side.ASK ? worse : worse.negate())
        .movePointRight(4)
        .divide(mid.multiply(size), 4, RoundingMode.CEILING);
  }

  @Provide
  Arbitrary<List<Part>> priced() {
    return RandomParts.priced();
  }

  @Provide
  Arbitrary<Order> orders() {
    Arbitrary<BigDecimal> numbers =
        Arbitraries.of(
                "1", "0.5", "30", "0.000000001", "1234.56789", "100000000000000000000", "1e-30")
            .map(BigDecimal::new);
    return Arbitraries.oneOf(numbers.map(Order.Size::new), numbers.map(Order.Notional::new));
  }

  private static Part part(String venue, String fee, Book book) {
    Pricing pricing = new Pricing(Rate.ONE, new BigDecimal(fee), false);
    return new Part(venue, Books.BTC_USD, book, false, false, pricing);
  }

  private static final Part CHEAP =
      part("cheap", "0.01", Books.of(List.of("99 1"), List.of("100 1", "101 1")));
  private static final Part DEAR =
      part("dear", "0", Books.of(List.of("98 5"), List.of("100.5 2", "103 2")));

  private static Depth depth(boolean fees) {
    return Consolidation.of(
        List.of(CHEAP.at(CHEAP.pricing().withFees(fees)), DEAR.at(DEAR.pricing().withFees(fees))));
  }

  @Test
  void buyingTakesTheLowestAsksOfAllVenues() {
    Fill fill = Fill.of(depth(false), Side.ASK, new Order.Size(new BigDecimal("2")));
    assertTrue(fill.filled());
    FillCost total = fill.total().orElseThrow();
    assertNumber(new BigDecimal("200.5"), total.beforeFees().notional());
    assertNumber(new BigDecimal("201.5"), total.afterFees().notional());
    assertNumber(BigDecimal.ONE, total.fees());
    assertNumber(new BigDecimal("100.25"), total.beforeFees().average());
    assertEquals(
        List.of("cheap", "dear"),
        fill.shares().stream().map(share -> share.part().venue()).toList());
    // each could alone: cheap for 201, dear for 201
    assertEquals("cheap", fill.single().orElseThrow().venue());
    assertNumber(new BigDecimal("0.5"), fill.single().orElseThrow().saved());
    // the mids are 99.5 and 99.25, their mean 99.375
    assertEquals(new BigDecimal("88.0504"), fill.slippage().orElseThrow().beforeFees());
  }

  @Test
  void whereTheDepthHasFeesTheWayGoesByPriceAfterFees() {
    Fill fill = Fill.of(depth(true), Side.ASK, new Order.Size(new BigDecimal("2")));
    assertEquals(
        List.of("dear"), fill.shares().stream().map(share -> share.part().venue()).toList());
    assertEquals(0, fill.total().orElseThrow().fees().signum());
  }

  @Test
  void sellingANotionalTakesTheHighestBids() {
    Fill fill = Fill.of(depth(false), Side.BID, new Order.Notional(new BigDecimal("197")));
    assertTrue(fill.filled());
    FillCost total = fill.total().orElseThrow();
    assertNumber(BigDecimal.valueOf(2), total.size());
    assertNumber(new BigDecimal("98.5"), total.beforeFees().average());
    Fill thirds = Fill.of(depth(false), Side.BID, new Order.Notional(new BigDecimal("33")));
    assertEquals(new BigDecimal("0.33333333"), thirds.total().orElseThrow().size());
  }

  @Test
  void equalPricesTakeTheLargerSizeThenTheVenueId() {
    Part small = part("aa", "0", Books.of(List.of(), List.of("100 1")));
    Part large = part("zz", "0", Books.of(List.of(), List.of("100.0 2")));
    Part equal = part("bb", "0", Books.of(List.of(), List.of("100 1")));
    Depth depth = Consolidation.of(List.of(equal, small, large));
    Fill fill = Fill.of(depth, Side.ASK, new Order.Size(new BigDecimal("2.5")));
    assertEquals(
        List.of("zz", "aa"), fill.shares().stream().map(share -> share.part().venue()).toList());
    assertEquals(Optional.empty(), fill.single());
  }

  @Test
  void namesWhoMayHoldMoreThanTheWayShowed() {
    Fill within = Fill.of(depth(false), Side.ASK, new Order.Size(new BigDecimal("3")));
    assertFalse(within.beyondReach());
    Fill beyond = Fill.of(depth(false), Side.ASK, new Order.Size(new BigDecimal("5")));
    assertTrue(beyond.filled());
    assertEquals(List.of(CHEAP), beyond.missing());
    Fill unfilled = Fill.of(depth(false), Side.ASK, new Order.Size(new BigDecimal("7")));
    assertFalse(unfilled.filled());
    assertNumber(BigDecimal.valueOf(6), unfilled.total().orElseThrow().size());
    assertEquals(List.of(CHEAP, DEAR), unfilled.missing());
  }

  @Test
  void tellsHowMuchWasTakenThroughACross() {
    Part high = part("high", "0", Books.of(List.of("101 1"), List.of("102 1")));
    Depth depth = Consolidation.of(List.of(CHEAP, DEAR, high));
    Fill fill = Fill.of(depth, Side.ASK, new Order.Size(new BigDecimal("5")));
    assertNumber(BigDecimal.valueOf(4), fill.crossedSize());
  }

  @Test
  void nothingComesOfAnEmptySideOrOfLessThanTheSmallestSize() {
    Fill none = Fill.of(Consolidation.of(List.of()), Side.ASK, new Order.Size(BigDecimal.ONE));
    assertFalse(none.filled());
    assertEquals(Optional.empty(), none.total());
    assertEquals(Optional.empty(), none.slippage());
    Fill dust = Fill.of(depth(false), Side.ASK, new Order.Notional(new BigDecimal("0.0000001")));
    assertFalse(dust.filled());
    assertEquals(Optional.empty(), dust.total());
  }

  @Test
  void anOrderWantsSomething() {
    assertThrows(IllegalArgumentException.class, () -> new Order.Size(BigDecimal.ZERO));
    assertThrows(IllegalArgumentException.class, () -> new Order.Notional(new BigDecimal("-1")));
  }
}
