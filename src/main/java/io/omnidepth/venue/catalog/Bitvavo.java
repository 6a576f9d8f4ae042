package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Condition.isAbsent;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * Bitvavo, the Netherlands. Quotes in EUR. Sends no time; its nonce counts the changes.
 *
 * <pre>{"market":"BTC-EUR","nonce":1,"bids":[["64000","0.5"]],"asks":[...]}</pre>
 */
final class Bitvavo {
  static final Venue VENUE =
      Venue.named("bitvavo", "Bitvavo")
          .mark(6, 2)
          .book("https://api.bitvavo.com/v2/{market}/book?depth={depth}")
          .markets(joined("-"))
          .listedIn(
              Listing.get("/v2/markets", 1, "*") // the weight is unconfirmed
                  .market("market")
                  .assets("base", "quote")
                  .tick("tickSize")
                  .status("status", "trading"))
          .knownToList("BTC-EUR", "ETH-EUR") // unconfirmed
          .depths(1000) // the weight of 1 is unconfirmed
          .layout(sides("", "bids", "asks", row(0, 1)))
          .sequence("nonce")
          .healthyWhen("errorCode", isAbsent())
          .limitedWhen("errorCode", is("103", "105")) // unconfirmed
          .unlistedWhen(
              "error",
              mentions("market parameter is invalid", "Invalid parameter: market")) // unconfirmed
          .reason("error")
          .allows(1000, Duration.ofMinutes(1))
          .weightLeftIn("Bitvavo-Ratelimit-Remaining", Duration.ofMinutes(1)) // unconfirmed
          .takerFee("0.25", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private Bitvavo() {}
}
