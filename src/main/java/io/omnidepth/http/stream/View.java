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
import java.util.Map;
import java.util.Optional;

/**
 * One view as its readers hold it, and the frames that bring them from one state of it to the next.
 * It knows nothing of sockets.
 *
 * <p>Always true: a reader that has the {@link #snapshot()} and applies every frame of {@link
 * #update} since then holds the view at {@link #sequence()}.
 */
final class View {
  private static final int BYTES_A_ROW = 32;
  private static final int BYTES_OF_THE_REST = 1_024;

  private final String name;
  private final DepthQuery query;
  private Held held;
  private ObjectNode measures;
  private VenueRows venues;
  private Optional<Frame> snapshot = Optional.empty();
  private int lastUpdate = BYTES_OF_THE_REST;

  /**
   * The part of a snapshot that the readers hold. The snapshot itself is not kept: each of many
   * views would keep all the books of its own moment.
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

  View(String name, DepthQuery query, Snapshot first, Instant now) {
    this.name = name;
    this.query = query;
    DepthAnswer answer = DepthAnswer.of(query, first, now);
    held = Held.of(answer);
    measures = DepthJson.measures(answer);
    venues = new VenueRows(DepthJson.venues(answer));
  }

  /** The sequence of what the readers hold. */
  long sequence() {
    return held.sequence();
  }

  /** The moment when that was published. */
  Instant publishedAt() {
    return held.publishedAt();
  }

  /** The number of rows that the readers hold. */
  long rows() {
    return (long) held.bids().rows() + held.asks().rows();
  }

  /** Whether {@link #snapshot()} is written already. */
  boolean hasSnapshot() {
    return snapshot.isPresent();
  }

  /** The frame that gives a reader the whole view as the others hold it. */
  Frame snapshot() {
    Frame frame =
        snapshot.orElseGet(
            () ->
                Frame.of(
                    this::writeSnapshot,
                    Math.toIntExact(BYTES_OF_THE_REST + BYTES_A_ROW * rows())));
    snapshot = Optional.of(frame);
    return frame;
  }

  private void writeSnapshot(JsonGenerator json) throws IOException {
    begin(json, "snapshot");
    json.writeNumberField("checksum", checksum());
    json.writeStringField("instrument", query.instrument().toString());
    json.writeStringField("time", Json.time(held.time()));
    DepthJson.fields(json, measures);
    json.writeObjectField("venues", venues.all());
    DepthJson.rows(json, "bids", held.bids(), query, false);
    DepthJson.rows(json, "asks", held.asks(), query, false);
    json.writeEndObject();
  }

  /**
   * The frame that brings the readers to what is known now. It is empty if nothing that they see
   * has changed.
   */
  Optional<Frame> update(Snapshot next, Instant now) {
    if (next.sequence() == sequence()) {
      return Optional.empty();
    }
    DepthAnswer answer = DepthAnswer.of(query, next, now);
    ObjectNode nextMeasures = DepthJson.measures(answer);
    VenueRows nextVenues = new VenueRows(DepthJson.venues(answer));
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
    Frame frame =
        Frame.of(
            json -> {
              begin(json, "update");
              json.writeNumberField("previous", before.sequence());
              json.writeStringField("time", Json.time(next.time()));
              json.writeNumberField("checksum", checksum());
              DepthJson.fields(json, changed);
              RowChanges.write(json, "bids", before.bids(), answer.view().bids(), query);
              RowChanges.write(json, "asks", before.asks(), answer.view().asks(), query);
              json.writeObjectField("venues", venueRows);
              json.writeEndObject();
            },
            lastUpdate);
    lastUpdate = frame.length() + frame.length() / 8;
    return Optional.of(frame);
  }

  private boolean hasNewRows(DepthAnswer answer) {
    return RowChanges.any(held.bids(), answer.view().bids(), query.breakdown())
        || RowChanges.any(held.asks(), answer.view().asks(), query.breakdown());
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
  Frame heartbeat(Snapshot current, Instant now) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    if (current.sequence() == sequence() && !isOutgrown(current)) {
      VenueRows next = new VenueRows(DepthJson.venues(DepthAnswer.of(query, current, now)));
      rows = next.changesSince(venues);
      venues = next;
      snapshot = Optional.empty();
    }
    ArrayNode aged = rows;
    return Frame.of(
        json -> {
          begin(json, "heartbeat");
          json.writeStringField("time", Json.time(now));
          json.writeObjectField("venues", aged);
          json.writeEndObject();
        },
        BYTES_OF_THE_REST);
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
      if (!before.has(i) || !VenueRows.isSameButAges(rates.get(i), before.get(i))) {
        return false;
      }
    }
    return rates.size() == before.size();
  }
}
