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
 * BitMart. Only the code tells a refusal: {@code success} is false in good answers, too.
 *
 * <pre>
 * {"data":{"ts":"1790000000123","asks":[["64001.5","0.25"]],"bids":[...],"symbol":"BTC_USDT"},"trace":"...",
 * "code":1000,"message":"success","success":false}</pre>
 */
final class BitMart {
  static final Venue VENUE =
      Venue.named("bitmart", "BitMart")
          .mark(4, 3)
          .book(
              "https://api-cloud.bitmart.com/spot/quotation/v3/books?symbol={market}&limit={depth}")
          .markets(joined("_"))
          .listedIn(
              Listing.get("/spot/v1/symbols/details", 1, "data.symbols.*")
                  .market("symbol")
                  .assets("base_currency", "quote_currency")
                  .tickPlaces("price_max_precision")
                  .lot("quote_increment") // a step of the base, despite its name
                  .status("trade_status", "trading"))
          .knownToList("BTC-USDT", "BTC-USDC")
          .depths(20, 50) // unconfirmed
          .layout(sides("data", "bids", "asks", row(0, 1)))
          .changeTime("data.ts", MILLIS)
          .healthyWhen("code", is("1000"))
          .unlistedWhen("code", is("70002")) // unconfirmed
          .reason("message")
          .allows(15, Duration.ofSeconds(2)) // unconfirmed
          .weightLeftIn("X-BM-RateLimit-Remaining", Duration.ofSeconds(2)) // unconfirmed
          .takerFee(
              "0.10", "a careful guess of 2026-11-21, unconfirmed: the exchange reference has none")
          .declared();

  private BitMart() {}
}
