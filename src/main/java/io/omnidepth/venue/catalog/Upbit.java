package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Condition.isAbsent;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.units;
import static io.omnidepth.venue.Spelling.joined;
import static io.omnidepth.venue.VenueTime.Unit.MILLIS;

import io.omnidepth.venue.Declaration;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * Upbit, Korea. Writes the quote first. Sends at most 30 units. A unit has the bid and the ask of
 * the same rank.
 *
 * <pre>
 * [{"market":"KRW-BTC","timestamp":1790000000123,"total_ask_size":2.4,"total_bid_size":5.8,"orderbook_units":[
 * {"bid_price":88000000,"bid_size":0.01,"ask_price":88001000,"ask_size":0.02}]}]</pre>
 */
final class Upbit {
  static final Venue VENUE =
      dialect(
              Venue.named("upbit", "Upbit").mark(7, 2),
              "https://api.upbit.com/v1/orderbook?markets={market}&count={depth}")
          .knownToList("BTC-KRW", "BTC-USDT", "ETH-USDT")
          .depths(30)
          .healthyWhen("name", isAbsent())
          .limitedWhen("name", is("too_many_requests")) // unconfirmed
          .allows(10, Duration.ofSeconds(1))
          .weightLeftIn("Remaining-Req", "sec=(\\d{1,9})", Duration.ofSeconds(1)) // unconfirmed
          .takerFee("0.25", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private Upbit() {}

  /** The facts that Upbit and Bithumb share. */
  static Declaration dialect(Declaration venue, String book) {
    return venue
        .book(book)
        .markets(joined("-").quoteFirst())
        .listedIn(
            Listing.get("/v1/market/all", 1, "*")
                .market("market")
                .assets("market", joined("-").quoteFirst()))
        .layout(units("0.orderbook_units", "bid_price", "bid_size", "ask_price", "ask_size"))
        .changeTime("0.timestamp", MILLIS)
        .healthyWhen("error", isAbsent())
        .limitedWhen("error.name", is("too_many_requests")) // unconfirmed
        .unlistedWhen("error.name", is("404"))
        .unlistedWhen("error.message", mentions("Code not found"));
  }
}
