package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Condition.isAbsent;
import static io.omnidepth.venue.Condition.isNot;
import static io.omnidepth.venue.Condition.isPresent;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static io.omnidepth.venue.VenueTime.Unit.SECONDS;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * WhiteBIT. The time is in whole seconds.
 *
 * <pre>{"ticker_id":"BTC_USDT","timestamp":1790000000,"asks":[["64001.5","0.25"]],"bids":[...]}
 * </pre>
 */
final class WhiteBit {
  static final Venue VENUE =
      Venue.named("whitebit", "WhiteBIT")
          .mark(4, 1)
          .book("https://whitebit.com/api/v4/public/orderbook/{market}?limit={depth}")
          .markets(joined("_"))
          .listedIn(
              Listing.get("/api/v4/public/markets", 1, "*")
                  .market("name")
                  .assets("stock", "money")
                  .tickPlaces("moneyPrec")
                  .lotPlaces("stockPrec")
                  .tradingWhen("tradesEnabled", is("true"))
                  .takenWhen("type", isNot("futures"))) // unconfirmed
          .knownToList("BTC-USDT", "BTC-USDC", "BTC-EUR", "ETH-EUR")
          .depths(50, 100)
          .layout(sides("", "bids", "asks", row(0, 1)))
          .changeTime("timestamp", SECONDS)
          .healthyWhen("success", isNot("false"))
          .healthyWhen("code", isAbsent())
          .unlistedWhen("errors.market", isPresent())
          .unlistedWhen(
              "message", mentions("Market is not available", "Unknown market")) // unconfirmed
          .reason("message")
          .allows(600, Duration.ofSeconds(10)) // unconfirmed
          .takerFee("0.10", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private WhiteBit() {}
}
