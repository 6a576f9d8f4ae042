package io.omnidepth.http.stream;

import io.omnidepth.api.JsonWriter;
import io.omnidepth.api.depth.ColumnsJson;
import io.omnidepth.api.depth.DepthAnswer;
import io.omnidepth.api.depth.DepthMeasures;
import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.api.depth.DepthRows;
import io.omnidepth.api.depth.RowChanges;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Columns;
import io.omnidepth.market.Ladder;
import java.time.Instant;
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
  private static final int BYTES_OF_A_HEARTBEAT = 256;

  private final String name;
  private final DepthQuery query;
  private Held held;
  private DepthMeasures measures;
  private VenueRows venues;

  /** The publication that the venues' rows are of. */
  private long seenRevision;

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
      Ladder asks,
      Optional<Columns> columns) {
    static Held of(DepthAnswer answer) {
      return new Held(
          answer.snapshot().sequence(),
          answer.snapshot().time(),
          answer.snapshot().publishedAt(),
          answer.selection().members(),
          answer.view().bids().alone(isWithShares(answer.query())),
          answer.view().asks().alone(isWithShares(answer.query())),
          answer.columns().map(Columns::alone));
    }

    /** Whether the rows keep their shares. Those of columns have steps of their own. */
    private static boolean isWithShares(DepthQuery query) {
      return query.breakdown() && query.columns().isEmpty();
    }
  }

  View(String name, DepthQuery query, Snapshot first, Instant now) {
    this.name = name;
    this.query = query;
    DepthAnswer answer = DepthAnswer.of(query, first, now);
    held = Held.of(answer);
    measures = DepthMeasures.of(answer);
    venues = rows(answer.selection(), now);
    seenRevision = first.revision();
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

  private void writeSnapshot(JsonWriter json) {
    begin(json, "snapshot");
    json.name("checksum").number(checksum());
    json.name("instrument").text(query.instrument().toString());
    json.name("time").time(held.time());
    measures.write(json);
    venues.write(json.name("venues"));
    if (query.columns().isPresent()) {
      DepthRows.writeNone(json);
      columns(held).write(json);
    } else {
      new DepthRows(held.bids(), query).write(json, false);
      new DepthRows(held.asks(), query).write(json, false);
    }
    json.endObject();
  }

  /**
   * The frame that brings the readers to what is known now. It is empty if nothing that they see
   * has changed.
   */
  Optional<Frame> update(Snapshot next, Instant now) {
    if (next.sequence() == sequence()) {
      return Optional.empty();
    }
    DepthAnswer answer = DepthAnswer.of(query, next, now, held.columns().map(Columns::grid));
    DepthMeasures nextMeasures = DepthMeasures.of(answer);
    VenueRows nextVenues = rows(answer.selection(), now);
    Held after = Held.of(answer);
    if (!hasNewRows(after)
        && nextMeasures.isSameButAges(measures)
        && venues.isSameButAges(nextVenues)) {
      return Optional.empty();
    }
    Held before = held;
    DepthMeasures measuresBefore = measures;
    VenueRows venuesBefore = venues;
    held = after;
    measures = nextMeasures;
    venues = nextVenues;
    seenRevision = next.revision();
    snapshot = Optional.empty();
    if (!columns(after).follows(columns(before))) {
      return Optional.of(snapshot());
    }
    Frame frame =
        Frame.of(
            json -> {
              begin(json, "update");
              json.name("previous").number(before.sequence());
              json.name("time").time(next.time());
              json.name("checksum").number(checksum());
              nextMeasures.writeChanges(json, measuresBefore);
              writeRowChanges(json, before);
              nextVenues.writeChanges(json.name("venues"), venuesBefore);
              json.endObject();
            },
            lastUpdate);
    lastUpdate = frame.length() + frame.length() / 8;
    return Optional.of(frame);
  }

  private void writeRowChanges(JsonWriter json, Held before) {
    if (query.columns().isPresent()) {
      DepthRows.writeNone(json);
      columns(held).writeChanges(json, columns(before));
    } else {
      RowChanges.write(json, before.bids(), held.bids(), query);
      RowChanges.write(json, before.asks(), held.asks(), query);
    }
  }

  private ColumnsJson columns(Held of) {
    return new ColumnsJson(of.columns(), query);
  }

  private VenueRows rows(Selection selection, Instant now) {
    return VenueRows.of(selection, query.numbersAsText(), now);
  }

  private boolean hasNewRows(Held next) {
    if (query.columns().isPresent()) {
      return !columns(held).isSame(columns(next));
    }
    return RowChanges.any(held.bids(), next.bids(), query.breakdown())
        || RowChanges.any(held.asks(), next.asks(), query.breakdown());
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
    VenueRows before = venues;
    if (current.sequence() == sequence() && !isOutgrown(current)) {
      venues =
          current.revision() == seenRevision
              ? venues.at(now)
              : rows(current.select(query.choice()), now);
      seenRevision = current.revision();
      snapshot = Optional.empty();
    }
    return Frame.of(
        json -> {
          begin(json, "heartbeat");
          json.name("time").time(now);
          venues.writeChanges(json.name("venues"), before);
          json.endObject();
        },
        BYTES_OF_A_HEARTBEAT);
  }

  private void begin(JsonWriter json, String type) {
    json.beginObject();
    json.name("type").text(type);
    json.name("stream").text(name);
    json.name("sequence").number(sequence());
  }

  private long checksum() {
    return DepthRows.checksum(held.bids(), held.asks());
  }
}
