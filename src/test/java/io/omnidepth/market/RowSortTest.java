package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowSortTest {
  /** A row's size is its original place, so that it shows which of two equal rows came first. */
  private record Row(long price, long size) {}

  private static void sorts(Side side, long[] prices) {
    int count = prices.length;
    Comparator<Row> rising = Comparator.comparingLong(Row::price);
    List<Row> oracle =
        IntStream.range(0, count)
            .mapToObj(i -> new Row(prices[i], i))
            .sorted(side == Side.BID ? rising.reversed() : rising)
            .toList();
    long[] roomy = Arrays.copyOf(prices, count + 3);
    long[] places = IntStream.range(0, count + 3).asLongStream().toArray();
    RowSort sorted = RowSort.bestFirst(side, roomy, places, count);
    assertEquals(
        oracle,
        IntStream.range(0, count)
            .mapToObj(i -> new Row(sorted.prices()[i], sorted.sizes()[i]))
            .toList());
  }

  @Property(tries = 200)
  void sortsAsTheLibraryDoes(
      @ForAll Side side,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 3_000) int count,
      @ForAll @IntRange(min = 1, max = 63) int bits) {
    Random random = new Random(seed);
    long[] prices = new long[count];
    for (int i = 0; i < count; i++) {
      prices[i] = 1 + (random.nextLong() >>> (64 - bits)) % (Long.MAX_VALUE - 1);
    }
    sorts(side, prices);
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void theLowestAndTheHighestPriceHaveTheirPlaces(Side side) {
    sorts(side, new long[] {Long.MAX_VALUE, 1, 2, Long.MAX_VALUE, Long.MAX_VALUE - 1, 1});
    sorts(side, new long[] {7, 7, 7});
    sorts(side, new long[] {7});
  }
}
