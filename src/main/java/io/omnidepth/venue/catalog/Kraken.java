package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.isEmpty;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * Kraken spot. A refusal has status 200 and a filled {@code error} list. A good answer has the
 * market's name in another spelling. Caches an answer for 2 s. Prices are padded to 5 decimals,
 * sizes rounded to 3.
 *
 * <pre>
 * {"error":[],"result":{"XXBTZUSD":{"asks":[["64001.50000","0.250",1790000001]],"bids":[...]}}}
 * </pre>
 */
final class Kraken {
  static final Venue VENUE =
      Venue.named("kraken", "Kraken")
          .mark(4, 0)
          .book("https://api.kraken.com/0/public/Depth?pair={market}&count={depth}")
          .markets(joined("").renaming("BTC", "XBT").renaming("DOGE", "XDG"))
          .listedIn(
              Listing.get("/0/public/AssetPairs", 1, "result.*")
                  .market("altname")
                  .assets("wsname", joined("/")) // a dark pool has none
                  .tick("tick_size")
                  .lotPlaces("lot_decimals")
                  .status("status", "online", "post_only", "limit_only"))
          .knownToList("BTC-USD", "BTC-USDT", "BTC-USDC", "BTC-EUR", "ETH-USD", "ETH-EUR")
          .depths(100, 500)
          .layout(sides("result.*", "bids", "asks", row(0, 1)))
          .healthyWhen("error", isEmpty())
          .limitedWhen("error", mentions("Rate limit", "Too many requests"))
          .unlistedWhen("error", mentions("Unknown asset pair"))
          .allows(1, Duration.ofSeconds(1))
          .every(Duration.ofSeconds(2))
          .takerFee(
              "0.40",
              "exchange reference compiled 2026-11-21, from a pair list recorded in Feb 2026")
          .declared();

  private Kraken() {}
}
