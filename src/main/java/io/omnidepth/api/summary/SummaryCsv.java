package io.omnidepth.api.summary;

import io.omnidepth.api.JsonCsv;
import java.util.List;

/**
 * The bands of a depth as CSV: a row each, of the whole depth (without a venue), then of each
 * venue.
 */
final class SummaryCsv {
  private static final List<String> COLUMNS =
      List.of(
          "venue",
          "bps",
          "bid.bound",
          "bid.size",
          "bid.notional",
          "bid.atLeast",
          "bid.missing",
          "ask.bound",
          "ask.size",
          "ask.notional",
          "ask.atLeast",
          "ask.missing",
          "imbalance");

  private SummaryCsv() {}

  static String whole(SummaryJson summary) {
    return JsonCsv.of(COLUMNS, summary.bandRows());
  }
}
