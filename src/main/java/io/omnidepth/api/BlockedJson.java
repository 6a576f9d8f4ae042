package io.omnidepth.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.board.BlockedVenue;
import io.omnidepth.board.KnownMarkets;
import io.omnidepth.board.Selection;

/**
 * The venues that have refused this server for a minute, with the instruments that they list, in
 * JSON.
 */
public final class BlockedJson {
  private BlockedJson() {}

  /** One row for each of them that the choice does not leave out, by id. */
  public static ArrayNode rows(Selection selection) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    selection.blocked().forEach(blocked -> rows.add(row(blocked)));
    return rows;
  }

  private static ObjectNode row(BlockedVenue blocked) {
    ObjectNode row = Json.object();
    row.put("venue", blocked.venue().id());
    row.put("since", Json.time(blocked.since()));
    row.put("why", blocked.why());
    row.put("lists", blocked.lists().orElse(null));
    ArrayNode instruments = row.putArray("instruments");
    blocked.instruments().forEach(one -> instruments.add(one.toString()));
    row.put("list", blocked.list().source().map(KnownMarkets.Source::word).orElse(null));
    row.set("listReadAt", Json.time(blocked.list().readAt()));
    return row;
  }
}
