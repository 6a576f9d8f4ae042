package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Layout.units;
import static io.omnidepth.venue.Said.is;
import static io.omnidepth.venue.Said.isAbsent;
import static io.omnidepth.venue.Said.mentions;
import static io.omnidepth.venue.Spelling.joined;
import static io.omnidepth.venue.Venue.TimeUnit.MILLIS;

import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * Bithumb, Korea, second API, which speaks as Upbit does: the quote first, 30 units (15 by some
 * notes), each with the bid and the ask of the same rank. Takes no number of levels.
 *
 * <pre>
 * [{"market":"KRW-BTC","timestamp":1790000000123,"total_ask_size":2.4,"total_bid_size":5.8,"orderbook_units":[
 * {"ask_price":88001000,"bid_price":88000000,"ask_size":0.02,"bid_size":0.01}]}]</pre>
 */
final class Bithumb {
  static final Venue VENUE =
      Venue.named("bithumb", "Bithumb")
          .book("https://api.bithumb.com/v1/orderbook?markets={market}")
          .markets(joined("-").quoteFirst())
          .layout(units("0.orderbook_units", "bid_price", "bid_size", "ask_price", "ask_size"))
          .time("0.timestamp", MILLIS)
          .healthyWhen("error", isAbsent())
          .limitedWhen("error.name", is("too_many_requests")) // unconfirmed
          .unlistedWhen("error.name", is("404"))
          .unlistedWhen("error.message", mentions("Code not found", "market not found"))
          .allows(120, Duration.ofSeconds(1)) // 140 to 150 by other notes
          .takerFee("0.25", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private Bithumb() {}
}
