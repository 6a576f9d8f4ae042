package io.omnidepth.api.rates;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Json;
import io.omnidepth.board.Rates;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rates in JSON: the worth of one {@code from} in {@code to}, the source and the age. */
public final class RatesJson {
  private RatesJson() {}

  /** The whole answer of {@code GET /rates}. */
  static ObjectNode whole(Snapshot snapshot, RatesRequest request, Instant now) {
    ObjectNode whole = Json.object();
    whole.put("sequence", snapshot.sequence());
    whole.put("time", Json.time(snapshot.time()));
    whole.set(
        "rates",
        rows(snapshot.rates().all(request.from(), request.to()), request.numbersAsText(), now));
    return whole;
  }

  public static ArrayNode rows(List<Rates.Quoted> rates, boolean asText, Instant now) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (Rates.Quoted rate : rates) {
      ObjectNode row = rows.addObject();
      row.put("from", rate.from());
      row.put("to", rate.to());
      row.set("bid", Json.decimal(Optional.of(rate.rate().shown(Side.BID)), asText));
      row.set("ask", Json.decimal(Optional.of(rate.rate().shown(Side.ASK)), asText));
      ArrayNode source = row.putArray("source");
      rate.sources().forEach(source::add);
      ArrayNode legs = row.putArray("legs");
      for (Rates.Leg leg : rate.legs()) {
        legs.addObject()
            .put("instrument", leg.instrument().toString())
            .put("inverse", leg.inverse());
      }
      row.put("ageMs", Math.max(0, rate.age(now).toMillis()));
      row.put("unchangedMs", Math.max(0, rate.unchanged(now).toMillis()));
    }
    return rows;
  }
}
