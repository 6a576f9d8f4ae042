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
 * Gate. Asks come first. Without a limit it sends 10 levels. By some notes its European entity
 * sends an empty book for a limit above 100.
 *
 * <pre>
 * {"id":1,"current":1790000000123,"update":1790000000120,"asks":[["64001","0.25"]],"bids":[...]}
 * </pre>
 */
final class Gate {
  static final Venue VENUE =
      Venue.named("gate", "Gate")
          .mark(0, 2)
          .book(
              "https://api.gateio.ws/api/v4/spot/order_book?currency_pair={market}&limit={depth}&with_id=true")
          .markets(joined("_"))
          .listedIn(
              Listing.get("/api/v4/spot/currency_pairs", 1, "*")
                  .market("id")
                  .assets("base", "quote")
                  .tickPlaces("precision")
                  .lotPlaces("amount_precision")
                  .status("trade_status", "tradable"))
          .knownToList("BTC-USDT", "BTC-USDC")
          .depths(100, 1000)
          .layout(sides("", "bids", "asks", row(0, 1)))
          .answerTime("current", MILLIS)
          .changeTime("update", MILLIS)
          .sequence("id")
          .healthyWhen("label", isAbsent())
          .limitedWhen("label", is("TOO_MANY_REQUESTS"))
          .unlistedWhen("label", is("INVALID_CURRENCY_PAIR", "INVALID_CURRENCY"))
          .reason("message")
          .allows(200, Duration.ofSeconds(10))
          .weightLeftIn("X-Gate-RateLimit-Requests-Remain", Duration.ofSeconds(10)) // unconfirmed
          .takerFee("0.20", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private Gate() {}
}
