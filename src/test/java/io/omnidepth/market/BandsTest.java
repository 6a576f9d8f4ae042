package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BandsTest {
  private static final List<Integer> WIDTHS = List.of(1, 50, 400, 1_000, 12_000);

  private static void assertBand(
      List<Part> parts, Side side, BigDecimal mid, int bps, Bands.Band band) {
    BigDecimal signed = BigDecimal.valueOf(side == Side.BID ? -bps : bps, 4);
    BigDecimal bound = mid.multiply(BigDecimal.ONE.add(signed));
    List<Oracle.Level> within =
        Oracle.levels(parts, side).stream()
            .filter(level -> side.compare(level.price(), bound) <= 0)
            .toList();
    assertEquals(bps, band.bps());
    assertEquals(Books.bare(bound), Books.bare(band.bound()));
    assertEquals(
        Books.bare(
            within.stream().map(Oracle.Level::size).reduce(BigDecimal.ZERO, BigDecimal::add)),
        Books.bare(band.size()));
    assertEquals(
        Books.bare(
            within.stream()
                .map(level -> level.price().multiply(level.size()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)),
        Books.bare(band.notional()));
    assertEquals(
        parts.stream().filter(part -> missing(part, side, bound)).toList(), band.missing());
  }

  private static boolean missing(Part part, Side side, BigDecimal bound) {
    int levels = part.book().levels(side);
    return !part.complete(side)
        && levels > 0
        && side.compare(Oracle.price(part, side, levels - 1), bound) < 0;
  }

  @Property(tries = 1_000)
  void bandsAreThoseOfTheOracleForAllAndForEachVenue(@ForAll("priced") List<Part> parts) {
    Depth depth = Consolidation.of(parts);
    Optional<Bands> bands = Bands.of(depth, WIDTHS);
    assertEquals(depth.referenceMid().isPresent(), bands.isPresent());
    for (Side side : Side.values()) {
      for (int i = 0; bands.isPresent() && i < WIDTHS.size(); i++) {
        BigDecimal mid = depth.referenceMid().orElseThrow();
        assertBand(parts, side, mid, WIDTHS.get(i), bands.get().of(side).get(i));
        for (String venue : parts.stream().map(Part::venue).distinct().toList()) {
          List<Part> own = parts.stream().filter(part -> part.venue().equals(venue)).toList();
          assertBand(own, side, mid, WIDTHS.get(i), bands.get().of(side, venue).get(i));
        }
      }
    }
  }

  @Property(tries = 500)
  void concentrationIsOneByTheSumOfSquaredShares(@ForAll("priced") List<Part> parts) {
    Depth depth = Consolidation.of(parts);
    Optional<Concentration> concentration = Concentration.within(depth, 1_000);
    Optional<Bands.Band> bids = Bands.of(depth, List.of(1_000)).map(b -> b.of(Side.BID).get(0));
    Optional<Bands.Band> asks = Bands.of(depth, List.of(1_000)).map(b -> b.of(Side.ASK).get(0));
    BigDecimal whole =
        bids.map(Bands.Band::size)
            .orElse(BigDecimal.ZERO)
            .add(asks.map(Bands.Band::size).orElse(BigDecimal.ZERO));
    assertEquals(whole.signum() > 0, concentration.isPresent());
    if (concentration.isPresent()) {
      BigDecimal squares = BigDecimal.ZERO;
      BigDecimal sum = BigDecimal.ZERO;
      for (Concentration.Share share : concentration.get().shares()) {
        squares = squares.add(share.size().pow(2));
        sum = sum.add(share.size());
      }
      assertEquals(Books.bare(whole), Books.bare(sum));
      assertEquals(
          whole.pow(2).divide(squares, 2, RoundingMode.HALF_EVEN),
          concentration.get().effectiveVenues());
    }
  }

  @Property(tries = 500)
  void theMicropriceIsAtOrBetweenTheBestPrices(@ForAll("priced") List<Part> parts) {
    Depth depth = Consolidation.of(parts);
    assertEquals(depth.mid().isPresent(), depth.microprice().isPresent());
    if (depth.microprice().isPresent()) {
      BigDecimal bid = depth.best(Side.BID).orElseThrow();
      BigDecimal ask = depth.best(Side.ASK).orElseThrow();
      BigDecimal microprice = depth.microprice().get();
      assertFalse(microprice.compareTo(bid.min(ask)) < 0 || microprice.compareTo(bid.max(ask)) > 0);
    }
  }

  @Provide
  Arbitrary<List<Part>> priced() {
    return RandomParts.priced();
  }

  private static final Depth DEPTH =
      Consolidation.of(
          List.of(
              Books.part("a", Books.of(List.of("99 1", "98 3"), List.of("101 2", "102 1"))),
              Books.part("b", Books.of(List.of("99.9 3", "50 1"), List.of("100.1 1", "200 9")))));

  @Test
  void whatRestsAtTheBoundIsWithin() {
    // both mids are 100
    List<Bands.Band> bids = Bands.of(DEPTH, List.of(99, 100, 300)).orElseThrow().of(Side.BID);
    assertEquals(new BigDecimal("3"), Books.bare(bids.get(0).size()));
    assertEquals(new BigDecimal("4"), Books.bare(bids.get(1).size()));
    assertEquals(new BigDecimal("398.7"), Books.bare(bids.get(1).notional()));
    assertFalse(bids.get(1).atLeast());
    assertEquals(List.of("a"), bids.get(2).missing().stream().map(Part::venue).toList());
  }

  @Test
  void imbalanceComparesBidsWithAsks() {
    assertEquals(Optional.of(new BigDecimal("0.5000")), DEPTH.imbalance());
    assertEquals(
        List.of(
            Optional.empty(),
            Optional.of(new BigDecimal("0.5000")),
            Optional.of(new BigDecimal("0.1429"))),
        Bands.of(DEPTH, List.of(1, 50, 100)).orElseThrow().imbalances());
  }

  @Test
  void theMicropriceIsNearerToTheAskWhereMoreIsBid() {
    assertEquals(Optional.of(new BigDecimal("100.05000000")), DEPTH.microprice());
    Depth oneSided =
        Consolidation.of(List.of(Books.part("a", Books.of(List.of("1 1"), List.of()))));
    assertEquals(Optional.empty(), oneSided.microprice());
    assertEquals(Optional.empty(), oneSided.imbalance());
    assertEquals(Optional.empty(), Bands.of(oneSided, Bands.USUAL));
  }

  @Test
  void concentrationCountsVenuesAsIfTheyHeldTheSame() {
    // a holds 1 + 2, b 3 + 1 within one per cent
    Concentration concentration = Concentration.within(DEPTH, 100).orElseThrow();
    assertEquals(new BigDecimal("1.96"), concentration.effectiveVenues());
    assertEquals(
        List.of("b 0.5714", "a 0.4286"),
        concentration.shares().stream().map(share -> share.venue() + " " + share.part()).toList());
  }

  @Test
  void widthsRiseFromAboveZero() {
    assertThrows(IllegalArgumentException.class, () -> Bands.of(DEPTH, List.of(0, 10)));
    assertThrows(IllegalArgumentException.class, () -> Bands.of(DEPTH, List.of(10, 10)));
  }
}
