package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.BookBuilder.RepeatedPrice;
import io.omnidepth.market.BookBuilder.Result;
import io.omnidepth.market.Books.Row;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BookBuilderTest {
  private static Result build(RepeatedPrice rule, Row... rows) {
    BookBuilder builder = new BookBuilder(rule);
    for (Row row : rows) {
      Books.add(builder, row);
    }
    return builder.build();
  }

  private static Row bid(String price, String size) {
    return new Row(Side.BID, price, size);
  }

  private static Row ask(String price, String size) {
    return new Row(Side.ASK, price, size);
  }

  private static void refuses(String words, Row... rows) {
    Result.Refused refused =
        assertInstanceOf(Result.Refused.class, build(RepeatedPrice.LAST_WINS, rows));
    assertTrue(refused.why().contains(words), refused.why());
  }

  /**
   * The oracle: maps of BigDecimal. Rows come unsorted, repeated, with size zero, with scales that
   * differ.
   */
  @Property(tries = 2_000)
  void buildsWhatTheOracleBuilds(@ForAll("rows") List<Row> rows, @ForAll RepeatedPrice rule) {
    Map<Side, SortedMap<BigDecimal, BigDecimal>> oracle =
        Map.of(Side.BID, new TreeMap<>(Comparator.reverseOrder()), Side.ASK, new TreeMap<>());
    for (Row row : rows) {
      BigDecimal size = new BigDecimal(row.size());
      side(oracle, row.side())
          .merge(
              new BigDecimal(row.price()),
              size,
              (a, b) -> rule == RepeatedPrice.SUM ? a.add(b) : b);
    }
    oracle.values().forEach(side -> side.values().removeIf(size -> size.signum() == 0));
    SortedMap<BigDecimal, BigDecimal> bids = side(oracle, Side.BID);
    SortedMap<BigDecimal, BigDecimal> asks = side(oracle, Side.ASK);
    boolean empty = bids.isEmpty() && asks.isEmpty();
    boolean crossed =
        !bids.isEmpty() && !asks.isEmpty() && bids.firstKey().compareTo(asks.firstKey()) >= 0;

    Result result = build(rule, rows.toArray(Row[]::new));
    if (empty || crossed) {
      assertInstanceOf(Result.Refused.class, result);
      return;
    }
    Book book = assertInstanceOf(Result.Built.class, result).book();
    for (Side side : Side.values()) {
      assertEquals(side(oracle, side).size(), book.levels(side));
      int i = 0;
      for (Map.Entry<BigDecimal, BigDecimal> level : side(oracle, side).entrySet()) {
        assertEquals(Books.bare(level.getKey()), Books.price(book, side, i));
        assertEquals(Books.bare(level.getValue()), Books.size(book, side, i++));
      }
    }
  }

  private static SortedMap<BigDecimal, BigDecimal> side(
      Map<Side, SortedMap<BigDecimal, BigDecimal>> sides, Side side) {
    SortedMap<BigDecimal, BigDecimal> levels = sides.get(side);
    if (levels == null) {
      throw new AssertionError(side);
    }
    return levels;
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    Arbitrary<Side> sides = Arbitraries.of(Side.class);
    Arbitrary<Integer> scales = Arbitraries.integers().between(0, 6);
    Arbitrary<Integer> units = Arbitraries.integers().between(1, 60);
    Arbitrary<Integer> sizes = Arbitraries.integers().between(0, 40);
    return Combinators.combine(sides, units, scales, sizes, scales)
        .as(
            (side, price, priceScale, size, sizeScale) ->
                new Row(
                    side,
                    // bids mostly below, asks mostly above 100, so that books are now and then
                    // crossed
                    new BigDecimal(side == Side.BID ? 100 : 99)
                        .add(BigDecimal.valueOf(side == Side.BID ? -price : price, priceScale))
                        .toPlainString(),
                    BigDecimal.valueOf(size, sizeScale).toString()))
        .list()
        .ofMaxSize(60);
  }

  @Test
  void sortsManyUnsortedRows() {
    BookBuilder builder = new BookBuilder(RepeatedPrice.LAST_WINS);
    for (int i = 0; i < 6_000; i++) {
      builder.add(Side.ASK, 1 + (i * 7_919L) % 6_007, 3, 1 + i, 8);
    }
    Book book = assertInstanceOf(Result.Built.class, builder.build()).book();
    assertEquals(6_000, book.levels(Side.ASK));
    for (int i = 1; i < 6_000; i++) {
      assertTrue(book.price(Side.ASK, i) > book.price(Side.ASK, i - 1));
    }
  }

  @Test
  void refusesWhatCannotBe() {
    refuses("bid price 0 is not above zero", bid("0", "1"));
    refuses("ask price -5.5 is not above zero", ask("-5.5", "1"));
    refuses("bid size -0.1 is below zero", bid("5", "-0.1"));
    refuses("crossed in itself: best bid 101, best ask 100.5", bid("101", "1"), ask("100.5", "1"));
    refuses("crossed in itself", bid("100", "1"), ask("100.0", "1"));
    refuses("both sides are empty", bid("100", "0"));
    refuses("both sides are empty");
  }

  @Test
  void refusesNumbersThatNoCommonScaleHolds() {
    refuses(
        "ask price 1000000000000000000 outgrows a long",
        bid("0.01", "1"),
        ask("1000000000000000000", "1"));
    refuses("bid price 0.01 has 2 decimals", ask("1000000000000000000", "1"), bid("0.01", "1"));
    refuses("ask size 0.00000000000000001", bid("1", "5000"), ask("2", "0.00000000000000001"));
  }

  @Test
  void oneEmptySideIsAFact() {
    Book book =
        assertInstanceOf(Result.Built.class, build(RepeatedPrice.LAST_WINS, bid("5", "1"))).book();
    assertEquals(0, book.levels(Side.ASK));
  }

  @Test
  void aLaterZeroTakesALevelAway() {
    Book book =
        assertInstanceOf(
                Result.Built.class,
                build(RepeatedPrice.LAST_WINS, bid("5", "1"), bid("4", "1"), bid("5.0", "0")))
            .book();
    assertEquals(1, book.levels(Side.BID));
    assertEquals(4, book.price(Side.BID, 0));
  }
}
