package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class RateTest {
  private static Ratio ratio(String value) {
    return Ratio.of(new BigDecimal(value));
  }

  /** Whether the ratio is {@code over} divided by {@code under}, by multiplication. */
  private static boolean is(Ratio ratio, BigDecimal over, BigDecimal under) {
    return new BigDecimal(ratio.numerator())
            .multiply(under)
            .compareTo(over.multiply(new BigDecimal(ratio.denominator())))
        == 0;
  }

  @Property
  void ratiosMultiplyAndInvertExactly(
      @ForAll @BigRange(min = "0.000000001", max = "1000000000000000000000") @Scale(9)
          BigDecimal one,
      @ForAll @BigRange(min = "0.000000001", max = "1000000") @Scale(9) BigDecimal other) {
    assertTrue(is(Ratio.of(one), one, BigDecimal.ONE));
    assertTrue(is(Ratio.of(one).inverse(), BigDecimal.ONE, one));
    assertTrue(is(Ratio.of(one).times(Ratio.of(other).inverse()), one, other));
    assertEquals(one.compareTo(other), Ratio.of(one).compareTo(Ratio.of(other)));
    assertEquals(Ratio.of(one), Ratio.of(one).inverse().inverse());
    assertEquals(Ratio.of(one), Ratio.of(one.setScale(20)));
    assertEquals(Ratio.of(one).hashCode(), Ratio.of(one.setScale(20)).hashCode());
    assertNotEquals(Ratio.of(one), Ratio.of(one.add(BigDecimal.ONE)));
  }

  @Property
  void whatIsShownIsNeverBetterAndExactWhereTwelveDigitsSuffice(@ForAll("rates") Rate rate) {
    for (Side side : Side.values()) {
      BigDecimal shown = rate.shown(side);
      Ratio exact = rate.of(side);
      int off = Ratio.of(shown).compareTo(exact);
      assertTrue(side == Side.BID ? off <= 0 : off >= 0);
      assertTrue(shown.stripTrailingZeros().precision() <= 12);
      BigDecimal next =
          side == Side.BID ? shown.add(lastDigit(shown)) : shown.subtract(lastDigit(shown));
      assertTrue(off == 0 || Ratio.of(next).compareTo(exact) * off < 0);
    }
  }

  /** One in the twelfth significant digit. */
  private static BigDecimal lastDigit(BigDecimal number) {
    return BigDecimal.ONE.movePointRight(number.precision() - number.scale() - 12);
  }

  @Provide
  Arbitrary<Rate> rates() {
    return RandomParts.rates();
  }

  @Test
  void aRateIsTheMedianOfTheTwoSidedBooks() {
    Book low = Books.of(List.of("0.9990 1"), List.of("0.9994 1"));
    Book middle = Books.of(List.of("0.9995 1"), List.of("0.9998 1"));
    Book high = Books.of(List.of("0.9996 1"), List.of("1.0001 1"));
    Book oneSided = Books.of(List.of("0.5 1"), List.of());
    assertEquals(
        Optional.of(new Rate(ratio("0.9995"), ratio("0.9998"))),
        Rate.medianOf(List.of(high, low, oneSided, middle)));
    assertEquals(
        Optional.of(new Rate(ratio("0.99925"), ratio("0.9996"))),
        Rate.medianOf(List.of(low, middle)));
    assertEquals(Optional.empty(), Rate.medianOf(List.of(oneSided)));
  }

  @Test
  void anInverseSwapsTheSides() {
    Rate rate = new Rate(ratio("4"), ratio("5"));
    assertEquals(new Rate(ratio("0.2"), ratio("0.25")), rate.inverse());
    assertEquals(rate, rate.inverse().inverse());
  }

  @Test
  void aCrossMultipliesSideBySide() {
    assertEquals(
        new Rate(ratio("2"), ratio("3.75")),
        new Rate(ratio("4"), ratio("5")).times(new Rate(ratio("0.5"), ratio("0.75"))));
  }

  @Test
  void shownIsExactOrRoundedAgainstTheReader() {
    Rate thirds = new Rate(ratio("3"), ratio("3")).inverse();
    assertEquals(new BigDecimal("0.333333333333"), thirds.shown(Side.BID));
    assertEquals(new BigDecimal("0.333333333334"), thirds.shown(Side.ASK));
    assertEquals(
        0,
        new BigDecimal("0.99985")
            .compareTo(new Rate(ratio("0.99985"), ratio("1")).shown(Side.BID)));
  }

  @Test
  void theSpreadInBpsRoundsUp() {
    assertEquals(new BigDecimal("5.0026"), new Rate(ratio("0.9995"), ratio("1")).spreadBps());
    assertEquals(0, Rate.ONE.spreadBps().signum());
  }

  @Test
  void bidsAreNotAboveAsksAndRatiosAboveZero() {
    assertThrows(IllegalArgumentException.class, () -> new Rate(ratio("2"), ratio("1")));
    assertThrows(IllegalArgumentException.class, () -> ratio("0"));
    assertThrows(IllegalArgumentException.class, () -> ratio("-1"));
  }
}
