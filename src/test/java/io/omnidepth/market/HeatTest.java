package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeatTest {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static long number(BigDecimal price, BigDecimal step) {
    return price.divide(step, 0, RoundingMode.FLOOR).longValueExact();
  }

  /** The oracle's buckets with a size, by number. */
  private static Map<Long, BigDecimal> slowly(
      List<Part> parts, Side side, BigDecimal mid, BigDecimal step) {
    long first = number(mid.multiply(new BigDecimal("0.98")), step);
    long last = number(mid.multiply(new BigDecimal("1.02")), step);
    BigDecimal end = step.multiply(BigDecimal.valueOf(last + 1));
    Map<Long, BigDecimal> buckets = new TreeMap<>();
    for (Oracle.Level level : Oracle.levels(parts, side)) {
      if (level.price().compareTo(step.multiply(BigDecimal.valueOf(first))) >= 0
          && level.price().compareTo(end) < 0) {
        buckets.merge(number(level.price(), step), level.size(), BigDecimal::add);
      }
    }
    return buckets;
  }

  @Property(tries = 1_000)
  void bucketsAreThoseOfTheOracle(@ForAll("priced") List<Part> parts) {
    Depth depth = Consolidation.of(parts);
    BigDecimal mid = depth.referenceMid().orElse(HUNDRED);
    for (BigDecimal step : List.of(Heat.step(mid), Heat.step(mid).multiply(HUNDRED))) {
      Heat heat = Heat.of(depth, mid, step);
      for (Side side : Side.values()) {
        Map<Long, BigDecimal> expected = slowly(parts, side, mid, step);
        Heat.Buckets buckets = heat.buckets(side);
        for (int i = 0; i < buckets.count(); i++) {
          double size = expected.getOrDefault(buckets.first() + i, BigDecimal.ZERO).doubleValue();
          assertEquals(size, buckets.size(i), size * 1e-6);
          expected.remove(buckets.first() + i);
        }
        assertEquals(Map.of(), expected);
        if (buckets.count() > 0) {
          assertNotEquals(0, buckets.size(0));
          assertNotEquals(0, buckets.size(buckets.count() - 1));
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Part>> priced() {
    return RandomParts.priced();
  }

  @ParameterizedTest
  @CsvSource({
    "77584.5075, 20",
    "50000, 10",
    "50000.01, 20",
    "3113, 1",
    "100, 0.02",
    "0.00001234, 0.000000005",
    "1e9, 200000",
  })
  void theStepIsTheLeastOfOneTwoFiveFromAFiftiethOfAPercent(String mid, String step) {
    BigDecimal found = Heat.step(new BigDecimal(mid));
    assertEquals(step, Decimals.text(found));
    long buckets =
        number(new BigDecimal(mid).multiply(new BigDecimal("1.02")), found)
            - number(new BigDecimal(mid).multiply(new BigDecimal("0.98")), found)
            + 1;
    assertTrue(buckets >= 81 && buckets <= 201, mid + " " + buckets);
  }

  @Test
  void whatStaysAtItsPriceStaysInItsBucket() {
    Depth depth =
        Consolidation.of(
            List.of(Books.part("a", Books.of(List.of("99.98 1", "99 7"), List.of("100.02 2")))));
    BigDecimal step = new BigDecimal("0.02");
    for (String mid : List.of("100", "100.5", "99.3")) {
      Heat.Buckets bids = Heat.of(depth, new BigDecimal(mid), step).buckets(Side.BID);
      assertEquals(4950, bids.first());
      assertEquals(7, bids.size(0));
      assertEquals(50, bids.count());
      assertEquals(1, bids.size(49));
    }
    Heat further = Heat.of(depth, new BigDecimal("150"), step);
    assertEquals(0, further.buckets(Side.BID).count());
    assertEquals(0, further.buckets(Side.ASK).first());
  }

  @Test
  void aBucketHoldsItsLowerEdgeAndNotItsUpper() {
    Depth depth =
        Consolidation.of(
            List.of(
                Books.part(
                    "a",
                    Books.of(
                        List.of("99.99999999 1", "99.98 2", "99.97999999 4"), List.of("100 8")))));
    Heat heat = Heat.of(depth, HUNDRED, new BigDecimal("0.02"));
    assertEquals(4998, heat.buckets(Side.BID).first());
    assertEquals(4, heat.buckets(Side.BID).size(0));
    assertEquals(3, heat.buckets(Side.BID).size(1));
    assertEquals(5000, heat.buckets(Side.ASK).first());
  }
}
