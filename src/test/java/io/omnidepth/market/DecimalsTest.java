package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.000, 0",
    "77586.40000, 77586.4",
    ".5, 0.5",
    "3.22E-4, 0.000322",
    "+1e+10, 10000000000",
    "1795000000.1234567891234, 1795000000.1234567891234",
    "123456789012345678901234567890, 123456789012345678901234567890",
    "1795000000.1234567891234e000000000000000000001, 17950000001.234567891234",
    "1795000000.1234567891234E+00000000000000000001, 17950000001.234567891234",
    "1795000000.1234567891234e-0000000000000000001, 179500000.01234567891234",
    "1e40, 10000000000000000000000000000000000000000",
    "1e-64, 0.0000000000000000000000000000000000000000000000000000000000000001"
  })
  void readsEveryDecimalNotationExactly(String text, String plain) {
    assertEquals(plain, Decimals.read(text).map(Decimals::text).orElse("none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "1e",
        "1e99999999",
        "1e-99999999",
        "1e2147483648",
        "1E+9999999999999999999",
        "-1e999999999",
        "0.1e-64",
        "1e64",
        "NaN",
        "Infinity",
        "0x10",
        "1d",
        "1_000",
        " 1",
        "1,5",
        "١٢٣",
        "--1"
      })
  void refusesWhatIsNoNumberOrOneOutOfBounds(String text) {
    assertEquals(Optional.empty(), Decimals.read(text));
  }

  @Test
  void refusesATextThatIsTooLongWhateverItSays() {
    assertEquals(Optional.of(BigDecimal.ONE), Decimals.read("0".repeat(127) + "1"));
    assertEquals(Optional.empty(), Decimals.read("0".repeat(128) + "1"));
    assertEquals(Optional.empty(), Decimals.read("9".repeat(5_000_000)));
  }

  @Property
  void agreesWithTheLibraryWithinItsBounds(
      @ForAll long units, @ForAll @IntRange(min = -40, max = 64) int scale) {
    BigDecimal number = BigDecimal.valueOf(units, scale);
    assertEquals(
        0, Decimals.read(number.toString()).orElseThrow().compareTo(number), number::toString);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7", "000012, 12", "-3, -3", "9223372036854775807, 9223372036854775807"})
  void readsWholeNumbers(String text, long number) {
    assertEquals(Optional.of(number), Decimals.whole(text, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "1.0",
        "1e3",
        "+1",
        " 1",
        "9223372036854775808",
        "٣",
        "99999999999999999999"
      })
  void refusesWhatIsNoWholeNumber(String text) {
    assertEquals(Optional.empty(), Decimals.whole(text, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @Test
  void refusesAWholeNumberOutOfItsBounds() {
    assertEquals(Optional.of(5L), Decimals.whole("5", 1, 5));
    assertEquals(Optional.empty(), Decimals.whole("6", 1, 5));
    assertEquals(Optional.empty(), Decimals.whole("0", 1, 5));
  }

  @Test
  void aFactOfOursThatIsNoNumberIsAFault() {
    assertEquals(new BigDecimal("0.26"), Decimals.of("0.26"));
    assertThrows(IllegalArgumentException.class, () -> Decimals.of("a quarter"));
  }

  @Test
  void writesPlainlyWithOrWithoutTheZerosAtTheEnd() {
    assertEquals("1200", Decimals.text(new BigDecimal("1.200E+3")));
    assertEquals("0.000000012", Decimals.text(new BigDecimal("1.20E-8")));
    assertEquals("0.0000000120", Decimals.padded(new BigDecimal("1.20E-8")));
    assertEquals(new BigDecimal("1200"), Decimals.stripped(new BigDecimal("1.200E+3")));
    assertEquals(BigDecimal.ZERO, Decimals.stripped(new BigDecimal("0E-30")));
  }
}
