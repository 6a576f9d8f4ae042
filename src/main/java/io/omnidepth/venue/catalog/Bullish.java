package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Condition.isAbsent;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.fields;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static io.omnidepth.venue.VenueTime.Unit.MILLIS;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * Bullish. The hybrid book contains the orders and the liquidity of its automated market maker. A
 * parameter for the number of levels is unconfirmed, so none is sent.
 *
 * <pre>
 * {"bids":[{"price":"64000.1000","priceLevelQuantity":"0.50000000"}],"asks":[...],
 * "datetime":"2026-11-01T07:01:32.019Z","timestamp":"1790000000123","sequenceNumber":1}</pre>
 */
final class Bullish {
  static final Venue VENUE =
      Venue.named("bullish", "Bullish")
          .mark(7, 1)
          .book("https://api.exchange.bullish.com/trading-api/v1/markets/{market}/orderbook/hybrid")
          .markets(joined(""))
          .listedIn(
              Listing.get("/trading-api/v1/markets", 1, "*")
                  .market("symbol")
                  .assets("baseSymbol", "quoteSymbol")
                  .tick("tickSize")
                  .lotPlaces("basePrecision")
                  .tradingWhen("marketEnabled", is("true")) // unconfirmed
                  .tradingWhen("createOrderEnabled", is("true"))
                  .takenWhen("marketType", is("SPOT"))) // unconfirmed
          .knownToList("BTC-USDT", "BTC-USDC")
          .levels(5_000) // unconfirmed
          .layout(sides("", "bids", "asks", fields("price", "priceLevelQuantity")))
          .changeTime("timestamp", MILLIS)
          .sequence("sequenceNumber")
          .healthyWhen("type", isAbsent())
          .healthyWhen("errorCode", isAbsent())
          .limitedWhen("errorCode", is("3034", "3035", "96000")) // unconfirmed
          .unlistedWhen("errorCode", is("2009", "28004")) // unconfirmed
          .unlistedWhen("message", mentions("market not found", "invalid symbol")) // unconfirmed
          .reason("message")
          .allows(50, Duration.ofSeconds(1))
          .takerFee("0.10", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private Bullish() {}
}
