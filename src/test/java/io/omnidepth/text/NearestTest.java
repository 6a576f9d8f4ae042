package io.omnidepth.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void isTheNameWithTheFewestLettersChanged() {
    List<String> names = List.of("BTC-USD", "BTC-USDT", "ETH-USD", "BTC-USDC");
    assertEquals(Optional.of("BTC-USD"), Nearest.to("btc-uds", names));
    assertEquals(Optional.of("ETH-USD"), Nearest.to("EHT-USD", names));
    assertEquals(Optional.of("BTC-USDC"), Nearest.to("BTC-USDX", List.of("BTC-USDT", "BTC-USDC")));
    assertEquals(Optional.empty(), Nearest.to("DOGE-EUR", names));
    assertEquals(Optional.empty(), Nearest.to("B".repeat(65), names));
  }

  /** The plain algorithm with the whole table. */
  private static int changes(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + other, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }

  @Property(tries = 500)
  void agreesWithTheWholeTable(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 9) String written,
      @ForAll
          List<@CharRange(from = 'a', to = 'c') @AlphaChars @StringLength(max = 9) String> names) {
    Optional<String> expected =
        names.stream()
            .filter(
                name ->
                    changes(written, name.toLowerCase(Locale.ROOT))
                        <= Math.max(1, name.length() / 3))
            .min(
                Comparator.comparingInt(
                        (String name) -> changes(written, name.toLowerCase(Locale.ROOT)))
                    .thenComparing(Comparator.naturalOrder()));
    assertEquals(expected, Nearest.to(written, names));
  }
}
