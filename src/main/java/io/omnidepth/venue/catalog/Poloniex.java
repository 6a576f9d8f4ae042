package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.isAbsent;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.flatPairs;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static io.omnidepth.venue.VenueTime.Unit.MILLIS;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * Poloniex. A side is one flat array of prices and sizes in turn.
 *
 * <pre>
 * {"time":1790000000123,"scale":"0.01","asks":["64001.5","0.25"],"bids":["64000.12","0.5"],"ts":1790000000130}
 * </pre>
 */
final class Poloniex {
  static final Venue VENUE =
      Venue.named("poloniex", "Poloniex")
          .mark(5, 2)
          .book("https://api.poloniex.com/markets/{market}/orderBook?limit={depth}")
          .markets(joined("_"))
          .listedIn(
              Listing.get("/markets", 1, "*")
                  .market("symbol")
                  .assets("baseCurrencyName", "quoteCurrencyName")
                  .tickPlaces("symbolTradeLimit.priceScale")
                  .lotPlaces("symbolTradeLimit.quantityScale")
                  .status("state", "NORMAL", "POST_ONLY"))
          .knownToList("BTC-USDT", "BTC-USDC")
          .depths(20, 50, 150)
          .layout(sides("", "bids", "asks", flatPairs()))
          .answerTime("ts", MILLIS)
          .changeTime("time", MILLIS)
          .healthyWhen("code", isAbsent())
          .unlistedWhen("message", mentions("Invalid symbol"))
          .unlistedWhen("msg", mentions("Invalid symbol"))
          .allows(200, Duration.ofSeconds(1))
          .takerFee(
              "0.09", "exchange reference compiled 2026-11-21, unconfirmed: 0.20 is quoted too")
          .declared();

  private Poloniex() {}
}
