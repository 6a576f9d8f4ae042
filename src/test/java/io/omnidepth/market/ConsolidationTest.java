package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConsolidationTest {
  private static Part part(String venue, Book book) {
    return Books.part(venue, book);
  }

  /** A row of the oracle or of a ladder. */
  private record Shown(
      BigDecimal price, BigDecimal size, BigDecimal cumulative, Map<String, BigDecimal> shares) {}

  /** The oracle: a map of BigDecimal. */
  private static List<Shown> oracle(List<Part> parts, Side side, Optional<BigDecimal> group) {
    Comparator<BigDecimal> bestFirst =
        side == Side.BID ? Comparator.reverseOrder() : Comparator.naturalOrder();
    TreeMap<BigDecimal, Map<String, BigDecimal>> rows = new TreeMap<>(bestFirst);
    for (Part part : parts) {
      for (int i = 0; i < part.book().levels(side); i++) {
        BigDecimal price = Oracle.price(part, side, i);
        BigDecimal shown =
            group
                .map(step -> price.divide(step, 0, Oracle.against(side)).multiply(step))
                .orElse(price);
        rows.computeIfAbsent(Books.bare(shown), p -> new TreeMap<>())
            .merge(part.venue(), Books.size(part.book(), side, i), BigDecimal::add);
      }
    }
    List<Shown> shown = new ArrayList<>();
    BigDecimal cumulative = BigDecimal.ZERO;
    for (Map.Entry<BigDecimal, Map<String, BigDecimal>> row : rows.entrySet()) {
      BigDecimal size = row.getValue().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      cumulative = cumulative.add(size);
      Map<String, BigDecimal> shares = new TreeMap<>();
      row.getValue().forEach((venue, share) -> shares.put(venue, Books.bare(share)));
      shown.add(new Shown(row.getKey(), Books.bare(size), Books.bare(cumulative), shares));
    }
    return shown;
  }

  private static List<Shown> shown(Ladder ladder) {
    List<Shown> rows = new ArrayList<>();
    for (int i = 0; i < ladder.rows(); i++) {
      Map<String, BigDecimal> shares = new TreeMap<>();
      for (Ladder.Share share : ladder.shares(i)) {
        shares.put(share.venue(), Books.bare(ladder.shareSizes().decimal(share.index())));
      }
      rows.add(
          new Shown(
              Books.bare(ladder.prices().decimal(i)),
              Books.bare(ladder.sizes().decimal(i)),
              Books.bare(ladder.cumulative().decimal(i)),
              shares));
    }
    return rows;
  }

  @Property(tries = 1_000)
  void mergesAsTheOracle(@ForAll("parts") List<Part> parts) {
    Depth depth = Consolidation.of(parts);
    for (Side side : Side.values()) {
      assertEquals(oracle(parts, side, Optional.empty()), shown(depth.ladder(side)));
    }
  }

  @Property(tries = 1_000)
  void groupsAsTheOracle(@ForAll("parts") List<Part> parts, @ForAll("steps") BigDecimal step) {
    Depth depth = Consolidation.of(parts);
    for (Side side : Side.values()) {
      assertEquals(
          oracle(parts, side, Optional.of(step)),
          shown(depth.ladder(side).grouped(step)),
          step + " " + side);
    }
  }

  @Property(tries = 500)
  void groupsNeverShowMoreThanRestsThereOrBetter(
      @ForAll("parts") List<Part> parts, @ForAll("steps") BigDecimal step) {
    Depth depth = Consolidation.of(parts);
    for (Side side : Side.values()) {
      Ladder exact = depth.ladder(side);
      Ladder grouped = exact.grouped(step);
      for (int i = 0; i < grouped.rows(); i++) {
        Ladder better = exact.upTo(grouped.prices().decimal(i));
        assertTrue(
            grouped
                    .cumulative()
                    .decimal(i)
                    .compareTo(better.cumulative().decimal(better.rows() - 1))
                <= 0);
      }
    }
  }

  @Property(tries = 1_000)
  void mergesConvertedAndWithFeesAsTheOracle(@ForAll("priced") List<Part> parts) {
    mergesAsTheOracle(parts);
  }

  @Property(tries = 1_000)
  void groupsWhatIsConvertedAndHasFeesAsTheOracle(
      @ForAll("priced") List<Part> parts, @ForAll("steps") BigDecimal step) {
    groupsAsTheOracle(parts, step);
  }

  @Property(tries = 500)
  void neitherABetterPriceNorMoreThanTheMarketsIsShown(
      @ForAll("priced") List<Part> parts, @ForAll("steps") BigDecimal step) {
    Depth depth = Consolidation.of(parts);
    for (Side side : Side.values()) {
      for (Ladder shown : List.of(depth.ladder(side), depth.ladder(side).grouped(step))) {
        for (int i = 0; i < shown.rows(); i++) {
          BigDecimal there = Oracle.exactlyThereOrBetter(parts, side, shown.prices().decimal(i));
          assertTrue(shown.cumulative().decimal(i).compareTo(there) <= 0);
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Part>> parts() {
    return RandomParts.asSent();
  }

  @Provide
  Arbitrary<List<Part>> priced() {
    return RandomParts.priced();
  }

  @Provide
  Arbitrary<BigDecimal> steps() {
    return Arbitraries.of(
            "1", "0.5", "0.07", "25", "1000", "0.000000000000000000003", "10000000000000000000000")
        .map(BigDecimal::new);
  }

  @Test
  void whatIsConvertedStaysInLongs() {
    Rate tether = new Rate(Ratio.of(new BigDecimal("0.99985")), Ratio.of(new BigDecimal("0.9999")));
    Book junkAsk =
        Books.of(List.of("77586.34 1", "0.01 5"), List.of("77586.35 1", "1000000000 0.00000001"));
    Pricing pricing = new Pricing(tether, new BigDecimal("0.001"), true);
    Depth depth =
        Consolidation.of(
            List.of(
                new Part("a", Books.BTC_USD, junkAsk, false, false, pricing),
                new Part("b", Books.BTC_USD, junkAsk, false, false, pricing)));
    for (Side side : Side.values()) {
      assertInstanceOf(Column.Narrow.class, depth.ladder(side).prices());
    }
  }

  @Test
  void pricesWithFeesAndWithoutDoNotMix() {
    Book book = Books.of(List.of("1 1"), List.of());
    List<Part> mixed =
        List.of(
            Books.part("a", book),
            new Part("b", Books.BTC_USD, book, false, false, Pricing.AS_SENT.withFees(true)));
    assertThrows(IllegalArgumentException.class, () -> Consolidation.of(mixed));
  }

  @Test
  void carriesOnBeyondALong() {
    Book huge = Books.of(List.of("5 9223372036854775807"), List.of());
    Depth depth =
        Consolidation.of(
            List.of(
                part("a", huge),
                part("b", huge),
                part("c", Books.of(List.of("4 0.5"), List.of()))));
    StringBuilder text = new StringBuilder();
    depth.ladder(Side.BID).cumulative().append(text, 1);
    assertEquals("18446744073709551614.5", text.toString());
  }

  @Test
  void tellsWhoHoldsARowLargestFirst() {
    Depth depth =
        Consolidation.of(
            List.of(
                part("zb", Books.of(List.of("100 1"), List.of())),
                part("aa", Books.of(List.of("100.0 1"), List.of())),
                part("mm", Books.of(List.of("100 3"), List.of()))));
    assertEquals(
        List.of("mm", "aa", "zb"),
        depth.ladder(Side.BID).shares(0).stream().map(Ladder.Share::venue).toList());
  }

  @Test
  void measuresAreExactAndSigned() {
    Depth depth =
        Consolidation.of(
            List.of(
                part("a", Books.of(List.of("100 1"), List.of("101 1"))),
                part("b", Books.of(List.of("101.5 2"), List.of("103 1"))),
                part("c", Books.of(List.of("99 2"), List.of()))));
    assertEquals(Optional.of(new BigDecimal("101.25")), depth.mid());
    assertEquals(Optional.of(new BigDecimal("-0.5")), depth.spread());
    assertEquals(Optional.of(new BigDecimal("-49.3827")), depth.spreadBps());
    assertTrue(depth.crossed());
    // the mids are 100.5 and 102.25; the one-sided book has none
    assertEquals(Optional.of(new BigDecimal("101.375")), depth.referenceMid());
  }

  @Test
  void theSpreadInBpsRoundsUp() {
    Depth depth =
        Consolidation.of(List.of(part("a", Books.of(List.of("2.9 1"), List.of("3.1 1")))));
    assertEquals(Optional.of(new BigDecimal("666.6667")), depth.spreadBps());
  }

  @Test
  void reachIsTheNearestEndOfWhatMayHaveMore() {
    Part shallow = part("a", Books.of(List.of("100 1", "99 1"), List.of("101 1", "102 1")));
    Part deep = part("b", Books.of(List.of("100 1", "50 1"), List.of("101 1", "200 1")));
    Book third = Books.of(List.of("100 1"), List.of("101 1"));
    Part whole = new Part("c", Books.BTC_USD, third, true, false, Pricing.AS_SENT);
    Depth depth = Consolidation.of(List.of(shallow, deep, whole));
    assertEquals(Optional.of(new BigDecimal("99")), depth.reach(Side.BID));
    assertEquals(Optional.of(new BigDecimal("101")), depth.reach(Side.ASK));
    assertEquals(Optional.empty(), Consolidation.of(List.of(whole)).reach(Side.BID));
  }

  @Test
  void nothingIsMeasuredOfAnEmptyDepth() {
    Depth depth = Consolidation.of(List.of());
    assertEquals(Optional.empty(), depth.mid());
    assertEquals(Optional.empty(), depth.spread());
    assertEquals(Optional.empty(), depth.referenceMid());
    assertEquals(Optional.empty(), depth.reach(Side.ASK));
    assertFalse(depth.crossed());
  }

  @Test
  void aViewCutsByRangeAndByLevelsAndSaysSo() {
    Depth depth =
        Consolidation.of(
            List.of(
                part(
                    "a",
                    Books.of(
                        List.of("99 1", "98 1", "90 1"), List.of("101 1", "102 1", "110 1")))));
    DepthView ranged =
        DepthView.of(depth, Optional.empty(), Optional.of(new BigDecimal("2")), 5_000);
    assertEquals(2, ranged.bids().rows());
    assertEquals(2, ranged.asks().rows());
    assertTrue(ranged.more());
    DepthView one = DepthView.of(depth, Optional.empty(), Optional.empty(), 1);
    assertEquals(1, one.bids().rows());
    assertTrue(one.more());
    assertFalse(DepthView.of(depth, Optional.empty(), Optional.empty(), 3).more());
    DepthView grouped = DepthView.of(depth, Optional.of(new BigDecimal("10")), Optional.empty(), 3);
    assertEquals(new BigDecimal("90"), grouped.bids().prices().decimal(0));
    assertEquals(1, grouped.bids().rows());
    assertFalse(grouped.more());
  }

  @Test
  void theLowestGroupOfBidsMayBeZero() {
    Depth depth = Consolidation.of(List.of(part("a", Books.of(List.of("0.4 1"), List.of("1 1")))));
    Ladder grouped = depth.ladder(Side.BID).grouped(BigDecimal.ONE);
    assertEquals(0, grouped.prices().decimal(0).signum());
  }
}
