package io.omnidepth.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Book;
import io.omnidepth.market.BookBuilder;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StepSizesTest {
  private final StepSizes sizes = new StepSizes();

  private static Book book(Random random) {
    BookBuilder builder = new BookBuilder(BookBuilder.RepeatedPrice.LAST_WINS);
    int scale = random.nextInt(3);
    for (int i = 0; i < 40; i++) {
      builder.add(Side.BID, 100_000 - 1 - random.nextInt(900), scale, 1 + random.nextInt(99), 2);
      builder.add(Side.ASK, 100_000 + 1 + random.nextInt(900), scale, 1 + random.nextInt(99), 2);
    }
    return ((BookBuilder.Result.Built) builder.build()).book();
  }

  /** The slow twin: a map from the price of each step to its size. */
  private static Map<BigDecimal, BigDecimal> twin(Book book, Side side, BigDecimal step) {
    Map<BigDecimal, BigDecimal> sums = new TreeMap<>();
    RoundingMode rounding = side == Side.BID ? RoundingMode.FLOOR : RoundingMode.CEILING;
    for (int i = 0; i < book.levels(side); i++) {
      BigDecimal price = book.priceDecimal(side, i).divide(step, 0, rounding).multiply(step);
      sums.merge(price.stripTrailingZeros(), book.sizeDecimal(side, i), BigDecimal::add);
    }
    return sums;
  }

  @Property(tries = 300)
  void theSizesAreThoseOfAMap(@ForAll long seed) {
    Random random = new Random(seed);
    Book book = book(random);
    BigDecimal step =
        BigDecimal.valueOf(List.of(5, 10, 20, 50).get(random.nextInt(4)), book.priceScale());
    for (Side side : Side.values()) {
      assertTrue(sizes.fill(book, side, step));
      Map<BigDecimal, BigDecimal> sums = new TreeMap<>();
      for (int i = 0; i < sizes.told(); i++) {
        if (sizes.size(i) > 0) {
          assertEquals(i, sizes.distanceOf(sizes.stepAt(i)));
          sums.put(
              step.multiply(BigDecimal.valueOf(sizes.stepAt(i))).stripTrailingZeros(),
              BigDecimal.valueOf(sizes.size(i), book.sizeScale()));
        }
      }
      assertEquals(twin(book, side, step).toString(), sums.toString());
    }
  }

  @Test
  void theStepIsTheNearestOfOneTwoAndFive() {
    assertEquals("10", WallFinder.nearest(new BigDecimal("7.77")).toPlainString());
    assertEquals("10", WallFinder.nearest(new BigDecimal("14")).toPlainString());
    assertEquals("20", WallFinder.nearest(new BigDecimal("14.5")).toPlainString());
    assertEquals("2", WallFinder.nearest(new BigDecimal("3.1")).toPlainString());
    assertEquals("0.05", WallFinder.nearest(new BigDecimal("0.04")).toPlainString());
    assertEquals("0.00001", WallFinder.nearest(new BigDecimal("0.000013")).toPlainString());
  }
}
