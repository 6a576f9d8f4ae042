package io.omnidepth.api.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Instrument;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchTest {
  private static final List<Instrument> ALL =
      Stream.of("BTC-USD", "BTC-USDT", "ETH-BTC", "WBTC-EUR", "ETH-USD", "USDT-USD")
          .map(name -> Instrument.parse(name).orElseThrow())
          .toList();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*btc*|BTC-USD BTC-USDT ETH-BTC WBTC-EUR",
        "*BTC|BTC-USD BTC-USDT ETH-BTC WBTC-EUR",
        "btc*|BTC-USD BTC-USDT ETH-BTC",
        "*ethb*|ETH-BTC",
        "*btcusd|BTC-USD",
        "BTC-*|BTC-USD BTC-USDT",
        "*btc-*|BTC-USD BTC-USDT WBTC-EUR",
        "*-usd*|BTC-USD BTC-USDT ETH-USD USDT-USD",
        "*t*-*s*|BTC-USD BTC-USDT ETH-USD USDT-USD",
        "eth-usd|ETH-USD",
        "*|BTC-USD BTC-USDT ETH-BTC WBTC-EUR ETH-USD USDT-USD",
        "*-*|BTC-USD BTC-USDT ETH-BTC WBTC-EUR ETH-USD USDT-USD",
        "*doge*|''",
      })
  void aPatternFindsNames(String written, String names) {
    List<String> found =
        ALL.stream().filter(Match.parse(written).orElseThrow()).map(Instrument::toString).toList();
    assertEquals(names, String.join(" ", found));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "btc", "-", "BTC-", "-USD", "B*C*-USD", "***", "a b*", "BTC-USD-*", "*é*"})
  void aTextThatIsNoPatternIsRefused(String written) {
    assertTrue(Match.parse(written).isEmpty());
  }
}
