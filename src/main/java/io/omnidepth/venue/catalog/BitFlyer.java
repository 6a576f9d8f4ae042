package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Condition.isAbsent;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.fields;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * bitFlyer, Japan. Always sends the whole board, without a time.
 *
 * <pre>{"mid_price":9800000.0,"bids":[{"price":9799000.0,"size":0.01}],"asks":[...]}</pre>
 */
final class BitFlyer {
  static final Venue VENUE =
      Venue.named("bitflyer", "bitFlyer")
          .mark(2, 1)
          .book("https://api.bitflyer.com/v1/getboard?product_code={market}")
          .markets(joined("_"))
          .listedIn(
              Listing.get(
                      "/v1/getmarkets",
                      1,
                      "*") // without its markets in the United States and Europe
                  .ofSome()
                  .market("product_code")
                  .assets("product_code", joined("_"))
                  .takenWhen("market_type", is("Spot")))
          .knownToList("BTC-USD", "BTC-EUR", "BTC-JPY", "ETH-JPY", "ETH-BTC")
          .sendsWholeBooks()
          .levels(5_000) // 2192 + 944 in a recording of 2019
          .layout(sides("", "bids", "asks", fields("price", "size")))
          .healthyWhen("status", isAbsent())
          .unlistedWhen("error_message", mentions("Invalid product"))
          .reason("error_message")
          .allows(500, Duration.ofMinutes(5)) // unconfirmed
          .every(Duration.ofSeconds(2))
          .takerFee("0.20", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private BitFlyer() {}
}
