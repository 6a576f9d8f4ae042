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
 * OKX. A level has the price, the size, an unused field "0" and the count of orders. The code is a
 * string. A book with more than 400 levels has another path and four times the weight.
 *
 * <pre>
 * {"code":"0","msg":"","data":[{"asks":[["64001.5","0.25","0","3"]],"bids":[...],"ts":"1790000000123","seqId":1}]}
 * </pre>
 */
final class Okx {
  static final Venue VENUE =
      Venue.named("okx", "OKX")
          .mark(7, 0)
          .book("https://www.okx.com/api/v5/market/books?instId={market}&sz={depth}")
          .markets(joined("-"))
          .listedIn(
              Listing.get("/api/v5/public/instruments?instType=SPOT", 1, "data.*")
                  .market("instId")
                  .assets("baseCcy", "quoteCcy")
                  .tick("tickSz")
                  .lot("lotSz")
                  .status("state", "live")
                  .takenWhen("instType", is("SPOT")))
          .knownToList("BTC-USD", "BTC-USDT", "BTC-USDC", "BTC-EUR", "ETH-USD", "ETH-EUR")
          .depths(100, 400)
          .depth(5000, 4, "https://www.okx.com/api/v5/market/books-full?instId={market}&sz={depth}")
          .layout(sides("data.0", "bids", "asks", row(0, 1)))
          .changeTime("data.0.ts", MILLIS)
          .sequence("data.0.seqId")
          .healthyWhen("code", is("0"))
          .limitedWhen("code", is("50011"))
          .unlistedWhen("code", is("51001"))
          .reason("msg")
          .allows(40, Duration.ofSeconds(2)) // and 10 of the full book
          .every(Duration.ofSeconds(2)) // 5000 levels are half a megabyte
          .takerFee(
              "0.15", "exchange reference compiled 2026-11-21, unconfirmed: 0.10 is quoted too")
          .declared();

  private Okx() {}
}
