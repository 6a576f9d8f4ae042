package io.omnidepth.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8BytesTest {
  private static final int NUMBERS = 20_000;

  private static String written(Utf8Bytes.Writing writing) {
    return new String(Utf8Bytes.of(writing, 0), UTF_8);
  }

  private static String plain(long units, int scale) {
    BigDecimal number = BigDecimal.valueOf(units, scale).stripTrailingZeros();
    return units == 0 ? "0" : number.toPlainString();
  }

  @Test
  void aNumberIsThePlainDecimalWithoutZerosAtItsEnd() {
    Random random = new Random(7);
    for (int i = 0; i < NUMBERS; i++) {
      long units = random.nextLong() >> random.nextInt(64);
      long round = random.nextInt(3) == 0 ? units / 1_000_000 * 1_000_000 : units;
      int scale = random.nextInt(25);
      assertEquals(plain(round, scale), written(out -> out.decimal(round, scale)));
    }
  }

  @Test
  void aNumberBesideAPowerOfTenIsExact() {
    for (int scale = 0; scale < 20; scale++) {
      for (long power = 1; power > 0; power *= 10) {
        for (long units = power - 1; units <= power + 1; units++) {
          long count = units;
          int places = scale;
          assertEquals(plain(count, places), written(out -> out.decimal(count, places)));
          assertEquals(plain(-count, places), written(out -> out.decimal(-count, places)));
        }
      }
    }
    assertEquals(plain(Long.MIN_VALUE, 3), written(out -> out.decimal(Long.MIN_VALUE, 3)));
    assertEquals(plain(Long.MAX_VALUE, 8), written(out -> out.decimal(Long.MAX_VALUE, 8)));
  }

  @Test
  void pairsAndTriplesStandInBrackets() {
    assertEquals("[1.5,-2]", written(out -> assertTrue(out.pair(false, 150, 2, -2, 0))));
    assertEquals(
        ",[0.1,0,77586.3]", written(out -> assertTrue(out.triple(true, 1, 1, 0, 8, 775863, 1))));
    assertEquals("", written(out -> assertFalse(out.pair(true, Long.MIN_VALUE, 0, 1, 0))));
    assertEquals("", written(out -> assertFalse(out.triple(true, 1, 0, 1, 0, 1, 19))));
  }

  @Test
  void aTextThatJsonEscapesIsNotQuoted() {
    assertEquals("\"XBT/USD\"", written(out -> assertTrue(out.quoted("XBT/USD"))));
    for (String odd : new String[] {"a\"b", "a\\b", "a\nb", "é", "a\u0000"}) {
      assertEquals("", written(out -> assertFalse(out.quoted(odd))));
    }
  }

  @Test
  void aTextWithinATextAndAfterOneThatFailedIsWhole() {
    byte[] inner = new byte[1];
    String outer =
        written(
            out -> {
              out.text("a".repeat(400));
              inner[0] = Utf8Bytes.of(within -> within.text("b".repeat(600)), 8)[599];
              out.text("c".repeat(400));
            });
    assertEquals("a".repeat(400) + "c".repeat(400), outer);
    assertArrayEquals(new byte[] {'b'}, inner);
    assertThrows(
        IllegalStateException.class,
        () ->
            Utf8Bytes.of(
                out -> {
                  throw new IllegalStateException("broken");
                },
                8));
    assertEquals("d", written(out -> out.text("d")));
  }
}
