package io.omnidepth.api.rates;

import io.omnidepth.api.Json;
import io.omnidepth.api.JsonCsv;
import io.omnidepth.board.Snapshot;
import java.time.Instant;
import java.util.List;

/** Rates as CSV: a row each, their sources with spaces between. */
final class RatesCsv {
  private static final List<String> COLUMNS =
      List.of("from", "to", "bid", "ask", "source", "ageMs", "unchangedMs");

  private RatesCsv() {}

  static String whole(Snapshot snapshot, RatesRequest request, Instant now) {
    return JsonCsv.of(
        COLUMNS, Json.tree(json -> RatesJson.whole(json, snapshot, request, now)).path("rates"));
  }
}
