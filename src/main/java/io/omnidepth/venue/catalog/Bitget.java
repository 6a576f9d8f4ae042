package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static io.omnidepth.venue.VenueTime.Unit.MILLIS;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * Bitget, second API. Sizes are padded to 16 decimals.
 *
 * <pre>
 * {"code":"00000","msg":"success","requestTime":1790000000123,"data":{"asks":[["64001","0.0200000000000000"]],
 * "bids":[...],"ts":"1790000000120"}}</pre>
 */
final class Bitget {
  static final Venue VENUE =
      Venue.named("bitget", "Bitget")
          .mark(6, 1)
          .book(
              "https://api.bitget.com/api/v2/spot/market/orderbook?symbol={market}&type=step0&limit={depth}")
          .markets(joined(""))
          .listedIn(
              Listing.get("/api/v2/spot/public/symbols", 1, "data.*")
                  .market("symbol")
                  .assets("baseCoin", "quoteCoin")
                  .tickPlaces("pricePrecision")
                  .lotPlaces("quantityPrecision")
                  .status("status", "online"))
          .knownToList("BTC-USDT", "BTC-USDC")
          .depths(50, 150) // unconfirmed
          .layout(sides("data", "bids", "asks", row(0, 1)))
          .answerTime("requestTime", MILLIS)
          .changeTime("data.ts", MILLIS)
          .healthyWhen("code", is("00000"))
          .limitedWhen("code", is("429"))
          .unlistedWhen("code", is("40034"))
          .reason("msg")
          .allows(20, Duration.ofSeconds(1))
          .takerFee("0.20", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private Bitget() {}
}
