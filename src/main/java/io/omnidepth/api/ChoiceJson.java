package io.omnidepth.api;

import io.omnidepth.board.Selection;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Side;
import java.time.Instant;
import java.util.List;

/** The measures of a depth and the markets that it is made of, in JSON. */
public final class ChoiceJson {
  /** The measures of a depth, from {@code bestBid} to {@code reach}. */
  public static final List<Measure> MEASURES =
      List.of(
          new Measure("bestBid", (json, of, text) -> best(json, of.ladder(Side.BID, 1), text)),
          new Measure("bestAsk", (json, of, text) -> best(json, of.ladder(Side.ASK, 1), text)),
          new Measure("mid", (json, of, text) -> json.decimal(of.mid(), text)),
          new Measure("referenceMid", (json, of, text) -> json.decimal(of.referenceMid(), text)),
          new Measure("spread", (json, of, text) -> json.decimal(of.spread(), text)),
          new Measure("spreadBps", (json, of, text) -> json.decimal(of.spreadBps(), text)),
          new Measure("crossed", (json, of, text) -> json.truth(of.crossed())),
          new Measure("reach", ChoiceJson::reach));

  private ChoiceJson() {}

  /** A measure and the way in which its value is written. */
  public record Measure(String name, Value value) {
    /** Writes the name and the value. */
    public void write(JsonWriter json, Depth of, boolean asText) {
      json.name(name);
      value.write(json, of, asText);
    }
  }

  /** Writes a value of a depth. */
  interface Value {
    void write(JsonWriter json, Depth of, boolean asText);
  }

  /** The measures of a depth, in an object. */
  public static void measures(JsonWriter json, Depth depth, boolean asText) {
    json.beginObject();
    MEASURES.forEach(measure -> measure.write(json, depth, asText));
    json.endObject();
  }

  private static void best(JsonWriter json, Ladder ladder, boolean asText) {
    if (ladder.isEmpty()) {
      json.nothing();
      return;
    }
    json.beginObject();
    json.name("price").decimal(ladder.prices(), 0, asText);
    json.name("size").decimal(ladder.sizes(), 0, asText);
    json.name("venues").beginArray();
    ladder.shares(0).forEach(share -> json.text(share.venue()));
    json.endArray().endObject();
  }

  private static void reach(JsonWriter json, Depth depth, boolean asText) {
    json.beginObject();
    json.name("bid").decimal(depth.reach(Side.BID), asText);
    json.name("ask").decimal(depth.reach(Side.ASK), asText);
    json.endObject();
  }

  /** An array with one object for each market of the choice, counted or not. */
  public static void venues(JsonWriter json, Selection selection, boolean asText, Instant now) {
    json.beginArray();
    for (VenueRow row : VenueRow.of(selection)) {
      row.write(json, asText, now);
    }
    json.endArray();
  }
}
