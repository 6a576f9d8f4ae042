package io.omnidepth.api.instruments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.JsonCsv;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Instrument;
import java.util.ArrayList;
import java.util.List;

/** The instruments that can be asked for, as CSV. */
final class InstrumentsCsv {
  private static final List<String> COLUMNS =
      List.of(
          "instrument",
          "base",
          "quote",
          "polled",
          "venue",
          "market",
          "state",
          "status",
          "trading",
          "tickSize",
          "lotSize",
          "list",
          "listAgeMs");

  private static final List<String> BRIEF =
      List.of("instrument", "base", "quote", "polled", "trading");

  private InstrumentsCsv() {}

  /** A row for each instrument and each venue that has it, or, in brief, for each instrument. */
  static String whole(Snapshot snapshot, InstrumentsRequest request) {
    List<JsonNode> rows = new ArrayList<>();
    for (Instrument instrument : request.limited(request.of(snapshot))) {
      if (request.brief()) {
        rows.add(InstrumentsJson.brief(snapshot, instrument));
        continue;
      }
      ObjectNode row = InstrumentsJson.instrument(snapshot, instrument);
      ArrayNode venues = (ArrayNode) row.remove("venues");
      venues.forEach(offer -> rows.add(row.deepCopy().setAll((ObjectNode) offer)));
    }
    return JsonCsv.of(request.brief() ? BRIEF : COLUMNS, rows);
  }
}
