package io.omnidepth.api.depth;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.BlockedJson;
import io.omnidepth.api.Json;
import io.omnidepth.api.rates.RatesJson;
import io.omnidepth.board.Market;
import io.omnidepth.board.Selection;
import io.omnidepth.market.Column;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** The depth in JSON, for {@code GET /depth} and for the stream. */
public final class DepthJson {
  private static final int CHECKED_ROWS = 25;

  private DepthJson() {}

  /** The whole answer of {@code GET /depth}. */
  static String whole(DepthAnswer answer) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("instrument", answer.query().instrument().toString());
          json.writeNumberField("sequence", answer.snapshot().sequence());
          json.writeStringField("time", Json.time(answer.snapshot().time()));
          fields(json, measures(answer));
          json.writeFieldName("venues");
          json.writeTree(venues(answer));
          rows(json, "bids", answer.view().bids(), answer.query(), true);
          rows(json, "asks", answer.view().asks(), answer.query(), true);
          json.writeEndObject();
        });
  }

  public static void fields(JsonGenerator json, ObjectNode fields) throws IOException {
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      json.writeFieldName(field.getKey());
      json.writeTree(field.getValue());
    }
  }

  /**
   * What is measured of the depth, from {@code skewMs} to {@code blocked}: one number or small
   * object each.
   */
  public static ObjectNode measures(DepthAnswer answer) {
    Depth depth = answer.selection().depth();
    boolean asText = answer.query().numbersAsText();
    ObjectNode fields = Json.object();
    fields.set("skewMs", Json.millis(answer.selection().skew().map(Duration::toMillis)));
    fields.setAll(measures(depth, asText));
    fields.put("more", answer.view().more());
    fields.set("rates", RatesJson.rows(answer.selection().rates(), asText, answer.now()));
    fields.set("blocked", BlockedJson.rows(answer.selection()));
    return fields;
  }

  /** What is measured of any depth, from {@code bestBid} to {@code reach}. */
  public static ObjectNode measures(Depth depth, boolean asText) {
    ObjectNode fields = Json.object();
    fields.set("bestBid", best(depth.ladder(Side.BID, 1), asText));
    fields.set("bestAsk", best(depth.ladder(Side.ASK, 1), asText));
    fields.set("mid", Json.decimal(depth.mid(), asText));
    fields.set("referenceMid", Json.decimal(depth.referenceMid(), asText));
    fields.set("spread", Json.decimal(depth.spread(), asText));
    fields.set("spreadBps", Json.decimal(depth.spreadBps(), asText));
    fields.put("crossed", depth.crossed());
    fields.set("reach", perSide(depth.reach(Side.BID), depth.reach(Side.ASK), asText));
    return fields;
  }

  private static JsonNode best(Ladder ladder, boolean asText) {
    if (ladder.isEmpty()) {
      return Json.MAPPER.getNodeFactory().nullNode();
    }
    ObjectNode best = Json.object();
    best.set("price", Json.decimal(Optional.of(ladder.prices().decimal(0)), asText));
    best.set("size", Json.decimal(Optional.of(ladder.sizes().decimal(0)), asText));
    ArrayNode venues = best.putArray("venues");
    ladder.shares(0).forEach(share -> venues.add(share.venue()));
    return best;
  }

  private static ObjectNode perSide(
      Optional<BigDecimal> bid, Optional<BigDecimal> ask, boolean asText) {
    ObjectNode sides = Json.object();
    sides.set("bid", Json.decimal(bid, asText));
    sides.set("ask", Json.decimal(ask, asText));
    return sides;
  }

  /** One object for each market of the instrument, counted or not. */
  public static ArrayNode venues(DepthAnswer answer) {
    return venues(answer.selection(), answer.query().numbersAsText(), answer.now());
  }

  /** The same of any choice of books. */
  public static ArrayNode venues(Selection selection, boolean asText, Instant now) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (Selection.Entry entry : selection.entries()) {
      rows.add(venue(entry, asText, now));
    }
    return rows;
  }

  private static ObjectNode venue(Selection.Entry entry, boolean asText, Instant now) {
    Market market = entry.market();
    Optional<Market.Answer> known = market.answer();
    ObjectNode row = Json.object();
    row.put("venue", market.venue().id());
    row.put("market", market.market());
    row.put("instrument", market.instrument().toString());
    row.put("state", market.state().word());
    row.put("counted", entry.counted());
    entry.why().ifPresent(why -> row.put("why", why));
    row.set("ageMs", Json.millis(market.since().map(since -> millis(since, now))));
    row.set("receivedAt", Json.time(known.map(Market.Answer::receivedAt)));
    row.set(
        "unchangedMs",
        Json.millis(known.map(answer -> millis(answer.unchangedSince(), answer.receivedAt()))));
    times(row, market);
    row.set("bids", Json.millis(known.map(answer -> (long) answer.book().levels(Side.BID))));
    row.set("asks", Json.millis(known.map(answer -> (long) answer.book().levels(Side.ASK))));
    row.set("reach", perSide(reach(entry, Side.BID), reach(entry, Side.ASK), asText));
    ObjectNode complete = row.putObject("complete");
    complete.put("bid", market.complete(Side.BID));
    complete.put("ask", market.complete(Side.ASK));
    return row;
  }

  /** When the venue says that it was, and how long before the receipt; null where it says not. */
  public static void times(ObjectNode row, Market market) {
    row.set("venueTime", Json.time(market.answer().flatMap(known -> known.stamp().told())));
    row.set("lagMs", Json.millis(market.lag().map(Duration::toMillis)));
  }

  /** At the depth's prices; empty where nothing converts the book into them. */
  private static Optional<BigDecimal> reach(Selection.Entry entry, Side side) {
    return entry.part().flatMap(part -> part.end(side));
  }

  public static long millis(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis());
  }

  /** A side's rows under its name. */
  public static void rows(
      JsonGenerator json, String name, Ladder ladder, DepthQuery query, boolean cumulative)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int i = 0; i < ladder.rows(); i++) {
      row(json, ladder, i, query, cumulative);
    }
    json.writeEndArray();
  }

  static void row(JsonGenerator json, Ladder ladder, int i, DepthQuery query, boolean cumulative)
      throws IOException {
    json.writeStartArray();
    number(json, ladder.prices(), i, query.numbersAsText());
    number(json, ladder.sizes(), i, query.numbersAsText());
    if (cumulative) {
      number(json, ladder.cumulative(), i, query.numbersAsText());
    }
    if (query.breakdown()) {
      json.writeStartObject();
      for (Ladder.Share share : ladder.shares(i)) {
        json.writeFieldName(share.venue());
        number(json, ladder.shareSizes(), share.index(), query.numbersAsText());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** A row that is no longer in the view: its price, and size 0. */
  static void goneRow(JsonGenerator json, Ladder ladder, int i, DepthQuery query)
      throws IOException {
    json.writeStartArray();
    number(json, ladder.prices(), i, query.numbersAsText());
    if (query.numbersAsText()) {
      json.writeString("0");
    } else {
      json.writeNumber(0);
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, Column column, int i, boolean asText)
      throws IOException {
    StringBuilder text = new StringBuilder(24);
    column.append(text, i);
    if (asText) {
      json.writeString(text.toString());
    } else {
      json.writeNumber(text.toString());
    }
  }

  /**
   * The unsigned CRC-32 of the best {@value CHECKED_ROWS} bids, then the best {@value CHECKED_ROWS}
   * asks, each {@code price:size}, all joined by colons.
   */
  public static long checksum(Ladder bids, Ladder asks) {
    StringBuilder text = new StringBuilder(1024);
    for (Ladder ladder : new Ladder[] {bids, asks}) {
      for (int i = 0; i < Math.min(CHECKED_ROWS, ladder.rows()); i++) {
        if (!text.isEmpty()) {
          text.append(':');
        }
        ladder.prices().append(text, i);
        text.append(':');
        ladder.sizes().append(text, i);
      }
    }
    CRC32 crc = new CRC32();
    crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }
}
