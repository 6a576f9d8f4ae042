package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.mentions;

import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * Bithumb, Korea, second API. It is like Upbit's: the quote comes first, and a unit has the bid and
 * the ask of the same rank. Sends 30 units (15 by some notes). Takes no number of levels.
 *
 * <pre>
 * [{"market":"KRW-BTC","timestamp":1790000000123,"total_ask_size":2.4,"total_bid_size":5.8,"orderbook_units":[
 * {"ask_price":88001000,"bid_price":88000000,"ask_size":0.02,"bid_size":0.01}]}]</pre>
 */
final class Bithumb {
  static final Venue VENUE =
      Upbit.dialect(
              Venue.named("bithumb", "Bithumb").mark(0, 3),
              "https://api.bithumb.com/v1/orderbook?markets={market}")
          .knownToList("BTC-KRW")
          .levels(30)
          .unlistedWhen("error.message", mentions("market not found")) // unconfirmed
          .allows(120, Duration.ofSeconds(1)) // other notes say 140 to 150
          .takerFee("0.25", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private Bithumb() {}
}
