package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The cost of an order, by example. */
class FillTest extends FilledBooks {
  private static final Part CHEAP =
      part("cheap", "0.01", Books.of(List.of("99 1"), List.of("100 1", "101 1")));

  private static final Part DEAR =
      part("dear", "0", Books.of(List.of("98 5"), List.of("100.5 2", "103 2")));

  private static Depth depth(boolean fees) {
    return Consolidation.of(
        List.of(CHEAP.at(CHEAP.pricing().withFees(fees)), DEAR.at(DEAR.pricing().withFees(fees))));
  }

  @Test
  void buyingTakesTheLowestAsksOfAllVenues() {
    Fill fill = Fill.of(depth(false), Side.ASK, new Order.Size(new BigDecimal("2")));
    assertTrue(fill.filled());
    FillCost total = fill.total().orElseThrow();
    assertNumber(new BigDecimal("200.5"), total.beforeFees().notional());
    assertNumber(new BigDecimal("201.5"), total.afterFees().notional());
    assertNumber(BigDecimal.ONE, total.fees());
    assertNumber(new BigDecimal("100.25"), total.beforeFees().average());
    assertEquals(
        List.of("cheap", "dear"),
        fill.shares().stream().map(share -> share.part().venue()).toList());
    // each could alone: cheap for 201, dear for 201
    assertEquals("cheap", fill.single().orElseThrow().venue());
    assertNumber(new BigDecimal("0.5"), fill.single().orElseThrow().saved());
    // the mids are 99.5 and 99.25, their mean 99.375
    assertEquals(new BigDecimal("88.0504"), fill.slippage().orElseThrow().beforeFees());
  }

  @Test
  void whereTheDepthHasFeesTheWayGoesByPriceAfterFees() {
    Fill fill = Fill.of(depth(true), Side.ASK, new Order.Size(new BigDecimal("2")));
    assertEquals(
        List.of("dear"), fill.shares().stream().map(share -> share.part().venue()).toList());
    assertEquals(0, fill.total().orElseThrow().fees().signum());
  }

  @Test
  void sellingANotionalTakesTheHighestBids() {
    Fill fill = Fill.of(depth(false), Side.BID, new Order.Notional(new BigDecimal("197")));
    assertTrue(fill.filled());
    FillCost total = fill.total().orElseThrow();
    assertNumber(BigDecimal.valueOf(2), total.size());
    assertNumber(new BigDecimal("98.5"), total.beforeFees().average());
    Fill thirds = Fill.of(depth(false), Side.BID, new Order.Notional(new BigDecimal("33")));
    assertEquals(new BigDecimal("0.33333333"), thirds.total().orElseThrow().size());
  }

  @Test
  void equalPricesTakeTheLargerSizeThenTheVenueId() {
    Part small = part("aa", "0", Books.of(List.of(), List.of("100 1")));
    Part large = part("zz", "0", Books.of(List.of(), List.of("100.0 2")));
    Part equal = part("bb", "0", Books.of(List.of(), List.of("100 1")));
    Depth depth = Consolidation.of(List.of(equal, small, large));
    Fill fill = Fill.of(depth, Side.ASK, new Order.Size(new BigDecimal("2.5")));
    assertEquals(
        List.of("zz", "aa"), fill.shares().stream().map(share -> share.part().venue()).toList());
    assertEquals(Optional.empty(), fill.single());
  }

  @Test
  void namesWhoMayHoldMoreThanTheWayShowed() {
    Fill within = Fill.of(depth(false), Side.ASK, new Order.Size(new BigDecimal("3")));
    assertFalse(within.beyondReach());
    Fill beyond = Fill.of(depth(false), Side.ASK, new Order.Size(new BigDecimal("5")));
    assertTrue(beyond.filled());
    assertEquals(List.of(CHEAP), beyond.missing());
    Fill unfilled = Fill.of(depth(false), Side.ASK, new Order.Size(new BigDecimal("7")));
    assertFalse(unfilled.filled());
    assertNumber(BigDecimal.valueOf(6), unfilled.total().orElseThrow().size());
    assertEquals(List.of(CHEAP, DEAR), unfilled.missing());
  }

  @Test
  void tellsHowMuchWasTakenThroughACross() {
    Part high = part("high", "0", Books.of(List.of("101 1"), List.of("102 1")));
    Depth depth = Consolidation.of(List.of(CHEAP, DEAR, high));
    Fill fill = Fill.of(depth, Side.ASK, new Order.Size(new BigDecimal("5")));
    assertNumber(BigDecimal.valueOf(4), fill.crossedSize());
  }

  @Test
  void nothingComesOfAnEmptySideOrOfLessThanTheSmallestSize() {
    Fill none = Fill.of(Consolidation.of(List.of()), Side.ASK, new Order.Size(BigDecimal.ONE));
    assertFalse(none.filled());
    assertEquals(Optional.empty(), none.total());
    assertEquals(Optional.empty(), none.slippage());
    Fill dust = Fill.of(depth(false), Side.ASK, new Order.Notional(new BigDecimal("0.0000001")));
    assertFalse(dust.filled());
    assertEquals(Optional.empty(), dust.total());
  }

  @Test
  void anOrderWantsSomething() {
    assertThrows(IllegalArgumentException.class, () -> new Order.Size(BigDecimal.ZERO));
    assertThrows(IllegalArgumentException.class, () -> new Order.Notional(new BigDecimal("-1")));
  }
}
