package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PricingTest {
  private static Part part(Book book, String bid, String ask, String fee, boolean fees) {
    Rate rate = new Rate(Ratio.of(new BigDecimal(bid)), Ratio.of(new BigDecimal(ask)));
    return new Part(
        "okx",
        new Instrument("BTC", "USDT"),
        book,
        false,
        false,
        new Pricing(rate, new BigDecimal(fee), fees));
  }

  @Property(tries = 1_000)
  void pricesAreThoseOfTheOracle(@ForAll("priced") List<Part> parts) {
    for (Part part : parts) {
      for (Side side : Side.values()) {
        for (int i = 0; i < part.book().levels(side); i++) {
          assertEquals(Books.bare(Oracle.price(part, side, i)), Books.bare(part.price(side, i)));
        }
      }
    }
  }

  @Property(tries = 1_000)
  void pricesStayAboveZeroAndApartAndNeverCrossInOneBook(@ForAll("priced") List<Part> parts) {
    for (Part part : parts) {
      for (Side side : Side.values()) {
        for (int i = 0; i < part.book().levels(side); i++) {
          assertTrue(part.price(side, i).signum() > 0);
          assertTrue(i == 0 || side.compare(part.price(side, i - 1), part.price(side, i)) < 0);
        }
      }
      assertTrue(
          part.best(Side.BID)
              .flatMap(bid -> part.best(Side.ASK).filter(ask -> ask.compareTo(bid) <= 0))
              .isEmpty());
    }
  }

  @Property(tries = 1_000)
  void longsAndWiderNumbersSayTheSame(@ForAll("priced") List<Part> parts) {
    for (Part part : parts) {
      for (Side side : Side.values()) {
        Multiplier multiplier = Multiplier.of(part, side);
        for (int i = 0; i < part.book().levels(side); i++) {
          long price = part.book().price(side, i);
          BigInteger wide = multiplier.wide(price);
          if (Decimals.fitsLong(wide)) {
            assertEquals(wide.longValueExact(), multiplier.narrow(price));
          } else {
            assertThrows(ArithmeticException.class, () -> multiplier.narrow(price));
          }
        }
      }
    }
  }

  @Property(tries = 500)
  void feesDoNotMoveTheReferenceMid(@ForAll("priced") List<Part> parts) {
    List<Part> feeless =
        parts.stream().map(part -> part.at(part.pricing().withFees(false))).toList();
    assertEquals(Consolidation.of(feeless).referenceMid(), Consolidation.of(parts).referenceMid());
  }

  @Property(tries = 500)
  void theReferenceMidIsTheMedianOfTheOraclesMids(@ForAll("priced") List<Part> parts) {
    List<BigDecimal> twice =
        parts.stream()
            .filter(part -> part.book().twoSided())
            .map(
                part ->
                    Oracle.price(part, Side.BID, 0, false)
                        .add(Oracle.price(part, Side.ASK, 0, false)))
            .sorted()
            .toList();
    Optional<BigDecimal> four =
        twice.isEmpty()
            ? Optional.empty()
            : Optional.of(twice.get((twice.size() - 1) / 2).add(twice.get(twice.size() / 2)));
    assertEquals(
        four.map(Books::bare),
        Consolidation.of(parts)
            .referenceMid()
            .map(mid -> Books.bare(mid.multiply(BigDecimal.valueOf(4)))));
  }

  @Provide
  Arbitrary<List<Part>> priced() {
    return RandomParts.priced();
  }

  @Test
  void whatHasSixPlacesMoreIsExactAndTheRestRoundedAgainstTheReader() {
    Book book = Books.of(List.of("100.1 1"), List.of("100.3 1"));
    Part exact = part(book, "0.999801", "0.999802", "0", true);
    assertEquals(new BigDecimal("100.0800801"), exact.price(Side.BID, 0));
    Part rounded = part(book, "0.9998011", "0.9998021", "0", true);
    // 100.08009011 and 100.28015063
    assertEquals(new BigDecimal("100.0800901"), rounded.price(Side.BID, 0));
    assertEquals(new BigDecimal("100.2801507"), rounded.price(Side.ASK, 0));
  }

  @Test
  void smallRatesKeepTheirDigits() {
    Book won = Books.of(List.of("105000001 1"), List.of("105000002 1"));
    Part part = part(won, "0.00071234567891", "0.00071234567892", "0", false);
    // 74796.29699789345679 and 74796.29769... to nine places
    assertEquals(new BigDecimal("74796.296997895"), part.price(Side.BID, 0));
  }

  @Test
  void feesLowerBidsAndRaiseAsksOnlyWhereTheyAreIncluded() {
    Book book = Books.of(List.of("100 1"), List.of("101 1"));
    assertEquals(new BigDecimal("99.74"), bare(part(book, "1", "1", "0.0026", true), Side.BID));
    assertEquals(new BigDecimal("101.2626"), bare(part(book, "1", "1", "0.0026", true), Side.ASK));
    assertEquals(new BigDecimal("101"), bare(part(book, "1", "1", "0.0026", false), Side.ASK));
  }

  private static BigDecimal bare(Part part, Side side) {
    return Books.bare(part.price(side, 0));
  }

  @Test
  void aFeeIsAFractionBelowOne() {
    assertThrows(IllegalArgumentException.class, () -> new Pricing(Rate.ONE, BigDecimal.ONE, true));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Pricing(Rate.ONE, new BigDecimal("-0.0001"), true));
  }

  @Test
  void reachAndEndsAreInTheDepthsPrices() {
    Book book = Books.of(List.of("100 1", "50 1"), List.of("101 1", "200 1"));
    Part part = part(book, "0.5", "0.5", "0.1", true);
    Depth depth = Consolidation.of(List.of(part));
    assertEquals(0, depth.reach(Side.BID).orElseThrow().compareTo(new BigDecimal("22.5")));
    assertEquals(0, depth.reach(Side.ASK).orElseThrow().compareTo(new BigDecimal("110")));
    assertTrue(part.endsBefore(Side.ASK, new BigDecimal("110.01")));
    assertEquals(false, part.endsBefore(Side.ASK, new BigDecimal("110")));
  }
}
