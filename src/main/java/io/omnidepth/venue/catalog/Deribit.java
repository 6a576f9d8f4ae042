package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Condition.isAbsent;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static io.omnidepth.venue.VenueTime.Unit.MILLIS;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * Deribit's spot pairs. JSON-RPC over GET. Levels are numbers. The answer also has the fields of a
 * ticker.
 *
 * <pre>
 * {"jsonrpc":"2.0","result":{"timestamp":1790000000123,"bids":[[64000.0,0.5]],"asks":[[64001.0,0.25]],
 * "change_id":1,"instrument_name":"BTC_USDC"},"usIn":1790000000123456,"usOut":1790000000123999,"usDiff":543}
 * </pre>
 */
final class Deribit {
  static final Venue VENUE =
      Venue.named("deribit", "Deribit spot")
          .mark(2, 3)
          .book(
              "https://www.deribit.com/api/v2/public/get_order_book?instrument_name={market}&depth={depth}")
          .markets(joined("_"))
          .listedIn(
              Listing.get("/api/v2/public/get_instruments?currency=any&kind=spot", 1, "result.*")
                  .market("instrument_name")
                  .assets("base_currency", "quote_currency")
                  .tick("tick_size")
                  .lot("min_trade_amount")
                  .tradingWhen("is_active", is("true"))
                  .takenWhen("kind", is("spot")))
          .knownToList("BTC-USDT", "BTC-USDC", "ETH-USDC")
          .depths(100, 1000, 10_000) // unconfirmed
          .layout(sides("result", "bids", "asks", row(0, 1)))
          .changeTime("result.timestamp", MILLIS)
          .sequence("result.change_id")
          .healthyWhen("error", isAbsent())
          .limitedWhen("error.code", is("10028")) // unconfirmed
          .unlistedWhen("error.code", is("13020")) // unconfirmed
          .unlistedWhen("error.data.param", is("instrument_name")) // unconfirmed
          .unlistedWhen("error.message", mentions("not_found", "instrument")) // unconfirmed
          .reason("error.message")
          .allows(20, Duration.ofSeconds(1))
          .takerFee(
              "0.05", "a careful guess of 2026-11-21, unconfirmed: the exchange reference has none")
          .declared();

  private Deribit() {}
}
