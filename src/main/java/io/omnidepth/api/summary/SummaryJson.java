package io.omnidepth.api.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.BlockedJson;
import io.omnidepth.api.ChoiceJson;
import io.omnidepth.api.CoverageJson;
import io.omnidepth.api.FillCostJson;
import io.omnidepth.api.Json;
import io.omnidepth.api.WallsJson;
import io.omnidepth.api.rates.RatesJson;
import io.omnidepth.board.Coverage;
import io.omnidepth.board.Explanation;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Bands;
import io.omnidepth.market.Concentration;
import io.omnidepth.market.Cross;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Part;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The measures of a depth in JSON: of all venues together, and of each venue alone. */
final class SummaryJson {
  /** The distance from the reference mid for the concentration, in hundredths of a per cent. */
  static final int CONCENTRATED_BPS = 100;

  private final Selection selection;
  private final Depth depth;
  private final Optional<Bands> bands;
  private final boolean asText;
  private final Instant now;

  SummaryJson(Selection selection, boolean asText, Instant now) {
    this.selection = selection;
    this.depth = selection.depth();
    this.bands = Bands.of(depth, Bands.USUAL);
    this.asText = asText;
    this.now = now;
  }

  /** The whole answer of {@code GET /summary}. */
  ObjectNode whole(Snapshot snapshot) {
    ObjectNode whole = Json.object();
    whole.put("instrument", selection.choice().instrument().toString());
    whole.put("sequence", snapshot.sequence());
    whole.put("time", Json.time(snapshot.time()));
    whole.set("skewMs", Json.count(selection.skew().map(Duration::toMillis)));
    measures(whole, depth);
    whole.set(
        "coverage", Json.tree(json -> CoverageJson.write(json, Coverage.of(selection), asText)));
    whole.set("walls", Json.tree(json -> WallsJson.rows(json, selection, asText)));
    whole.set("bands", bands());
    whole.set("cross", cross());
    whole.set("concentration", concentration());
    whole.set("byVenue", byVenue());
    whole.set("rates", Json.tree(json -> RatesJson.rows(json, selection.rates(), asText, now)));
    whole.set("blocked", Json.tree(json -> BlockedJson.rows(json, selection)));
    whole.set("venues", Json.tree(json -> ChoiceJson.venues(json, selection, asText, now)));
    return whole;
  }

  private void measures(ObjectNode fields, Depth of) {
    fields.setAll((ObjectNode) Json.tree(json -> ChoiceJson.measures(json, of, asText)));
    fields.set("microprice", Json.decimal(of.microprice(), asText));
    fields.set("imbalance", Json.decimal(of.imbalance(), asText));
  }

  /** The bands of the whole depth, the narrowest first; empty without a reference mid. */
  ArrayNode bands() {
    return bands
        .map(of -> rows(of.of(Side.BID), of.of(Side.ASK), of.imbalances(), selection.missed()))
        .orElseGet(Json.MAPPER::createArrayNode);
  }

  /** The measures of each venue with a book that counts, in alphabetical order. */
  ArrayNode byVenue() {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (String venue : venues()) {
      ObjectNode row = rows.addObject().put("venue", venue);
      measures(row, depth.alone(venue));
      // The venue's bands are measured from the reference mid of the whole depth.
      row.remove("referenceMid");
      row.set("bands", bands(venue));
    }
    return rows;
  }

  private List<String> venues() {
    return depth.parts().stream().map(Part::venue).distinct().sorted().toList();
  }

  private ArrayNode bands(String venue) {
    List<String> missed = selection.missed().stream().filter(venue::equals).toList();
    return bands
        .map(
            of ->
                rows(of.of(Side.BID, venue), of.of(Side.ASK, venue), of.imbalances(venue), missed))
        .orElseGet(Json.MAPPER::createArrayNode);
  }

  private ArrayNode rows(
      List<Bands.Band> bids,
      List<Bands.Band> asks,
      List<Optional<BigDecimal>> imbalances,
      List<String> missed) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (int i = 0; i < bids.size(); i++) {
      ObjectNode row = rows.addObject().put("bps", bids.get(i).bps());
      row.set("bid", band(bids.get(i), missed));
      row.set("ask", band(asks.get(i), missed));
      row.set("imbalance", Json.decimal(imbalances.get(i), asText));
    }
    return rows;
  }

  /**
   * One side of a band.
   *
   * @param missed ids of the venues with a book that does not count; if there are any, the size is
   *     a floor
   */
  private ObjectNode band(Bands.Band band, List<String> missed) {
    List<String> missing =
        Stream.concat(band.missing().stream().map(Part::venue), missed.stream())
            .distinct()
            .sorted()
            .toList();
    ObjectNode side = Json.object();
    side.set("bound", Json.decimal(Optional.of(band.bound()), asText));
    side.set("size", Json.decimal(Optional.of(band.size()), asText));
    side.set("notional", Json.decimal(Optional.of(band.notional()), asText));
    side.put("atLeast", !missing.isEmpty());
    missing.forEach(side.putArray("missing")::add);
    return side;
  }

  private JsonNode cross() {
    Optional<Cross> known = Cross.of(depth);
    if (known.isEmpty()) {
      return Json.MAPPER.getNodeFactory().nullNode();
    }
    Cross cross = known.get();
    ObjectNode row = Json.object();
    row.set("size", Json.decimal(Optional.of(cross.size()), asText));
    row.set("bps", Json.decimal(cross.bps(), asText));
    row.set("buy", FillCostJson.shares(cross.sellers(), selection, asText));
    row.set("sell", FillCostJson.shares(cross.buyers(), selection, asText));
    row.set("cost", Json.decimal(Optional.of(cross.bought().beforeFees().notional()), asText));
    row.set("proceeds", Json.decimal(Optional.of(cross.sold().beforeFees().notional()), asText));
    row.set("earns", Json.decimal(Optional.of(cross.earns()), asText));
    row.set("earnsAfterFees", Json.decimal(Optional.of(cross.earnsAfterFees()), asText));
    ArrayNode explanations = row.putArray("explanations");
    for (Explanation one : Explanation.of(cross, selection)) {
      explanations
          .addObject()
          .put("flag", one.flag())
          .put("explains", one.explains())
          .put("arithmetic", one.arithmetic());
    }
    return row;
  }

  private JsonNode concentration() {
    Optional<Concentration> known = Concentration.within(depth, CONCENTRATED_BPS);
    if (known.isEmpty()) {
      return Json.MAPPER.getNodeFactory().nullNode();
    }
    ObjectNode row = Json.object();
    row.put("withinBps", CONCENTRATED_BPS);
    row.set("effectiveVenues", Json.decimal(known.map(Concentration::effectiveVenues), asText));
    ArrayNode shares = row.putArray("shares");
    for (Concentration.Share share : known.get().shares()) {
      ObjectNode one = shares.addObject().put("venue", share.venue());
      one.set("size", Json.decimal(Optional.of(share.size()), asText));
      one.set("part", Json.decimal(Optional.of(share.part()), asText));
    }
    return row;
  }

  /** The bands as rows with a venue: first those of the whole depth, with an empty venue. */
  List<ObjectNode> bandRows() {
    List<ObjectNode> all = new ArrayList<>();
    bands().forEach(band -> all.add(((ObjectNode) band).put("venue", "")));
    for (String venue : venues()) {
      bands(venue).forEach(band -> all.add(((ObjectNode) band).put("venue", venue)));
    }
    return all;
  }
}
