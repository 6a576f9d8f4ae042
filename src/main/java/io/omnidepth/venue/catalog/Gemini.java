package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Condition.isNot;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.fields;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/**
 * Gemini. A limit of 0 gives the whole book, about 300 KB for btcusd. The timestamp of a level is
 * only the second of the answer.
 *
 * <pre>{"bids":[{"price":"64000.12","amount":"0.5","timestamp":"1790000000"}],"asks":[...]}</pre>
 */
final class Gemini {
  static final Venue VENUE =
      Venue.named("gemini", "Gemini")
          .mark(6, 0)
          .book("https://api.gemini.com/v1/book/{market}?limit_bids=0&limit_asks=0")
          .markets(joined("").lowerCase())
          .listedIn(
              Listing.get("/v1/symbols/details/all", 1, "*") // unconfirmed
                  .assets("base_currency", "quote_currency")
                  .tick("quote_increment")
                  .lot("tick_size") // a step of the base, despite its name
                  .status("status", "open", "post_only", "limit_only")
                  .takenWhen("product_type", isNot("swap")))
          .knownToList("BTC-USD", "BTC-USDT", "BTC-USDC", "BTC-EUR", "ETH-USD", "ETH-EUR")
          .sendsWholeBooks()
          .levels(5_000) // 300 KB are about 4400 in all
          .layout(sides("", "bids", "asks", fields("price", "amount")))
          .healthyWhen("result", isNot("error"))
          .limitedWhen(
              "reason", is("RateLimit", "RateLimited")) // unconfirmed; the status 429 is documented
          .unlistedWhen("reason", mentions("InvalidSymbol", "Bad Request: symbol")) // unconfirmed
          .reason("message")
          .allows(120, Duration.ofMinutes(1))
          .allows(1, Duration.ofSeconds(1))
          .every(Duration.ofSeconds(2))
          .takerFee("0.40", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private Gemini() {}
}
