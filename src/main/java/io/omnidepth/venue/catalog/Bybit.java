package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static io.omnidepth.venue.VenueTime.Unit.MILLIS;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * Bybit, fifth API. Sends one level without a limit. 403 is a ban of about ten minutes or a region
 * that it does not serve. Both count as blocked, because an early request makes the ban longer.
 *
 * <pre>
 * {"retCode":0,"retMsg":"OK","result":{"s":"BTCUSDT","b":[["64000.1","0.5"]],"a":[["64000.2","0.25"]],
 * "ts":1790000000123,"u":1,"seq":2,"cts":1790000000120},"retExtInfo":{},"time":1790000000125}</pre>
 */
final class Bybit {
  static final Venue VENUE =
      Venue.named("bybit", "Bybit")
          .mark(1, 0)
          .book(
              "https://api.bybit.com/v5/market/orderbook?category=spot&symbol={market}&limit={depth}")
          .markets(joined(""))
          .listedIn(
              Listing.get("/v5/market/instruments-info?category=spot", 1, "result.list.*")
                  .market("symbol")
                  .assets("baseCoin", "quoteCoin")
                  .tick("priceFilter.tickSize")
                  .lot("lotSizeFilter.basePrecision")
                  .status("status", "Trading"))
          .knownToList("BTC-USDT", "BTC-USDC", "BTC-EUR", "ETH-EUR")
          .depths(50, 200) // unconfirmed: the newest sources say 1000
          .layout(sides("result", "b", "a", row(0, 1)))
          .answerTime("time", MILLIS)
          .changeTime("result.cts", MILLIS)
          .sequence("result.u")
          .healthyWhen("retCode", is("0"))
          .limitedWhen("retCode", is("10006"))
          .unlistedWhen(
              "retMsg",
              mentions("symbol invalid", "invalid symbol", "not supported symbol")) // unconfirmed
          .reason("retMsg")
          .allows(600, Duration.ofSeconds(5))
          .takerFee("0.10", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private Bybit() {}
}
