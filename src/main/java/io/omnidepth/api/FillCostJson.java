package io.omnidepth.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.board.Market;
import io.omnidepth.board.Selection;
import io.omnidepth.market.FillCost;
import io.omnidepth.market.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The cost of what an order takes, in JSON. Sums are exact; averages are rounded against the
 * reader.
 */
public final class FillCostJson {
  private FillCostJson() {}

  /**
   * The members from {@code size} to {@code levels}. If nothing is taken, sums are 0 and prices
   * null.
   */
  public static ObjectNode of(Optional<FillCost> taken, boolean asText) {
    Optional<FillCost.Terms> before = taken.map(FillCost::beforeFees);
    Optional<FillCost.Terms> after = taken.map(FillCost::afterFees);
    ObjectNode fields = Json.object();
    fields.set("size", sum(taken, FillCost::size, asText));
    fields.set("notional", sum(before, FillCost.Terms::notional, asText));
    fields.set("notionalAfterFees", sum(after, FillCost.Terms::notional, asText));
    fields.set("fees", sum(taken, FillCost::fees, asText));
    fields.set("average", Json.decimal(before.map(FillCost.Terms::average), asText));
    fields.set("averageAfterFees", Json.decimal(after.map(FillCost.Terms::average), asText));
    fields.set("best", Json.decimal(before.map(FillCost.Terms::best), asText));
    fields.set("bestAfterFees", Json.decimal(after.map(FillCost.Terms::best), asText));
    fields.set("worst", Json.decimal(before.map(FillCost.Terms::worst), asText));
    fields.set("worstAfterFees", Json.decimal(after.map(FillCost.Terms::worst), asText));
    fields.put("levels", taken.map(FillCost::levels).orElse(0));
    return fields;
  }

  private static <T> JsonNode sum(Optional<T> of, Function<T, BigDecimal> sum, boolean asText) {
    return Json.decimal(Optional.of(of.map(sum).orElse(BigDecimal.ZERO)), asText);
  }

  /** One object for each market that the order takes something of. */
  public static ArrayNode shares(List<FillCost.Share> shares, Selection selection, boolean asText) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (FillCost.Share share : shares) {
      Part part = share.part();
      ObjectNode row = rows.addObject();
      row.put("venue", part.venue());
      row.put("market", market(part, selection));
      row.put("instrument", part.instrument().toString());
      row.set(
          "takerFeePerCent",
          Json.decimal(Optional.of(part.pricing().takerFee().movePointRight(2)), asText));
      row.setAll(of(Optional.of(share.taken()), asText));
    }
    return rows;
  }

  private static String market(Part part, Selection selection) {
    return selection.entries().stream()
        .map(Selection.Entry::market)
        .filter(market -> market.venue().id().equals(part.venue()))
        .filter(market -> market.instrument().equals(part.instrument()))
        .map(Market::market)
        .findFirst()
        .orElseThrow();
  }
}
