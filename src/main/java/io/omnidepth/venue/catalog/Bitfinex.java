package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Condition.isNot;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.signedRows;
import static io.omnidepth.venue.Spelling.joined;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * Bitfinex. Sends both sides in one array. A level has a price, a count of orders and a size. The
 * sizes of bids are above zero, those of asks below. An error is an array that begins with a word.
 * P0 groups prices to 5 significant digits. Tether is called UST. A colon separates assets with
 * more than three letters.
 *
 * <pre>[[64000,2,0.5],[64001,1,-0.25]]   ["error",10020,"symbol: invalid"]</pre>
 */
final class Bitfinex {
  static final Venue VENUE =
      Venue.named("bitfinex", "Bitfinex")
          .mark(1, 1)
          .book("https://api-pub.bitfinex.com/v2/book/{market}/P0?len={depth}")
          .markets(joined("").separatingLong(":").prefixed("t").renaming("USDT", "UST"))
          .listedIn(
              Listing.get("/v2/conf/pub:list:pair:exchange", 1, "0.*")
                  .assets("", joined("").separatingLong(":"))
                  .lotAlways("0.00000001"))
          .knownToList("BTC-USD", "BTC-USDT", "BTC-EUR", "ETH-USD", "ETH-EUR")
          .depths(25, 100)
          .layout(signedRows("", 0, 2))
          .healthyWhen("0", isNot("error"))
          .limitedWhen("1", is("11010"))
          .unlistedWhen("2", mentions("symbol: invalid"))
          .allows(90, Duration.ofMinutes(1)) // unconfirmed: other sources say 240, the oldest 30
          .takerFee("0.20", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private Bitfinex() {}
}
