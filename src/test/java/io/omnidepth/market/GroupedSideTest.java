package io.omnidepth.market;

import static io.omnidepth.support.Allocation.assertAtMost;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.support.Allocation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** Groups that are added up book by book are those of the merged rows. */
class GroupedSideTest {
  private static final Optional<BigDecimal> UNBOUNDED = Optional.empty();

  /** A row in words, with its shares in order. */
  private static List<String> rows(Ladder ladder) {
    return IntStream.range(0, ladder.rows())
        .mapToObj(
            i ->
                Decimals.text(ladder.prices().decimal(i))
                    + " "
                    + Decimals.text(ladder.sizes().decimal(i))
                    + " "
                    + Decimals.text(ladder.cumulative().decimal(i))
                    + shares(ladder, i))
        .toList();
  }

  private static List<String> shares(Ladder ladder, int row) {
    return ladder.shares(row).stream()
        .map(
            share ->
                share.venue() + " " + Decimals.text(ladder.shareSizes().decimal(share.index())))
        .toList();
  }

  /** The groups as the merged rows have them. */
  private static List<String> merged(List<Part> parts, Side side, BigDecimal step) {
    return rows(Consolidation.of(fresh(parts)).ladder(side).grouped(step));
  }

  /** The same parts with books that nobody has grouped. */
  private static List<Part> fresh(List<Part> parts) {
    return parts.stream().map(part -> with(part, copy(part.book()))).toList();
  }

  private static Part with(Part part, Book book) {
    return new Part(
        part.venue(),
        part.instrument(),
        book,
        part.bidsComplete(),
        part.asksComplete(),
        part.pricing());
  }

  private static Book copy(Book book) {
    return new Book(
        book.priceScale(),
        book.sizeScale(),
        book.prices(Side.BID),
        book.sizes(Side.BID),
        book.prices(Side.ASK),
        book.sizes(Side.ASK));
  }

  /**
   * A book around 100 with dense and with rare levels.
   *
   * @param gaps the steps of 0.01 from level to level
   */
  private static Book book(List<Integer> gaps, int priceScale, int sizeScale) {
    BookBuilder builder = new BookBuilder(BookBuilder.RepeatedPrice.LAST_WINS);
    long bid = 10_000_000;
    long ask = 10_000_001;
    for (int gap : gaps) {
      bid -= gap;
      ask += gap;
      if (bid > 0) {
        builder.add(Side.BID, bid, priceScale, 1 + bid % 977, sizeScale);
      }
      builder.add(Side.ASK, ask, priceScale, 1 + ask % 1009, sizeScale);
    }
    return ((BookBuilder.Result.Built) builder.build()).book();
  }

  @Provide
  Arbitrary<List<Part>> parts() {
    Arbitrary<Integer> gaps =
        Arbitraries.frequencyOf(
            Tuple.of(30, Arbitraries.integers().between(1, 5)),
            Tuple.of(3, Arbitraries.integers().between(50, 400)),
            Tuple.of(1, Arbitraries.integers().between(90_000, 3_000_000)));
    Arbitrary<Book> books =
        Combinators.combine(
                gaps.list().ofMinSize(1).ofMaxSize(60),
                Arbitraries.of(5, 6),
                Arbitraries.of(0, 3, 8))
            .as(GroupedSideTest::book);
    Arbitrary<Pricing> pricings =
        Combinators.combine(RandomParts.rates(), RandomParts.fees())
            .as((rate, fee) -> new Pricing(rate, fee, true));
    Arbitrary<Pricing> usual = Arbitraries.of(Pricing.AS_SENT.withFees(true));
    Arbitrary<Part> parts =
        Combinators.combine(
                Arbitraries.of("kraken", "okx", "gate", "mexc"),
                books,
                Arbitraries.frequencyOf(Tuple.of(3, usual), Tuple.of(1, pricings)))
            .as((venue, book, pricing) -> with(Books.part(venue, book).at(pricing), book));
    return parts.list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<BigDecimal> steps() {
    return Arbitraries.of("0.00001", "0.0002", "0.00037", "0.001", "0.05", "1", "30", "0.0000025")
        .map(BigDecimal::new);
  }

  @Provide
  Arbitrary<Optional<BigDecimal>> groups() {
    return steps().optional();
  }

  @Property(tries = 1_000)
  void addsUpWhatTheMergedRowsHave(
      @ForAll("parts") List<Part> parts, @ForAll("steps") BigDecimal step) {
    for (Side side : Side.values()) {
      List<String> expected = merged(parts, side, step);
      for (int levels : List.of(1, 3, 20, 100_000)) {
        DepthView view =
            DepthView.of(Consolidation.of(parts), Optional.of(step), UNBOUNDED, levels);
        Ladder ladder = side == Side.BID ? view.bids() : view.asks();
        assertEquals(expected.subList(0, Math.min(levels, expected.size())), rows(ladder));
      }
    }
  }

  @Property(tries = 500)
  void aDepthAfterAnotherIsTheSameAsOneFromNothing(
      @ForAll("parts") List<Part> first,
      @ForAll("parts") List<Part> second,
      @ForAll("groups") Optional<BigDecimal> group,
      @ForAll boolean[] taken) {
    List<Part> parts = new ArrayList<>(first);
    Optional<BigDecimal> range = Optional.of(new BigDecimal("0.2"));
    for (int turn = 0; turn <= second.size(); turn++) {
      for (int levels : List.of(2, 1_000)) {
        DepthView now = DepthView.of(Consolidation.of(parts), group, range, levels);
        DepthView anew = DepthView.of(Consolidation.of(fresh(parts)), group, range, levels);
        assertEquals(rows(anew.bids()), rows(now.bids()));
        assertEquals(rows(anew.asks()), rows(now.asks()));
        assertEquals(anew.more(), now.more());
        assertEquals(anew.depth().reach(Side.ASK), now.depth().reach(Side.ASK));
      }
      if (turn < second.size()) {
        change(parts, second.get(turn), turn < taken.length && taken[turn]);
      }
    }
  }

  /** A book is new, or has other prices, or its venue goes, or another comes. */
  private static void change(List<Part> parts, Part next, boolean replaces) {
    int place = parts.isEmpty() ? 0 : next.book().levels(Side.ASK) % parts.size();
    if (replaces && !parts.isEmpty()) {
      Part old = parts.get(place);
      parts.set(
          place,
          next.book().levels(Side.BID) % 2 == 0 ? with(old, next.book()) : old.at(next.pricing()));
    } else if (next.book().levels(Side.ASK) % 3 == 0 && !parts.isEmpty()) {
      parts.remove(place);
    } else {
      parts.add(next);
    }
  }

  private static Part deep(String venue, long seed) {
    List<Integer> gaps =
        IntStream.range(0, 1_000).map(i -> (int) (1 + (seed + i * 7L) % 5)).boxed().toList();
    return Books.part(venue, book(gaps, 2, 8));
  }

  private static final Optional<BigDecimal> STEP = Optional.of(new BigDecimal("0.1"));

  @Test
  void viewsOfOneDepthShareTheirGroups() {
    Depth depth = Consolidation.of(List.of(deep("a", 1), deep("b", 2)));
    DepthView wide = DepthView.of(depth, STEP, UNBOUNDED, 200);
    DepthView small = DepthView.of(depth, STEP, UNBOUNDED, 20);
    assertSame(wide.bids().prices(), small.bids().prices());
    assertInstanceOf(Column.Narrow.class, wide.bids().prices());
  }

  /** A reader that asks with ever new steps fills no heap. */
  @Test
  void fewGroupsAreKept() {
    Part part = deep("a", 1);
    Depth depth = Consolidation.of(List.of(part));
    Runnable kept = () -> group(depth, 1);
    group(depth, 1);
    assertAtMost(2_000, (double) Allocation.warm(kept), "bytes for a known step");
    for (int step = 1; step < 100; step++) {
      group(depth, step);
    }
    assertTrue(Allocation.of(() -> group(depth, 99)) > 2_000);
  }

  private static void group(Depth depth, int step) {
    DepthView.of(depth, Optional.of(BigDecimal.valueOf(step, 2)), UNBOUNDED, 900);
  }

  /** Groups of merged rows would be made anew for each view. */
  @Test
  void convertedPricesWithFeesAreNotMerged() {
    Ratio one = Ratio.of(new BigDecimal("77586.35"));
    Ratio other = Ratio.of(new BigDecimal("77590.12"));
    Rate cross = new Rate(one.times(other.inverse()), one.times(other.inverse()));
    Pricing pricing = new Pricing(cross, new BigDecimal("0.0026"), true);
    Depth depth = Consolidation.of(List.of(deep("a", 1).at(pricing), deep("b", 2).at(pricing)));
    DepthView wide = DepthView.of(depth, STEP, UNBOUNDED, 200);
    assertSame(wide.asks().prices(), DepthView.of(depth, STEP, UNBOUNDED, 20).asks().prices());
  }

  @Test
  void aViewCostsNoMoreHeapThanItsRows() {
    List<Part> parts = IntStream.range(0, 20).mapToObj(i -> deep("venue" + i, i)).toList();
    List<DepthView> views = new ArrayList<>();
    Runnable grouped = () -> views.add(DepthView.of(Consolidation.of(parts), STEP, UNBOUNDED, 200));
    Runnable plain =
        () -> views.add(DepthView.of(Consolidation.of(parts), Optional.empty(), UNBOUNDED, 200));
    assertAtMost(40_000, (double) Allocation.warm(grouped), "bytes for groups");
    assertAtMost(160_000, (double) Allocation.warm(plain), "bytes for rows");
  }
}
