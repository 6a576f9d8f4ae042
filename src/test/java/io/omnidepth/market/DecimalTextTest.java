package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
  private final DecimalText decimal = new DecimalText();

  private DecimalText.Outcome read(String text) {
    char[] around = ("7" + text + "8").toCharArray();
    return decimal.read(around, 1, text.length());
  }

  @ParameterizedTest
  @CsvSource({
    "77586.40000, 775864, 1",
    "0.0200000000000000, 2, 2",
    "3.22E-4, 322, 6",
    "2.181E-7, 2181, 10",
    "77694, 77694, 0",
    "1000000000.00, 1000000000, 0",
    ".5, 5, 1",
    "5., 5, 0",
    "+1e+10, 10000000000, 0",
    "-0.25, -25, 2",
    "000120.0, 120, 0",
    "0E-40, 0, 0",
    "9223372036854775807, 9223372036854775807, 0",
    "9223372036854775807000e-3, 9223372036854775807, 0",
    "100000000000000000000000000000000000E-30, 100000, 0",
  })
  void readsEveryNotation(String text, long units, int scale) {
    assertEquals(DecimalText.Outcome.READ, read(text), text);
    assertEquals(units, decimal.units());
    assertEquals(scale, decimal.scale());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", ".", "e5", "1e", "1e+", "1.2.3", "1,2", " 1", "1 ", "0x1", "NaN", "1e1.5", "--1",
        "१"
      })
  void refusesWhatIsNoDecimal(String text) {
    assertEquals(DecimalText.Outcome.MALFORMED, read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775808",
        "1e19",
        "12345678901234567.8901",
        "1E-65",
        "1e999999999999",
        "1e-999999999999",
        "1e30"
      })
  void refusesWhatNoLongHolds(String text) {
    assertEquals(DecimalText.Outcome.TOO_BIG, read(text));
  }

  /** The oracle: BigDecimal reads the same text. */
  @Property(tries = 5_000)
  void readsWhatBigDecimalReads(@ForAll("notations") String text) {
    BigDecimal expected = new BigDecimal(text);
    BigDecimal bare = expected.signum() == 0 ? BigDecimal.ZERO : expected.stripTrailingZeros();
    if (bare.scale() < 0) {
      bare = bare.setScale(0);
    }
    boolean held =
        bare.unscaledValue().abs().compareTo(BigInteger.valueOf(Long.MAX_VALUE)) <= 0
            && bare.scale() <= Decimals.MAX_SCALE;
    assertEquals(held ? DecimalText.Outcome.READ : DecimalText.Outcome.TOO_BIG, read(text), text);
    if (held) {
      assertEquals(bare, BigDecimal.valueOf(decimal.units(), decimal.scale()), text);
      assertEquals(Decimals.text(expected), Decimals.text(decimal.units(), decimal.scale()), text);
    }
  }

  @Provide
  Arbitrary<String> notations() {
    Arbitrary<String> digits =
        Arbitraries.strings().withCharRange('0', '9').ofMinLength(1).ofMaxLength(22);
    Arbitrary<String> fraction =
        Arbitraries.oneOf(
            Arbitraries.just(""),
            Arbitraries.just("."),
            digits.map(d -> "." + d),
            digits.map(d -> ".000000" + d + "0000"));
    Arbitrary<String> exponent =
        Arbitraries.oneOf(
            Arbitraries.just(""),
            Combinators.combine(Arbitraries.of("e", "E"), Arbitraries.integers().between(-70, 30))
                .as((e, power) -> e + power));
    return Combinators.combine(Arbitraries.of("", "-", "+"), digits, fraction, exponent)
        .as((sign, whole, part, power) -> sign + whole + part + power);
  }

  @Test
  void writesPlainDecimals() {
    assertEquals("0.000000000218", Decimals.text(218, 12));
    assertEquals("-0.5", Decimals.text(-50, 2));
    assertEquals("0", Decimals.text(0, 8));
    assertEquals("1200", Decimals.text(1200, 0));
    assertEquals("12", Decimals.text(1200, 2));
    assertTrue(Decimals.text(new BigDecimal("1E+3")).equals("1000"));
  }
}
