package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** The cost of random orders, compared with a slow walk. */
class FillOracleTest extends FilledBooks {
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
}
