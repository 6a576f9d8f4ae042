package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Condition.isAbsent;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static io.omnidepth.venue.VenueTime.Unit.MILLIS;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * MEXC. The same API as Binance, with a time.
 *
 * <pre>{"lastUpdateId":1,"bids":[["64000.12","0.50000000"]],"asks":[...],"timestamp":1790000000123}
 * </pre>
 */
final class Mexc {
  static final Venue VENUE =
      Venue.named("mexc", "MEXC")
          .mark(5, 0)
          .book("https://api.mexc.com/api/v3/depth?symbol={market}&limit={depth}")
          .markets(joined(""))
          .listedIn(
              Listing.get("/api/v3/exchangeInfo", 10, "symbols.*") // the weight is unconfirmed
                  .market("symbol")
                  .assets("baseAsset", "quoteAsset")
                  .tickPlaces("quotePrecision")
                  .lot("baseSizePrecision") // "0" if the venue does not tell it
                  .status("status", "1", "ENABLED") // unconfirmed
                  .tradingWhen("isSpotTradingAllowed", is("true")))
          .knownToList("BTC-USDT", "BTC-USDC")
          .depths(100, 1000, 5000) // unconfirmed
          .layout(sides("", "bids", "asks", row(0, 1)))
          .changeTime("timestamp", MILLIS)
          .sequence("lastUpdateId")
          .healthyWhen("code", isAbsent())
          .unlistedWhen("code", is("-1121"))
          .reason("msg")
          .allows(500, Duration.ofSeconds(10)) // unconfirmed
          .every(Duration.ofSeconds(2)) // 5000 levels are a quarter of a megabyte
          .takerFee(
              "0.20", "exchange reference compiled 2026-11-21, unconfirmed: 0.05 is quoted too")
          .declared();

  private Mexc() {}
}
