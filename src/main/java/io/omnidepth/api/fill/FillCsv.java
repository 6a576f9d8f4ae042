package io.omnidepth.api.fill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.FillCostJson;
import io.omnidepth.api.Json;
import io.omnidepth.api.JsonCsv;
import io.omnidepth.market.Fill;
import io.omnidepth.market.FillCost;
import io.omnidepth.market.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cost of an order as CSV: a row for each market that it takes something of. If the books hold
 * too little, a last row with the venue {@code unfilled} gives the size that is missing.
 */
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
    List<JsonNode> rows = new ArrayList<>();
    FillCostJson.shares(
            answer.fill().shares(), answer.selection(), answer.request().numbersAsText())
        .forEach(rows::add);
    if (!answer.fill().filled()) {
      rows.add(unfilled(answer));
    }
    return JsonCsv.of(COLUMNS, rows);
  }

  private static ObjectNode unfilled(FillAnswer answer) {
    Fill fill = answer.fill();
    boolean asText = answer.request().numbersAsText();
    ObjectNode row = Json.object().put("venue", "unfilled");
    if (fill.order() instanceof Order.Size wanted) {
      BigDecimal taken = fill.total().map(FillCost::size).orElse(BigDecimal.ZERO);
      row.set("size", Json.decimal(Optional.of(wanted.size().subtract(taken)), asText));
    } else if (fill.order() instanceof Order.Notional wanted) {
      boolean fees = answer.selection().depth().fees();
      BigDecimal taken =
          fill.total().map(all -> all.terms(fees).notional()).orElse(BigDecimal.ZERO);
      row.set(
          fees ? "notionalAfterFees" : "notional",
          Json.decimal(Optional.of(wanted.notional().subtract(taken)), asText));
    }
    return row;
  }
}
