package io.omnidepth.market;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.fuzz.Target;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Numbers as texts: each is read as the library reads it, or is out of bounds. */
public final class NumberTarget implements Target {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?0*[0-9]{1,8})?");

  @Override
  public String reader() {
    return "numbers";
  }

  @Override
  public List<byte[]> samples() {
    return Stream.of(
            "77586.40000", "3.22E-4", "1e99999999", "-0.10", "9223372036854775808", ".5e+3")
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  @Override
  public void read(byte[] input) {
    String text = new String(input, UTF_8);
    Optional<BigDecimal> read = Decimals.read(text);
    if (text.length() <= 128 && NUMBER.matcher(text).matches()) {
      Optional<BigDecimal> expected = inBounds(new BigDecimal(text));
      assertEquals(expected.map(Decimals::text), read.map(Decimals::text));
    } else if (read.isPresent()) {
      // An exponent beyond the library's; only a zero may have it.
      assertTrue(text.length() <= 128 && read.get().signum() == 0, text);
    }
    Optional<Long> whole = Decimals.whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
    boolean digits = text.matches("-?[0-9]{1,19}");
    Optional<Long> expected =
        Optional.of(text)
            .filter(t -> digits)
            .map(BigInteger::new)
            .filter(n -> n.abs().bitLength() < 64)
            .map(BigInteger::longValueExact);
    assertEquals(expected, whole);
  }

  private static Optional<BigDecimal> inBounds(BigDecimal number) {
    if (number.signum() == 0) {
      return Optional.of(BigDecimal.ZERO);
    }
    BigDecimal bare = number.stripTrailingZeros();
    return bare.scale() <= 64 && (long) bare.precision() - bare.scale() <= 64
        ? Optional.of(bare)
        : Optional.empty();
  }
}
