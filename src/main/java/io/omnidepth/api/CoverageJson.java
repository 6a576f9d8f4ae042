package io.omnidepth.api;

import io.omnidepth.board.Coverage;
import io.omnidepth.market.Side;
import java.util.Optional;

/**
 * The coverage of a depth in JSON: for each side a list of pairs, a distance in bps and a share.
 */
public final class CoverageJson {
  private CoverageJson() {}

  /** Writes an object with both sides. */
  public static void write(JsonWriter json, Coverage coverage, boolean asText) {
    json.beginObject();
    side(json.name("bid"), coverage, Side.BID, asText);
    side(json.name("ask"), coverage, Side.ASK, asText);
    json.endObject();
  }

  private static void side(JsonWriter json, Coverage coverage, Side side, boolean asText) {
    json.beginArray();
    for (Coverage.Told told : coverage.told(side)) {
      json.beginArray().number(told.bps());
      json.decimal(Optional.of(told.share()), asText);
      json.endArray();
    }
    json.endArray();
  }
}
