package io.omnidepth.market;

import static io.omnidepth.support.Allocation.assertAtMost;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.support.Allocation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** A depth that is made after another is the same as one from nothing. */
class NextDepthTest {
  private static final List<String> VENUES =
      List.of("aa", "bb", "bb", "cc", "dd", "ee", "ff", "gg", "hh", "ii");

  /** A turn of a market: another book, other prices, no book, or the same as before. */
  private record Turn(int market, int kind, Book book, Pricing pricing) {}

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
                    + shares(ladder, i))
        .toList();
  }

  private static List<String> shares(Ladder ladder, int row) {
    return ladder.shares(row).stream()
        .map(share -> share.venue() + " " + size(ladder.shareSizes(), share.index()))
        .toList();
  }

  private static String size(Column sizes, int index) {
    return Decimals.text(sizes.decimal(index));
  }

  /** A book around 100 with a level in most groups of 0.01. */
  private static Book dense(long seed, int sizeScale) {
    Random random = new Random(seed);
    BookBuilder builder = new BookBuilder(BookBuilder.RepeatedPrice.SUM);
    for (int i = 0; i < 60; i++) {
      builder.add(Side.BID, 100_00 - random.nextInt(30), 2, 1 + random.nextInt(9), sizeScale);
      builder.add(Side.ASK, 100_01 + random.nextInt(30), 2, 1 + random.nextInt(9), sizeScale);
    }
    return ((BookBuilder.Result.Built) builder.build()).book();
  }

  @Provide
  Arbitrary<Book> books() {
    Arbitrary<Book> dense =
        Combinators.combine(
                Arbitraries.longs(), Arbitraries.frequency(Tuple.of(9, 3), Tuple.of(1, 5)))
            .as(NextDepthTest::dense);
    return Arbitraries.frequencyOf(Tuple.of(9, dense), Tuple.of(1, RandomParts.books()));
  }

  @Provide
  Arbitrary<List<Book>> firsts() {
    return books().list().ofMinSize(1).ofMaxSize(VENUES.size());
  }

  @Provide
  Arbitrary<List<Turn>> turns() {
    Arbitrary<Pricing> pricings =
        Combinators.combine(RandomParts.rates(), RandomParts.fees())
            .as((rate, fee) -> new Pricing(rate, fee, false));
    return Combinators.combine(
            Arbitraries.integers().between(0, VENUES.size() - 1),
            Arbitraries.integers().between(0, 11),
            books(),
            pricings)
        .as(Turn::new)
        .list()
        .ofMinSize(3)
        .ofMaxSize(8);
  }

  private static void change(List<Part> parts, Turn turn) {
    int place = turn.market() % Math.max(1, parts.size());
    if (parts.isEmpty() || turn.kind() == 0) {
      parts.add(place, Books.part(VENUES.get(turn.market()), turn.book()));
    } else if (turn.kind() == 1) {
      parts.remove(place);
    } else if (turn.kind() == 2) {
      parts.set(place, parts.get(place).at(turn.pricing()));
    } else if (turn.kind() < 10) {
      Part old = parts.get(place);
      parts.set(
          place, new Part(old.venue(), old.instrument(), turn.book(), false, false, old.pricing()));
    }
  }

  @Property(tries = 150)
  void eachOfASequenceIsTheSameAsFromNothing(
      @ForAll("firsts") List<Book> firsts, @ForAll("turns") List<Turn> turns) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < firsts.size(); i++) {
      parts.add(Books.part(VENUES.get(i), firsts.get(i)));
    }
    Depth depth = Consolidation.of(parts);
    compare(depth, parts, 0);
    for (Turn turn : turns) {
      change(parts, turn);
      depth = Consolidation.after(depth, parts);
      compare(depth, parts, turn.kind());
    }
  }

  /** Reads some views of both, in groups and not. */
  private static void compare(Depth depth, List<Part> parts, int kind) {
    Depth anew = Consolidation.of(fresh(parts));
    List<Optional<BigDecimal>> groups =
        List.of(Optional.of(new BigDecimal("0.01")), Optional.of(BigDecimal.ONE), Optional.empty());
    for (Optional<BigDecimal> group : groups) {
      for (int levels : List.of(10, 1_000)) {
        DepthView now = DepthView.of(depth, group, Optional.empty(), levels);
        DepthView expected = DepthView.of(anew, group, Optional.empty(), levels);
        // Not every view has its shares read.
        if (kind != 3) {
          assertEquals(rows(expected.bids()), rows(now.bids()));
        }
        assertEquals(rows(expected.asks()), rows(now.asks()));
        assertEquals(expected.more(), now.more());
      }
    }
  }

  private static List<Part> fresh(List<Part> parts) {
    return parts.stream()
        .map(
            part ->
                new Part(
                    part.venue(),
                    part.instrument(),
                    copy(part.book()),
                    part.bidsComplete(),
                    part.asksComplete(),
                    part.pricing()))
        .toList();
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

  /** Groups of a depth that nobody reads are not added up, whatever the depth before had. */
  @Test
  void nothingIsMadeBeforeItIsRead() {
    List<Part> parts =
        IntStream.range(0, 10).mapToObj(i -> Books.part(VENUES.get(i), dense(i, 3))).toList();
    Depth first = Consolidation.of(parts);
    compare(first, parts, 0);
    assertAtMost(2_000, (double) Allocation.warm(() -> Consolidation.after(first, parts)), "bytes");
  }
}
