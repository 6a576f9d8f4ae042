package io.omnidepth.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.board.Market;
import io.omnidepth.market.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The members of one market's book that several resources show, in JSON. */
public final class MarketJson {
  private MarketJson() {}

  /** The age of the book; null if there is none. */
  public static JsonNode age(Market market, Instant now) {
    return Json.count(market.since().map(since -> Json.millis(since, now)));
  }

  /** The venue's own time of the book and its lag; null if the venue tells no time. */
  public static void times(ObjectNode row, Market market) {
    row.set("venueTime", Json.time(market.answer().flatMap(known -> known.stamp().venueTime())));
    row.set("lagMs", Json.count(market.lag().map(Duration::toMillis)));
  }

  /** The number of levels a side; null if there is no book. */
  public static void levels(ObjectNode row, Market market) {
    row.set("bids", levels(market, Side.BID));
    row.set("asks", levels(market, Side.ASK));
  }

  private static JsonNode levels(Market market, Side side) {
    Optional<Market.Answer> known = market.answer();
    return Json.count(known.map(answer -> (long) answer.book().levels(side)));
  }
}
