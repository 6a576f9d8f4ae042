package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Condition.isNot;
import static io.omnidepth.venue.Layout.fields;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static io.omnidepth.venue.VenueTime.Unit.ISO;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * Bitso, Mexico. Quotes in MXN and USD. Sends the best 50 levels of each side; its sequence is a
 * text.
 *
 * <pre>
 * {"success":true,"payload":{"updated_at":"2026-11-01T07:01:32.019+00:00",
 * "bids":[{"book":"btc_mxn","price":"1150000.00","amount":"0.50000000"}],"asks":[...],"sequence":"1"}}
 * </pre>
 */
final class Bitso {
  static final Venue VENUE =
      Venue.named("bitso", "Bitso")
          .mark(1, 2)
          .book("https://bitso.com/api/v3/order_book/?book={market}")
          .markets(joined("_").lowerCase())
          .listedIn(
              Listing.get("/api/v3/available_books/", 1, "payload.*")
                  .market("book")
                  .assets("book", joined("_").lowerCase())
                  .tick("tick_size"))
          .knownToList("BTC-MXN", "ETH-MXN", "BTC-USD") // unconfirmed
          .levels(50)
          .layout(sides("payload", "bids", "asks", fields("price", "amount")))
          .changeTime("payload.updated_at", ISO)
          .sequence("payload.sequence")
          .healthyWhen("success", isNot("false"))
          .unlistedWhen("error.code", is("0301")) // unconfirmed
          .reason("error.message")
          .allows(60, Duration.ofMinutes(1)) // other clients keep to 30
          .takerFee("0.65", "ccxt read 2026-11-30, unconfirmed")
          .declared();

  private Bitso() {}
}
