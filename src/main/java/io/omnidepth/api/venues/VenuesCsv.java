package io.omnidepth.api.venues;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.api.JsonCsv;
import java.util.List;

/** The polled venues as CSV: a row each. */
final class VenuesCsv {
  private static final List<String> COLUMNS =
      List.of(
          "venue",
          "name",
          "url",
          "state",
          "lastOutcome",
          "lastWhy",
          "lastAskedAt",
          "ageMs",
          "latencyMs.last",
          "latencyMs.p50",
          "latencyMs.p95",
          "latencyMs.p99",
          "intervalMs",
          "stretched",
          "takerFeePerCent",
          "takerFeeSource",
          "list.markets",
          "list.readAt",
          "list.why",
          "list.source",
          "list.ageMs");

  private VenuesCsv() {}

  static String whole(JsonNode venues) {
    return JsonCsv.of(COLUMNS, venues.path("venues"));
  }
}
