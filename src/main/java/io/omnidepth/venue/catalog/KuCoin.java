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
 * KuCoin. The number of levels is part of the path: 20 or 100 without an API key. Null for data or
 * for a side may mean an unknown market. It is no proof, so it does not count as one.
 *
 * <pre>
 * {"code":"200000","data":{"time":1790000000123,"sequence":"36","bids":[["64000","0.5"]],"asks":[...]}}
 * </pre>
 */
final class KuCoin {
  static final Venue VENUE =
      Venue.named("kucoin", "KuCoin")
          .mark(2, 2)
          .book("https://api.kucoin.com/api/v1/market/orderbook/level2_{depth}?symbol={market}")
          .markets(joined("-"))
          .listedIn(
              Listing.get("/api/v2/symbols", 4, "data.*")
                  .market("symbol")
                  .assets("baseCurrency", "quoteCurrency")
                  .tick("priceIncrement")
                  .lot("baseIncrement")
                  .tradingWhen("enableTrading", is("true")))
          .knownToList("BTC-USDT", "BTC-USDC", "BTC-EUR", "ETH-EUR")
          .depth(20, 2)
          .depth(100, 4)
          .layout(sides("data", "bids", "asks", row(0, 1)))
          .changeTime("data.time", MILLIS)
          .sequence("data.sequence")
          .healthyWhen("code", is("200000"))
          .limitedWhen("code", is("429000"))
          .unlistedWhen(
              "msg",
              mentions("symbol not exist", "symbol invalid", "symbol is not valid")) // unconfirmed
          .reason("msg")
          .allows(2000, Duration.ofSeconds(30)) // unconfirmed
          .weightLeftIn("gw-ratelimit-remaining", Duration.ofSeconds(30)) // unconfirmed
          .takerFee("0.10", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private KuCoin() {}
}
