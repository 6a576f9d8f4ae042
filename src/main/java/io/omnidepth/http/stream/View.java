package io.omnidepth.http.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Json;
import io.omnidepth.api.depth.DepthAnswer;
import io.omnidepth.api.depth.DepthJson;
import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.api.depth.RowChanges;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Ladder;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * One view as its readers hold it, and the frames that bring them from one state of it to the next.
 * Knows nothing of sockets.
 *
 * <p>Always true: who has the {@link #snapshot()} and applies every frame that {@link #update} gave
 * since, holds the view at {@link #sequence()}.
 */
final class View {
  private static final List<String> AGES =
      List.of("ageMs", "receivedAt", "unchangedMs", "venueTime", "lagMs");

  private final String name;
  private final DepthQuery query;
  private Held held;
  private ObjectNode measures;
  private Map<String, ObjectNode> venues;
  private Optional<String> snapshotText = Optional.empty();

  /**
   * What of a snapshot the readers hold. Not the snapshot itself: with many views, each of another
   * moment, all the books of all those moments would be kept.
   */
  private record Held(
      long sequence,
      Instant time,
      Instant publishedAt,
      Selection.Members members,
      Ladder bids,
      Ladder asks) {
    static Held of(DepthAnswer answer) {
      return new Held(
          answer.snapshot().sequence(),
          answer.snapshot().time(),
          answer.snapshot().publishedAt(),
          answer.selection().members(),
          answer.view().bids().alone(),
          answer.view().asks().alone());
    }
  }

  View(String name, DepthQuery query, Snapshot snapshot, Instant now) {
    this.name = name;
    this.query = query;
    DepthAnswer answer = DepthAnswer.of(query, snapshot, now);
    held = Held.of(answer);
    measures = DepthJson.measures(answer);
    venues = byKey(DepthJson.venues(answer));
  }

  String name() {
    return name;
  }

  /** Of what the readers hold. */
  long sequence() {
    return held.sequence();
  }

  /** When what the readers hold was published. */
  Instant publishedAt() {
    return held.publishedAt();
  }

  /** How many rows the readers hold. */
  long rows() {
    return (long) held.bids().rows() + held.asks().rows();
  }

  /** Whether {@link #snapshot()} is written already. */
  boolean hasSnapshot() {
    return snapshotText.isPresent();
  }

  /** The frame that gives a reader the whole view as the others hold it. */
  String snapshot() {
    if (snapshotText.isEmpty()) {
      snapshotText =
          Optional.of(
              Json.text(
                  json -> {
                    begin(json, "snapshot");
                    json.writeNumberField("checksum", checksum());
                    json.writeStringField("instrument", query.instrument().toString());
                    json.writeStringField("time", Json.time(held.time()));
                    DepthJson.fields(json, measures);
                    json.writeObjectField("venues", List.copyOf(venues.values()));
                    DepthJson.rows(json, "bids", held.bids(), query, false);
                    DepthJson.rows(json, "asks", held.asks(), query, false);
                    json.writeEndObject();
                  }));
    }
    return snapshotText.get();
  }

  /**
   * The frame that brings the readers to what is known now; empty where nothing that they see has
   * changed.
   */
  Optional<String> update(Snapshot snapshot, Instant now) {
    if (snapshot.sequence() == sequence()) {
      return Optional.empty();
    }
    DepthAnswer next = DepthAnswer.of(query, snapshot, now);
    ObjectNode nextMeasures = DepthJson.measures(next);
    Map<String, ObjectNode> nextVenues = byKey(DepthJson.venues(next));
    ObjectNode changed = changedFields(measures, nextMeasures);
    boolean bids = RowChanges.any(held.bids(), next.view().bids(), query.breakdown());
    boolean asks = RowChanges.any(held.asks(), next.view().asks(), query.breakdown());
    if (!bids && !asks && onlyAges(changed, measures) && sameStates(venues, nextVenues)) {
      return Optional.empty();
    }
    Held before = held;
    ArrayNode venueRows = changedRows(venues, nextVenues);
    take(next, nextMeasures, nextVenues);
    return Optional.of(
        Json.text(
            json -> {
              begin(json, "update");
              json.writeNumberField("previous", before.sequence());
              json.writeStringField("time", Json.time(snapshot.time()));
              json.writeNumberField("checksum", checksum());
              DepthJson.fields(json, changed);
              RowChanges.write(json, "bids", before.bids(), next.view().bids(), query);
              RowChanges.write(json, "asks", before.asks(), next.view().asks(), query);
              json.writeObjectField("venues", venueRows);
              json.writeEndObject();
            }));
  }

  /**
   * Whether other books count now than the readers hold, or at other rates, although the sequence
   * is the same.
   */
  boolean outgrown(Snapshot snapshot) {
    return query.choice().dependsOnAges()
        && snapshot.sequence() == sequence()
        && !Selection.members(snapshot, query.choice()).equals(held.members());
  }

  /** The frame that says that nothing has changed, with the venues whose ages are new. */
  String heartbeat(Snapshot snapshot, Instant now) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    if (snapshot.sequence() == sequence() && !outgrown(snapshot)) {
      Map<String, ObjectNode> next = byKey(DepthJson.venues(DepthAnswer.of(query, snapshot, now)));
      rows = changedRows(venues, next);
      venues = next;
      snapshotText = Optional.empty();
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

  private void take(DepthAnswer next, ObjectNode nextMeasures, Map<String, ObjectNode> nextVenues) {
    held = Held.of(next);
    measures = nextMeasures;
    venues = nextVenues;
    snapshotText = Optional.empty();
  }

  private void begin(JsonGenerator json, String type) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type);
    json.writeStringField("stream", name);
    json.writeNumberField("sequence", sequence());
  }

  private long checksum() {
    return DepthJson.checksum(held.bids(), held.asks());
  }

  private static Map<String, ObjectNode> byKey(ArrayNode rows) {
    Map<String, ObjectNode> byKey = new LinkedHashMap<>();
    rows.forEach(
        row ->
            byKey.put(
                row.get("venue").asText() + " " + row.get("market").asText(), (ObjectNode) row));
    return byKey;
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

  /** Ages and skew move with every poll; alone they are worth no update. */
  private static boolean onlyAges(ObjectNode changed, ObjectNode before) {
    return changed.properties().stream()
        .allMatch(
            field ->
                field.getKey().equals("skewMs")
                    || (field.getKey().equals("rates")
                        && ageless(field.getValue()).equals(ageless(before.path("rates")))));
  }

  private static List<JsonNode> ageless(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .<JsonNode>map(row -> ((ObjectNode) row.deepCopy()).remove(AGES))
        .toList();
  }

  private static boolean sameStates(Map<String, ObjectNode> before, Map<String, ObjectNode> now) {
    return ageless(before).equals(ageless(now));
  }

  private static Map<String, JsonNode> ageless(Map<String, ObjectNode> rows) {
    Map<String, JsonNode> ageless = new HashMap<>();
    rows.forEach((key, row) -> ageless.put(key, row.deepCopy().remove(AGES)));
    return ageless;
  }

  /**
   * Rows whose book was received anew or that changed otherwise; one that is gone comes as
   * unlisted.
   */
  private static ArrayNode changedRows(
      Map<String, ObjectNode> before, Map<String, ObjectNode> now) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    now.forEach(
        (key, row) -> {
          ObjectNode old = before.get(key);
          if (old == null
              || !row.get("receivedAt").equals(old.get("receivedAt"))
              || !row.deepCopy().remove(AGES).equals(old.deepCopy().remove(AGES))) {
            rows.add(row);
          }
        });
    before.forEach(
        (key, row) -> {
          if (!now.containsKey(key)) {
            rows.add(
                row.deepCopy()
                    .put("state", "unlisted")
                    .put("counted", false)
                    .put("why", "unlisted"));
          }
        });
    return rows;
  }
}
