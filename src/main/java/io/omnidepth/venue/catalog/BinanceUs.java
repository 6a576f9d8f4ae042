package io.omnidepth.venue.catalog;

import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * Binance.US. The same API as Binance, with lower limits.
 *
 * <pre>{"lastUpdateId":1,"bids":[["64000.1200","0.50000000"]],"asks":[...]}</pre>
 */
final class BinanceUs {
  static final Venue VENUE =
      Binance.dialect(
              Venue.named("binanceus", "Binance.US").mark(3, 1),
              "https://api.binance.us",
              "/api/v3/exchangeInfo")
          .knownToList("BTC-USD", "BTC-USDT", "BTC-USDC", "ETH-USD")
          .allows(1200, Duration.ofMinutes(1)) // recorded in 2021, when weights were a fifth
          .usedWeightIn("X-MBX-USED-WEIGHT-1M", Duration.ofMinutes(1))
          .every(Duration.ofSeconds(5)) // allows 500 levels of three instruments
          .takerFee("0.10", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private BinanceUs() {}
}
