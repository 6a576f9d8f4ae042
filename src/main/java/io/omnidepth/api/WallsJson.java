package io.omnidepth.api;

import io.omnidepth.board.Selection;
import io.omnidepth.board.Walls;
import java.util.Optional;

/** The walls of a depth in JSON. */
public final class WallsJson {
  private WallsJson() {}

  /** Writes an array with an object for each wall. */
  public static void rows(JsonWriter json, Selection selection, boolean asText) {
    json.beginArray();
    for (Walls.Shown wall : Walls.of(selection).all()) {
      json.beginObject();
      json.name("side").text(wall.side().toString());
      json.name("price").decimal(Optional.of(wall.price()), asText);
      json.name("size").decimal(Optional.of(wall.size()), asText);
      json.name("since").time(wall.since());
      json.name("venues").beginArray();
      wall.venues().forEach(json::text);
      json.endArray();
      if (wall.end().isPresent()) {
        json.name("end").text(wall.end().get().word());
        json.name("endedAt").time(wall.end().get().at());
      }
      json.endObject();
    }
    json.endArray();
  }
}
