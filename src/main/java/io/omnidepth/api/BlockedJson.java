package io.omnidepth.api;

import io.omnidepth.board.BlockedVenue;
import io.omnidepth.board.KnownMarkets;
import io.omnidepth.board.Selection;

/**
 * The venues that have refused this server for a minute, with the instruments that they list, in
 * JSON.
 */
public final class BlockedJson {
  private BlockedJson() {}

  /** An array with one row for each of them that the choice does not leave out, by id. */
  public static void rows(JsonWriter json, Selection selection) {
    json.beginArray();
    selection.blocked().forEach(blocked -> row(json, blocked));
    json.endArray();
  }

  private static void row(JsonWriter json, BlockedVenue blocked) {
    json.beginObject();
    json.name("venue").text(blocked.venue().id());
    json.name("since").time(blocked.since());
    json.name("why").text(blocked.why());
    json.name("lists");
    blocked.lists().ifPresentOrElse(json::truth, json::nothing);
    json.name("instruments").beginArray();
    blocked.instruments().forEach(one -> json.text(one.toString()));
    json.endArray();
    json.name("list").text(blocked.list().source().map(KnownMarkets.Source::word));
    json.name("listReadAt").time(blocked.list().readAt());
    json.endObject();
  }
}
