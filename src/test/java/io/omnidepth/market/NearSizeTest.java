package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class NearSizeTest {
  @Provide
  Arbitrary<Book> books() {
    return RandomParts.books();
  }

  @Property(tries = 500)
  void itIsTheSumOfTheLevelsWithinTheBound(
      @ForAll("books") Book book, @ForAll @LongRange(min = 60_000, max = 140_000) long mid) {
    BigDecimal middle = BigDecimal.valueOf(mid, 3);
    NearSize near = NearSize.of(book, middle);
    assertEquals(0, sum(book, Side.BID, middle).compareTo(near.bid()));
    assertEquals(0, sum(book, Side.ASK, middle).compareTo(near.ask()));
  }

  private static BigDecimal sum(Book book, Side side, BigDecimal mid) {
    BigDecimal away = mid.multiply(new BigDecimal("0.001"));
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < book.levels(side); i++) {
      BigDecimal price = book.priceDecimal(side, i);
      boolean isWithin =
          side == Side.BID
              ? price.compareTo(mid.subtract(away)) >= 0
              : price.compareTo(mid.add(away)) <= 0;
      sum = isWithin ? sum.add(book.sizeDecimal(side, i)) : sum;
    }
    return sum;
  }

  @Test
  void aLevelAtTheBoundIsWithin() {
    Book book = Books.of(List.of("999.9 1", "999 2", "998.99 4"), List.of("1001 1", "1001.01 1"));
    NearSize near = NearSize.of(book, BigDecimal.valueOf(1_000));
    assertEquals(BigDecimal.valueOf(3), near.bid());
    assertEquals(BigDecimal.ONE, near.ask());
  }
}
