package io.omnidepth.api;

import io.omnidepth.board.Market;
import io.omnidepth.market.Side;
import java.time.Instant;
import java.util.Optional;

/** The members of one market's book that several resources show, in JSON. */
public final class MarketJson {
  private MarketJson() {}

  /** The age of the book; null if there is none. */
  public static void age(JsonWriter json, Market market, Instant now) {
    json.name("ageMs").count(market.since().map(since -> Json.millis(since, now)));
  }

  /** The venue's own time of the book and its lag; null if the venue tells no time. */
  public static void times(JsonWriter json, Market market) {
    json.name("venueTime").time(market.answer().flatMap(known -> known.stamp().venueTime()));
    json.name("lagMs").millis(market.lag());
  }

  /** The number of levels a side; null if there is no book. */
  public static void levels(JsonWriter json, Market market) {
    json.name("bids").count(levels(market, Side.BID));
    json.name("asks").count(levels(market, Side.ASK));
  }

  private static Optional<Long> levels(Market market, Side side) {
    return market.answer().map(answer -> (long) answer.book().levels(side));
  }
}
