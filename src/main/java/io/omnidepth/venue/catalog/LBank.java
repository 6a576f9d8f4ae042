package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static io.omnidepth.venue.VenueTime.Unit.MILLIS;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * LBank. Writes true and false as strings.
 *
 * <pre>
 * {"result":"true","data":{"asks":[["64001.5","0.25"]],"bids":[...],"timestamp":1790000000123},"error_code":0,
 * "ts":1790000000130}</pre>
 */
final class LBank {
  static final Venue VENUE =
      Venue.named("lbank", "LBank")
          .mark(3, 2)
          .book("https://api.lbank.info/v2/depth.do?symbol={market}&size={depth}")
          .markets(joined("_").lowerCase())
          .listedIn(
              Listing.get("/v2/accuracy.do", 1, "data.*")
                  .market("symbol")
                  .assets("symbol", joined("_"))
                  .tickPlaces("priceAccuracy")
                  .lotPlaces("quantityAccuracy"))
          .knownToList("BTC-USDT", "BTC-USDC")
          .depths(60, 200) // 200 is unconfirmed
          .layout(sides("data", "bids", "asks", row(0, 1)))
          .answerTime("ts", MILLIS)
          .changeTime("data.timestamp", MILLIS)
          .healthyWhen("result", is("true"))
          .limitedWhen("error_code", is("10004", "10014")) // unconfirmed
          .unlistedWhen("error_code", is("10008"))
          .reason("msg")
          .allows(200, Duration.ofSeconds(10)) // unconfirmed
          .takerFee("0.10", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private LBank() {}
}
