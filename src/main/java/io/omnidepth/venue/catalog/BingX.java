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
 * BingX spot. Asks come worst first.
 *
 * <pre>
 * {"code":0,"timestamp":1790000000123,"data":{"bids":[["64000.12","0.5"]],"asks":[["64009","1"],["64001.5","0.25"]],
 * "ts":1790000000123,"lastUpdateId":1}}</pre>
 */
final class BingX {
  static final Venue VENUE =
      Venue.named("bingx", "BingX")
          .mark(4, 2)
          .book(
              "https://open-api.bingx.com/openApi/spot/v1/market/depth?symbol={market}&limit={depth}")
          .markets(joined("-"))
          .listedIn(
              Listing.get("/openApi/spot/v1/common/symbols", 1, "data.symbols.*")
                  .market("symbol")
                  .assets("symbol", joined("-"))
                  .tick("tickSize")
                  .lot("stepSize")
                  .status("status", "1")
                  .tradingWhen("apiStateBuy", is("true"))
                  .tradingWhen("apiStateSell", is("true")))
          .knownToList("BTC-USDT")
          .depths(100, 1000) // unconfirmed
          .layout(sides("data", "bids", "asks", row(0, 1)))
          .changeTime("data.ts", MILLIS)
          .sequence("data.lastUpdateId")
          .healthyWhen("code", is("0"))
          .limitedWhen("code", is("100410")) // unconfirmed
          .unlistedWhen("msg", mentions("symbol not exist", "symbol is invalid")) // unconfirmed
          .reason("msg")
          .allows(5, Duration.ofSeconds(1)) // a careful guess; none is published
          .takerFee("0.10", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private BingX() {}
}
