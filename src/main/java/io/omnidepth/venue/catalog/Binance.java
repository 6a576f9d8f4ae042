package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Condition.isAbsent;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;

import io.omnidepth.venue.Declaration;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * Binance. Sends no time with a book. Answers 451 in regions that it does not serve, and 418 to a
 * client that goes on after 429.
 *
 * <pre>
 * {"lastUpdateId":1,"bids":[["64000.12000000","0.50000000"]],"asks":[...]}   {"code":-1121,"msg":"Invalid symbol."}
 * </pre>
 */
final class Binance {
  static final Venue VENUE =
      dialect(
              Venue.named("binance", "Binance").mark(3, 0),
              "https://api.binance.com",
              "/api/v3/exchangeInfo?showPermissionSets=false") // permission sets are most of its 15
          // MB
          .knownToList("BTC-USDT", "BTC-USDC", "BTC-EUR", "ETH-EUR")
          .allows(6000, Duration.ofMinutes(1))
          .usedWeightIn("X-MBX-USED-WEIGHT-1M", Duration.ofMinutes(1))
          .every(Duration.ofSeconds(3)) // allows 5000 levels of one instrument or 1000 of five
          .takerFee("0.10", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private Binance() {}

  /** The facts that Binance and Binance.US share. */
  static Declaration dialect(Declaration venue, String origin, String list) {
    return venue
        .book(origin + "/api/v3/depth?symbol={market}&limit={depth}")
        .markets(joined(""))
        .listedIn(
            Listing.get(list, 20, "symbols.*")
                .market("symbol")
                .assets("baseAsset", "quoteAsset")
                .tick("filters.filterType=PRICE_FILTER.tickSize")
                .lot("filters.filterType=LOT_SIZE.stepSize")
                .status("status", "TRADING")
                .tradingWhen("isSpotTradingAllowed", is("true")))
        .depth(100, 5)
        .depth(500, 25)
        .depth(1000, 50)
        .depth(5000, 250)
        .honoursDepth()
        .layout(sides("", "bids", "asks", row(0, 1)))
        .sequence("lastUpdateId")
        .healthyWhen("code", isAbsent())
        .limitedWhen("code", is("-1003"))
        .unlistedWhen("code", is("-1121"))
        .reason("msg");
  }
}
