package io.omnidepth.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.board.Market;
import io.omnidepth.board.Selection;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** The measures of a depth and the markets that it is made of, in JSON. */
public final class ChoiceJson {
  private ChoiceJson() {}

  /** The measures of a depth, from {@code bestBid} to {@code reach}. */
  public static ObjectNode measures(Depth depth, boolean asText) {
    ObjectNode fields = Json.object();
    fields.set("bestBid", best(depth.ladder(Side.BID, 1), asText));
    fields.set("bestAsk", best(depth.ladder(Side.ASK, 1), asText));
    fields.set("mid", Json.decimal(depth.mid(), asText));
    fields.set("referenceMid", Json.decimal(depth.referenceMid(), asText));
    fields.set("spread", Json.decimal(depth.spread(), asText));
    fields.set("spreadBps", Json.decimal(depth.spreadBps(), asText));
    fields.put("crossed", depth.crossed());
    fields.set("reach", perSide(depth.reach(Side.BID), depth.reach(Side.ASK), asText));
    return fields;
  }

  private static JsonNode best(Ladder ladder, boolean asText) {
    if (ladder.isEmpty()) {
      return Json.MAPPER.getNodeFactory().nullNode();
    }
    ObjectNode best = Json.object();
    best.set("price", Json.decimal(Optional.of(ladder.prices().decimal(0)), asText));
    best.set("size", Json.decimal(Optional.of(ladder.sizes().decimal(0)), asText));
    ArrayNode venues = best.putArray("venues");
    ladder.shares(0).forEach(share -> venues.add(share.venue()));
    return best;
  }

  private static ObjectNode perSide(
      Optional<BigDecimal> bid, Optional<BigDecimal> ask, boolean asText) {
    ObjectNode sides = Json.object();
    sides.set("bid", Json.decimal(bid, asText));
    sides.set("ask", Json.decimal(ask, asText));
    return sides;
  }

  /** One object for each market of the choice, counted or not. */
  public static ArrayNode venues(Selection selection, boolean asText, Instant now) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (Selection.Entry entry : selection.entries()) {
      rows.add(venue(entry, asText, now));
    }
    return rows;
  }

  private static ObjectNode venue(Selection.Entry entry, boolean asText, Instant now) {
    Market market = entry.market();
    Optional<Market.Answer> known = market.answer();
    ObjectNode row = Json.object();
    row.put("venue", market.venue().id());
    row.put("market", market.market());
    row.put("instrument", market.instrument().toString());
    row.put("state", market.state().word());
    row.put("counted", entry.counted());
    entry.why().ifPresent(why -> row.put("why", why));
    row.set("ageMs", MarketJson.age(market, now));
    row.set("receivedAt", Json.time(known.map(Market.Answer::receivedAt)));
    row.set(
        "unchangedMs",
        Json.count(known.map(answer -> Json.millis(answer.unchangedSince(), answer.receivedAt()))));
    MarketJson.times(row, market);
    MarketJson.levels(row, market);
    row.set("reach", perSide(reach(entry, Side.BID), reach(entry, Side.ASK), asText));
    ObjectNode complete = row.putObject("complete");
    complete.put("bid", market.complete(Side.BID));
    complete.put("ask", market.complete(Side.ASK));
    return row;
  }

  /** The end of a side at the depth's prices; empty if nothing converts the book into them. */
  private static Optional<BigDecimal> reach(Selection.Entry entry, Side side) {
    return entry.part().flatMap(part -> part.end(side));
  }
}
