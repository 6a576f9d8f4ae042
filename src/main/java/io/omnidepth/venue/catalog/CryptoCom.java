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
 * Crypto.com Exchange. The third element of a level counts its orders, as text.
 *
 * <pre>
 * {"id":-1,"method":"public/get-book","code":0,"result":{"depth":50,"data":[{"bids":[["64000.12","0.5","2"]],
 * "asks":[...],"t":1790000000123}],"instrument_name":"BTC_USDT"}}</pre>
 */
final class CryptoCom {
  static final Venue VENUE =
      Venue.named("cryptocom", "Crypto.com")
          .mark(5, 1)
          .book(
              "https://api.crypto.com/exchange/v1/public/get-book?instrument_name={market}&depth={depth}")
          .markets(joined("_"))
          .listedIn(
              Listing.get("/exchange/v1/public/get-instruments", 1, "result.data.*")
                  .market("symbol")
                  .assets("base_ccy", "quote_ccy")
                  .tick("price_tick_size")
                  .lot("qty_tick_size")
                  .tradingWhen("tradable", is("true"))
                  .takenWhen("inst_type", is("CCY_PAIR")))
          .knownToList("BTC-USD", "BTC-USDT", "ETH-USD")
          .depths(10, 50)
          .layout(sides("result.data.0", "bids", "asks", row(0, 1)))
          .changeTime("result.data.0.t", MILLIS)
          .healthyWhen("code", is("0"))
          .limitedWhen("code", is("42901")) // unconfirmed
          .unlistedWhen(
              "code", is("40004")) // unconfirmed: also other bad parameters, which are never sent
          .reason("message")
          .allows(100, Duration.ofSeconds(1))
          .takerFee("0.50", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private CryptoCom() {}
}
