package io.omnidepth.venue;

import static io.omnidepth.venue.Spelling.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.market.Instrument;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
  private static final Spelling PLAIN = joined("").separatingLong(":").prefixed("t");

  private static final List<Spelling> TELLING =
      List.of(joined("-"), joined("-").quoteFirst(), joined("_").lowerCase(), joined("/"), PLAIN);

  @Property
  void readsTheAssetsOfASpelledMarket(
      @ForAll @CharRange(from = 'A', to = 'Z') @StringLength(min = 3, max = 6) String base,
      @ForAll @CharRange(from = 'A', to = 'Z') @StringLength(min = 3, max = 6) String quote) {
    if (base.equals(quote)) {
      return;
    }
    for (Spelling spelling : TELLING) {
      assertEquals(
          Optional.of(new Spelling.Pair(base, quote)),
          spelling.pair(spelling.market(new Instrument(base, quote))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "t", "tBTCUS", "tBTCUSDT", "BTCUSD", "t:USD", "tBTC:"})
  void anotherSpellingHasNoAssets(String market) {
    assertEquals(Optional.empty(), PLAIN.pair(market));
  }

  @Test
  void aSeparatorMustStandBetweenTwo() {
    for (String market : List.of("", "-", "BTC-", "-USD", "BTCUSD")) {
      assertEquals(Optional.empty(), joined("-").pair(market), market);
    }
  }
}
