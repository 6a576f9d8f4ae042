package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Condition.isAbsent;
import static io.omnidepth.venue.Condition.isNot;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static io.omnidepth.venue.VenueTime.Unit.MICROS;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.Verdict;
import java.time.Duration;

/**
 * Bitstamp. Always sends the whole book. It has thousands of levels and absurd orders far away:
 * bids at 0.01, asks at 10^9.
 *
 * <pre>
 * {"timestamp":"1790000000","microtimestamp":"1790000000123456","bids":[["64000.12","0.50000000"]],"asks":[...]}
 * </pre>
 */
final class Bitstamp {
  static final Venue VENUE =
      Venue.named("bitstamp", "Bitstamp")
          .mark(2, 0)
          .book("https://www.bitstamp.net/api/v2/order_book/{market}/")
          .markets(joined("").lowerCase())
          .listedIn(
              Listing.get("/api/v2/markets/", 1, "*")
                  .market("market_symbol")
                  .assets("base_currency", "counter_currency")
                  .tickPlaces("counter_decimals")
                  .lotPlaces("base_decimals")
                  .status("trading", "Enabled")
                  .takenWhen("market_type", isNot("PERPETUAL"))) // unconfirmed
          .knownToList("BTC-USD", "BTC-USDT", "BTC-USDC", "BTC-EUR", "ETH-USD", "ETH-EUR")
          .sendsWholeBooks()
          .levels(10_000) // 4931 + 2458 in a recording of 2021
          .layout(sides("", "bids", "asks", row(0, 1)))
          .changeTime("microtimestamp", MICROS)
          .healthyWhen("error", isAbsent())
          .healthyWhen("status", isAbsent())
          .limitedWhen("code", is("400.002"))
          .reason("reason")
          .status(404, Verdict.UNLISTED)
          .allows(400, Duration.ofSeconds(1))
          .allows(10_000, Duration.ofMinutes(10))
          .every(Duration.ofSeconds(2)) // 160 to 270 KB
          .takerFee("0.40", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private Bitstamp() {}
}
