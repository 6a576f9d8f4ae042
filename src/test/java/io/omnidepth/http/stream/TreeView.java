package io.omnidepth.http.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Json;
import io.omnidepth.api.depth.DepthAnswer;
import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.api.depth.TreeDepth;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Ladder;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The oracle of {@link View}: it compares trees and writes them with a general generator. */
final class TreeView {
  private final String name;
  private final DepthQuery query;
  private Held held;
  private ObjectNode measures;
  private TreeRows venues;
  private Optional<String> snapshot = Optional.empty();

  /**
   * The part of a snapshot that the readers hold. The snapshot itself is not kept: each of many
   * views would keep all the books of its own moment.
   */
  private record Held(
      long sequence, Instant time, Selection.Members members, Ladder bids, Ladder asks) {
    static Held of(DepthAnswer answer) {
      return new Held(
          answer.snapshot().sequence(),
          answer.snapshot().time(),
          answer.selection().members(),
          answer.view().bids().alone(true),
          answer.view().asks().alone(true));
    }
  }

  TreeView(String name, DepthQuery query, Snapshot first, Instant now) {
    this.name = name;
    this.query = query;
    DepthAnswer answer = DepthAnswer.of(query, first, now);
    held = Held.of(answer);
    measures = TreeDepth.measures(answer);
    venues = new TreeRows(TreeDepth.venues(answer));
  }

  /** The sequence of what the readers hold. */
  long sequence() {
    return held.sequence();
  }

  /** The frame that gives a reader the whole view as the others hold it. */
  String snapshot() {
    String frame = snapshot.orElseGet(() -> Json.text(this::writeSnapshot));
    snapshot = Optional.of(frame);
    return frame;
  }

  private void writeSnapshot(JsonGenerator json) throws IOException {
    begin(json, "snapshot");
    json.writeNumberField("checksum", checksum());
    json.writeStringField("instrument", query.instrument().toString());
    json.writeStringField("time", Json.time(held.time()));
    TreeDepth.fields(json, measures);
    json.writeObjectField("venues", venues.all());
    TreeDepth.rows(json, "bids", held.bids(), query, false);
    TreeDepth.rows(json, "asks", held.asks(), query, false);
    json.writeEndObject();
  }

  /**
   * The frame that brings the readers to what is known now. It is empty if nothing that they see
   * has changed.
   */
  Optional<String> update(Snapshot next, Instant now) {
    if (next.sequence() == sequence()) {
      return Optional.empty();
    }
    DepthAnswer answer = DepthAnswer.of(query, next, now);
    ObjectNode nextMeasures = TreeDepth.measures(answer);
    TreeRows nextVenues = new TreeRows(TreeDepth.venues(answer));
    ObjectNode changed = changedFields(measures, nextMeasures);
    if (!hasNewRows(answer) && isAgesAlone(changed, measures) && venues.isSameButAges(nextVenues)) {
      return Optional.empty();
    }
    Held before = held;
    ArrayNode venueRows = nextVenues.changesSince(venues);
    held = Held.of(answer);
    measures = nextMeasures;
    venues = nextVenues;
    snapshot = Optional.empty();
    String frame =
        Json.text(
            json -> {
              begin(json, "update");
              json.writeNumberField("previous", before.sequence());
              json.writeStringField("time", Json.time(next.time()));
              json.writeNumberField("checksum", checksum());
              TreeDepth.fields(json, changed);
              TreeDepth.changes(json, "bids", before.bids(), answer.view().bids(), query);
              TreeDepth.changes(json, "asks", before.asks(), answer.view().asks(), query);
              json.writeObjectField("venues", venueRows);
              json.writeEndObject();
            });
    return Optional.of(frame);
  }

  private boolean hasNewRows(DepthAnswer answer) {
    return TreeDepth.anyChange(held.bids(), answer.view().bids(), query.breakdown())
        || TreeDepth.anyChange(held.asks(), answer.view().asks(), query.breakdown());
  }

  /**
   * Whether other books count now than the readers hold, or count at other rates, although the
   * sequence is the same.
   */
  boolean isOutgrown(Snapshot now) {
    return query.choice().dependsOnAges()
        && now.sequence() == sequence()
        && !Selection.members(now, query.choice()).equals(held.members());
  }

  /** The frame that says that nothing has changed, with the venues whose ages are new. */
  String heartbeat(Snapshot current, Instant now) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    if (current.sequence() == sequence() && !isOutgrown(current)) {
      TreeRows next = new TreeRows(TreeDepth.venues(DepthAnswer.of(query, current, now)));
      rows = next.changesSince(venues);
      venues = next;
      snapshot = Optional.empty();
    }
    ArrayNode aged = rows;
    return Json.text(
        json -> {
          begin(json, "heartbeat");
          json.writeStringField("time", Json.time(now));
          json.writeObjectField("venues", aged);
          json.writeEndObject();
        });
  }

  private void begin(JsonGenerator json, String type) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type);
    json.writeStringField("stream", name);
    json.writeNumberField("sequence", sequence());
  }

  private long checksum() {
    return TreeDepth.checksum(held.bids(), held.asks());
  }

  private static ObjectNode changedFields(ObjectNode before, ObjectNode now) {
    ObjectNode changed = Json.object();
    for (Map.Entry<String, JsonNode> field : now.properties()) {
      if (!field.getValue().equals(before.get(field.getKey()))) {
        changed.set(field.getKey(), field.getValue());
      }
    }
    return changed;
  }

  /** Ages and skew move with every poll. Alone they are worth no update. */
  private static boolean isAgesAlone(ObjectNode changed, ObjectNode before) {
    return changed.properties().stream()
        .allMatch(
            field ->
                field.getKey().equals("skewMs")
                    || (field.getKey().equals("rates")
                        && areSameButAges(field.getValue(), before.path("rates"))));
  }

  private static boolean areSameButAges(JsonNode rates, JsonNode before) {
    for (int i = 0; i < rates.size(); i++) {
      if (!before.has(i) || !TreeRows.isSameButAges(rates.get(i), before.get(i))) {
        return false;
      }
    }
    return rates.size() == before.size();
  }
}
