package io.omnidepth.venue.catalog;

import static io.omnidepth.venue.Condition.isEmpty;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.fields;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static io.omnidepth.venue.VenueTime.Unit.MILLIS;

import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.Verdict;
import java.time.Duration;

/**
 * Hyperliquid spot. All questions are posted to one path. A market's name is a number from the list
 * of markets, which also has the assets by number. Coins of other chains are wrapped and have a U
 * before their name. Sends 20 levels a side, bids first. Sends null for an unknown coin.
 *
 * <pre>
 * {"coin":"@142","time":1790000000123,"levels":[[{"px":"64000.0","sz":"0.5","n":2}],[{"px":"64001.0",...}]]}
 * {"universe":[{"tokens":[197,0],"name":"@142","index":142,...}],"tokens":[{"name":"USDC","index":0,...},...]}
 * </pre>
 */
final class Hyperliquid {
  static final Venue VENUE =
      Venue.named("hyperliquid", "Hyperliquid")
          .mark(6, 3)
          .book("https://api.hyperliquid.xyz/info")
          .posting("{\"type\":\"l2Book\",\"coin\":\"{market}\"}")
          .markets(
              joined("/")
                  .renaming("BTC", "UBTC")
                  .renaming("ETH", "UETH")
                  .renaming("SOL", "USOL")
                  .renaming("BONK", "UBONK")
                  .renaming("PUMP", "UPUMP")
                  .renaming("USDT", "USDT0"))
          .listedIn(
              Listing.posted("/info", "{\"type\":\"spotMeta\"}", 20, "universe.*")
                  .marketOnlyInList("name")
                  .numbersOf("tokens.*", "index")
                  .assets("tokens.0.name", "tokens.1.name")
                  .lotPlaces("tokens.0.szDecimals"))
          .knownToList("BTC-USDC", "PURR-USDC")
          .levels(20)
          .layout(sides("levels", "0", "1", fields("px", "sz")))
          .changeTime("time", MILLIS)
          .unlistedWhen("", isEmpty()) // unconfirmed
          .unlistedWhen("error", mentions("coin")) // unconfirmed
          .status(422, Verdict.UNLISTED) // unconfirmed
          .allows(1200, Duration.ofMinutes(1))
          .costs(2)
          .takerFee("0.07", "exchange reference compiled 2026-11-21, unconfirmed")
          .declared();

  private Hyperliquid() {}
}
