package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A view that merges only the rows it needs shows the same as one that merges all. */
class DepthViewTest {
  /** What 1.1 + 2.2 is in binary floating point. */
  private static final BigDecimal TOO_FINE = new BigDecimal("3.3000000000000003");

  private static List<String> rows(Ladder ladder) {
    return IntStream.range(0, ladder.rows())
        .mapToObj(
            i ->
                Decimals.text(ladder.prices().decimal(i))
                    + " "
                    + Decimals.text(ladder.sizes().decimal(i))
                    + " "
                    + Decimals.text(ladder.cumulative().decimal(i))
                    + " "
                    + ladder.shares(i).stream()
                        .map(
                            share ->
                                share.venue()
                                    + Decimals.text(ladder.shareSizes().decimal(share.index())))
                        .toList())
        .toList();
  }

  /** All rows are merged, grouped and then cut. */
  private static Ladder slowly(
      List<Part> parts, Side side, Optional<BigDecimal> group, Optional<BigDecimal> range) {
    Depth depth = Consolidation.of(parts);
    Ladder whole = depth.ladder(side);
    Ladder grouped = group.map(whole::grouped).orElse(whole);
    return depth
        .referenceMid()
        .flatMap(
            mid ->
                range.map(
                    perCent -> {
                      BigDecimal away = mid.multiply(perCent).movePointLeft(2);
                      return grouped.upTo(side == Side.BID ? mid.subtract(away) : mid.add(away));
                    }))
        .orElse(grouped);
  }

  private static void holds(
      List<Part> parts, Optional<BigDecimal> group, Optional<BigDecimal> range, int levels) {
    DepthView view = DepthView.of(Consolidation.of(parts), group, range, levels);
    Ladder bids = slowly(parts, Side.BID, group, range);
    Ladder asks = slowly(parts, Side.ASK, group, range);
    assertEquals(rows(bids.best(levels)), rows(view.bids()));
    assertEquals(rows(asks.best(levels)), rows(view.asks()));
    boolean all =
        slowly(parts, Side.BID, group, Optional.empty()).rows() == view.bids().rows()
            && slowly(parts, Side.ASK, group, Optional.empty()).rows() == view.asks().rows();
    assertEquals(!all, view.more());
  }

  @Property(tries = 500)
  void showsWhatTheWholeWould(
      @ForAll("priced") List<Part> parts,
      @ForAll("steps") Optional<BigDecimal> group,
      @ForAll("ranges") Optional<BigDecimal> range,
      @ForAll @IntRange(min = 1, max = 6) int levels) {
    holds(parts, group, range, levels);
  }

  @Provide
  Arbitrary<List<Part>> priced() {
    return RandomParts.priced();
  }

  @Provide
  Arbitrary<Optional<BigDecimal>> steps() {
    return Arbitraries.of("0.07", "0.5700000000000001", "1", "25").map(BigDecimal::new).optional();
  }

  @Provide
  Arbitrary<Optional<BigDecimal>> ranges() {
    return Arbitraries.of("0.1", "20", "90").map(BigDecimal::new).optional();
  }

  private static Part deep(String venue, int levels) {
    return new Part(
        venue,
        new Instrument("BTC", "USD"),
        Books.of(
            IntStream.range(0, levels).mapToObj(i -> (90_000 - i) + " 1").toList(),
            IntStream.range(0, levels).mapToObj(i -> (90_001 + i) + " 2").toList()),
        false,
        false,
        Pricing.AS_SENT);
  }

  @Test
  void groupsThatTakeMoreRowsThanAreMergedAtFirstAreWhole() {
    List<Part> parts = List.of(deep("a", 9_000), deep("b", 7_000));
    for (int levels : List.of(1, 3, 500, 2_999, 3_000, 3_001)) {
      for (String range : List.of("0.5", "5", "50")) {
        holds(parts, Optional.of(new BigDecimal("3")), Optional.of(new BigDecimal(range)), levels);
        holds(parts, Optional.of(TOO_FINE), Optional.of(new BigDecimal(range)), levels);
      }
      holds(parts, Optional.of(TOO_FINE), Optional.empty(), levels);
      holds(parts, Optional.of(new BigDecimal("3")), Optional.empty(), levels);
      holds(parts, Optional.empty(), Optional.empty(), levels * 3);
      holds(parts, Optional.empty(), Optional.of(new BigDecimal("5")), Integer.MAX_VALUE);
      holds(parts, Optional.of(new BigDecimal("3")), Optional.empty(), Integer.MAX_VALUE);
    }
  }

  /**
   * A question.
   *
   * @param range in per cent; none cuts nothing
   */
  private record Question(BigDecimal step, Optional<BigDecimal> range, int levels) {}

  @Provide
  Arbitrary<List<Question>> questions() {
    return Combinators.combine(
            Arbitraries.of("0.5", "1", "1.5", "3", "3.3000000000000003", "10").map(BigDecimal::new),
            Arbitraries.of("0.05", "0.2", "0.5", "2", "5").map(BigDecimal::new).optional(),
            Arbitraries.of(1, 5, 66, 100, 150, 300, 1_000, 5_000))
        .as(Question::new)
        .list()
        .ofMinSize(2)
        .ofMaxSize(8);
  }

  /** Bids and asks that are near each other by the mid, and rare far away from it. */
  private static Part sparse(String venue, int gap) {
    return new Part(
        venue,
        new Instrument("BTC", "USD"),
        Books.of(
            IntStream.range(0, 900).mapToObj(i -> (90_000 - i - i * i / gap) + " 1").toList(),
            IntStream.range(0, 900).mapToObj(i -> (90_001 + i + i * i / gap) + " 2").toList()),
        false,
        false,
        Pricing.AS_SENT);
  }

  @Property(tries = 100)
  void whatWasAskedBeforeChangesNoAnswer(@ForAll("questions") List<Question> questions) {
    List<Part> parts = List.of(sparse("a", 40), sparse("b", 90));
    Depth depth = Consolidation.of(parts);
    for (Question each : questions) {
      DepthView view = DepthView.of(depth, Optional.of(each.step()), each.range(), each.levels());
      DepthView alone =
          DepthView.of(
              Consolidation.of(parts), Optional.of(each.step()), each.range(), each.levels());
      Ladder bids = slowly(parts, Side.BID, Optional.of(each.step()), each.range());
      assertEquals(rows(bids.best(each.levels())), rows(view.bids()), each.toString());
      assertEquals(rows(alone.bids()), rows(view.bids()));
      assertEquals(rows(alone.asks()), rows(view.asks()));
      assertEquals(alone.more(), view.more());
    }
  }

  @Test
  void aStepTooFineForLongsGroupsNoMoreRowsThanAreShown() {
    Depth depth = Consolidation.of(List.of(deep("a", 9_000)));
    DepthView view = DepthView.of(depth, Optional.of(TOO_FINE), Optional.empty(), 20);
    assertEquals(20, view.bids().rows());
    assertTrue(depth.rows(Side.BID, 1).ladder().rows() < 500);
  }

  @Test
  void theBestRowsCostNoMoreThanTheyAre() {
    Depth depth = Consolidation.of(List.of(deep("a", 9_000)));
    assertEquals(90_000, depth.best(Side.BID).orElseThrow().intValueExact());
    assertTrue(depth.rows(Side.BID, 1).ladder().rows() < 10);
    assertEquals(9_000, depth.ladder(Side.BID).rows());
  }
}
