package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.isAbsent;
import static io.omnidepth.venue.Condition.isNot;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static io.omnidepth.venue.VenueTime.Unit.ISO;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * Coinbase Exchange. Level 2 is the whole book, about 1 MB for BTC-USD, so it is requested less
 * often. The third element of a level counts its orders. Books in USDC are the same books as those
 * in USD.
 *
 * <pre>
 * {"bids":[["64000.12","0.5",2]],"asks":[...],"sequence":1,"auction_mode":false,"time":"2026-11-01T07:01:32.01Z"}
 * </pre>
 */
final class Coinbase {
  static final Venue VENUE =
      Venue.named("coinbase", "Coinbase Exchange")
          .mark(0, 0)
          .book("https://api.exchange.coinbase.com/products/{market}/book?level=2")
          .markets(joined("-"))
          .oneBookOf("USD", "USDC")
          .listedIn(
              Listing.get("/products", 1, "*")
                  .market("id")
                  .assets("base_currency", "quote_currency")
                  .tick("quote_increment")
                  .lot("base_increment")
                  .status("status", "online")
                  .tradingWhen("trading_disabled", isNot("true"))
                  .tradingWhen("cancel_only", isNot("true")))
          .knownToList("BTC-USD", "BTC-USDT", "BTC-USDC", "BTC-EUR", "ETH-USD", "ETH-EUR")
          .sendsWholeBooks()
          .levels(30_000) // 21572 + 22528 of BTC-USD in 2026
          .layout(sides("", "bids", "asks", row(0, 1)))
          .changeTime("time", ISO)
          .sequence("sequence")
          .healthyWhen("message", isAbsent())
          .limitedWhen("message", mentions("rate limit exceeded"))
          .unlistedWhen("message", mentions("NotFound"))
          .allows(10, Duration.ofSeconds(1))
          .every(Duration.ofSeconds(5))
          .deadline(Duration.ofSeconds(10))
          .takerFee("0.60", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private Coinbase() {}
}
