package io.omnidepth.api.depth;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Json;
import io.omnidepth.board.BlockedVenue;
import io.omnidepth.board.KnownMarkets;
import io.omnidepth.board.Market;
import io.omnidepth.board.Rates;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Walls;
import io.omnidepth.market.Column;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The oracle of the depth's JSON: trees, texts and a general generator, as slow and plain as can
 * be.
 */
public final class TreeDepth {
  private TreeDepth() {}

  private static final int CHECKED_ROWS = 25;

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
   * The measures of the depth, from {@code skewMs} to {@code blocked}: a number or a small object
   * each.
   */
  public static ObjectNode measures(DepthAnswer answer) {
    boolean asText = answer.query().numbersAsText();
    ObjectNode fields = Json.object();
    fields.set("skewMs", Json.count(answer.selection().skew().map(Duration::toMillis)));
    fields.setAll(measuresOf(answer.selection().depth(), asText));
    fields.set("coverage", TreeCoverage.json(answer.selection(), asText));
    fields.set("walls", walls(answer.selection(), asText));
    fields.put("more", answer.view().more());
    fields.set(
        "coverageAtEnd",
        perSide(
            TreeCoverage.atEnd(answer.selection(), answer.view().bids()),
            TreeCoverage.atEnd(answer.selection(), answer.view().asks()),
            asText));
    fields.set("rates", rates(answer.selection().rates(), asText, answer.now()));
    fields.set("blocked", blocked(answer.selection()));
    return fields;
  }

  private static ArrayNode walls(Selection selection, boolean asText) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (Walls.Shown wall : Walls.of(selection).all()) {
      ObjectNode row = rows.addObject().put("side", wall.side().toString());
      row.set("price", Json.decimal(Optional.of(wall.price()), asText));
      row.set("size", Json.decimal(Optional.of(wall.size()), asText));
      row.put("since", Json.time(wall.since()));
      wall.venues().forEach(row.putArray("venues")::add);
      wall.end().ifPresent(end -> row.put("end", end.word()).put("endedAt", Json.time(end.at())));
    }
    return rows;
  }

  /** One object for each market of the instrument, counted or not. */
  public static ArrayNode venues(DepthAnswer answer) {
    return venuesOf(answer.selection(), answer.query().numbersAsText(), answer.now());
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
      for (Ladder.Share share : shares(ladder, i)) {
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

  /** The measures of a depth, from {@code bestBid} to {@code reach}. */
  private static ObjectNode measuresOf(Depth depth, boolean asText) {
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

  /** One object for each market of the choice, counted or not. */
  private static ArrayNode venuesOf(Selection selection, boolean asText, Instant now) {
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
    row.set("ageMs", age(market, now));
    row.set("receivedAt", timeOf(known.map(Market.Answer::receivedAt)));
    row.set(
        "unchangedMs",
        Json.count(known.map(answer -> Json.millis(answer.unchangedSince(), answer.receivedAt()))));
    times(row, market);
    levels(row, market);
    row.set("reach", perSide(reach(entry, Side.BID), reach(entry, Side.ASK), asText));
    ObjectNode complete = row.putObject("complete");
    complete.put("bid", market.complete(Side.BID));
    complete.put("ask", market.complete(Side.ASK));
    row.set(
        "usualSize",
        perSide(market.usualSize().known(Side.BID), market.usualSize().known(Side.ASK), asText));
    return row;
  }

  /** The end of a side at the depth's prices; empty if nothing converts the book into them. */
  private static Optional<BigDecimal> reach(Selection.Entry entry, Side side) {
    return entry.part().flatMap(part -> part.end(side));
  }

  /** The age of the book; null if there is none. */
  private static JsonNode age(Market market, Instant now) {
    return Json.count(market.since().map(since -> Json.millis(since, now)));
  }

  /** The venue's own time of the book and its lag; null if the venue tells no time. */
  private static void times(ObjectNode row, Market market) {
    row.set("venueTime", timeOf(market.answer().flatMap(known -> known.stamp().venueTime())));
    row.set("lagMs", Json.count(market.lag().map(Duration::toMillis)));
  }

  /** The number of levels a side; null if there is no book. */
  private static void levels(ObjectNode row, Market market) {
    row.set("bids", levels(market, Side.BID));
    row.set("asks", levels(market, Side.ASK));
  }

  private static JsonNode levels(Market market, Side side) {
    Optional<Market.Answer> known = market.answer();
    return Json.count(known.map(answer -> (long) answer.book().levels(side)));
  }

  private static ArrayNode rates(List<Rates.Quoted> rates, boolean asText, Instant now) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (Rates.Quoted rate : rates) {
      ObjectNode row = rows.addObject();
      row.put("from", rate.from());
      row.put("to", rate.to());
      row.set("bid", Json.decimal(Optional.of(rate.rate().shown(Side.BID)), asText));
      row.set("ask", Json.decimal(Optional.of(rate.rate().shown(Side.ASK)), asText));
      ArrayNode source = row.putArray("source");
      rate.sources().forEach(source::add);
      ArrayNode legs = row.putArray("legs");
      for (Rates.Leg leg : rate.legs()) {
        legs.addObject()
            .put("instrument", leg.instrument().toString())
            .put("inverse", leg.inverse());
      }
      row.put("ageMs", Math.max(0, rate.age(now).toMillis()));
      row.put("unchangedMs", Math.max(0, rate.unchanged(now).toMillis()));
    }
    return rows;
  }

  /** One row for each of them that the choice does not leave out, by id. */
  private static ArrayNode blocked(Selection selection) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    selection.blocked().forEach(blocked -> rows.add(blockedRow(blocked)));
    return rows;
  }

  private static ObjectNode blockedRow(BlockedVenue blocked) {
    ObjectNode row = Json.object();
    row.put("venue", blocked.venue().id());
    row.put("since", Json.time(blocked.since()));
    row.put("why", blocked.why());
    row.put("lists", blocked.lists().orElse(null));
    ArrayNode instruments = row.putArray("instruments");
    blocked.instruments().forEach(one -> instruments.add(one.toString()));
    row.put("list", blocked.list().source().map(KnownMarkets.Source::word).orElse(null));
    row.set("listReadAt", timeOf(blocked.list().readAt()));
    return row;
  }

  /**
   * Writes the rows under the side's name, best first: a row that has left with size 0, a new or
   * changed row whole.
   */
  public static void changes(
      JsonGenerator json, String name, Ladder before, Ladder now, DepthQuery query)
      throws IOException {
    json.writeArrayFieldStart(name);
    int old = 0;
    int fresh = 0;
    while (old < before.rows() || fresh < now.rows()) {
      int order = order(before, old, now, fresh);
      if (order < 0) {
        goneRow(json, before, old++, query);
      } else if (order > 0) {
        row(json, now, fresh++, query, false);
      } else {
        if (!same(before, old++, now, fresh, query.breakdown())) {
          row(json, now, fresh, query, false);
        }
        fresh++;
      }
    }
    json.writeEndArray();
  }

  /** Below zero where the old row is nearer to the best price, above zero where the new row is. */
  private static int order(Ladder before, int old, Ladder now, int fresh) {
    if (old == before.rows()) {
      return 1;
    }
    if (fresh == now.rows()) {
      return -1;
    }
    int byPrice = before.prices().compare(old, now.prices(), fresh);
    return switch (now.side()) {
      case ASK -> byPrice;
      case BID -> -byPrice;
    };
  }

  private static boolean same(Ladder before, int old, Ladder now, int fresh, boolean shares) {
    return before.sizes().compare(old, now.sizes(), fresh) == 0
        && (!shares || shareTexts(before, old).equals(shareTexts(now, fresh)));
  }

  /** Whether any row differs. */
  public static boolean anyChange(Ladder before, Ladder now, boolean shares) {
    if (before.rows() != now.rows()) {
      return true;
    }
    for (int i = 0; i < now.rows(); i++) {
      if (before.prices().compare(i, now.prices(), i) != 0 || !same(before, i, now, i, shares)) {
        return true;
      }
    }
    return false;
  }

  private static List<Ladder.Share> shares(Ladder ladder, int row) {
    return ladder.shares(row).stream()
        .sorted(
            Comparator.<Ladder.Share, BigDecimal>comparing(
                    share -> ladder.shareSizes().decimal(share.index()))
                .reversed()
                .thenComparing(Ladder.Share::venue))
        .toList();
  }

  private static List<String> shareTexts(Ladder ladder, int row) {
    return shares(ladder, row).stream()
        .map(
            share ->
                share.venue() + " " + Decimals.text(ladder.shareSizes().decimal(share.index())))
        .toList();
  }

  private static JsonNode timeOf(Optional<Instant> at) {
    return at.<JsonNode>map(moment -> Json.MAPPER.getNodeFactory().textNode(Json.time(moment)))
        .orElse(Json.MAPPER.getNodeFactory().nullNode());
  }
}
