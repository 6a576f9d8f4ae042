package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Condition.isNot;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static io.omnidepth.venue.VenueTime.Unit.MILLIS;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * HTX. Prices and sizes are numbers, some with exponents. Sends 150 levels without a depth. An
 * answer without a tick is an error.
 *
 * <pre>
 * {"ch":"market.btcusdt.depth.step0","status":"ok","ts":1790000000123,"tick":{"ts":1790000000120,"version":1,
 * "bids":[[64000.12,3.22E-4]],"asks":[...]}}</pre>
 */
final class Htx {
  static final Venue VENUE =
      Venue.named("htx", "HTX")
          .mark(0, 1)
          .book("https://api.huobi.pro/market/depth?symbol={market}&type=step0")
          .markets(joined("").lowerCase())
          .listedIn(
              Listing.get("/v1/common/symbols", 1, "data.*")
                  .market("symbol")
                  .assets("base-currency", "quote-currency")
                  .tickPlaces("price-precision")
                  .lotPlaces("amount-precision")
                  .status("state", "online")
                  .tradingWhen("api-trading", isNot("disabled")))
          .knownToList("BTC-USDT", "BTC-USDC")
          .levels(150)
          .layout(sides("tick", "bids", "asks", row(0, 1)))
          .answerTime("ts", MILLIS)
          .changeTime("tick.ts", MILLIS)
          .sequence("tick.version")
          .healthyWhen("status", is("ok"))
          .limitedWhen("err-code", is("too-many-request")) // unconfirmed
          .unlistedWhen("err-msg", mentions("invalid symbol"))
          .reason("err-msg")
          .allows(10, Duration.ofSeconds(1))
          .takerFee("0.20", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private Htx() {}
}
