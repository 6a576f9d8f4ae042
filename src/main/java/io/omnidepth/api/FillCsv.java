package io.omnidepth.api;

import java.util.List;

/** What an order would take as CSV: a row for each market it takes of, and none in all. */
final class FillCsv {
  private static final List<String> COLUMNS =
      List.of(
          "venue",
          "market",
          "instrument",
          "takerFeePerCent",
          "size",
          "notional",
          "notionalAfterFees",
          "fees",
          "average",
          "averageAfterFees",
          "best",
          "bestAfterFees",
          "worst",
          "worstAfterFees",
          "levels");

  private FillCsv() {}

  static String whole(FillAnswer answer) {
    return JsonCsv.of(COLUMNS, FillJson.whole(answer).path("shares"));
  }
}
