package io.omnidepth.api.fill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.BlockedJson;
import io.omnidepth.api.ChoiceJson;
import io.omnidepth.api.FillCostJson;
import io.omnidepth.api.Json;
import io.omnidepth.api.rates.RatesJson;
import io.omnidepth.board.Selection;
import io.omnidepth.market.Fill;
import io.omnidepth.market.Order;
import io.omnidepth.market.Side;
import java.util.Optional;

/** The cost of an order, in JSON. */
final class FillJson {
  private FillJson() {}

  /** The whole answer of {@code GET /fill}. */
  static ObjectNode whole(FillAnswer answer) {
    Fill fill = answer.fill();
    Selection selection = answer.selection();
    boolean asText = answer.request().numbersAsText();
    ObjectNode whole = Json.object();
    whole.put("instrument", answer.request().choice().instrument().toString());
    whole.put("sequence", answer.snapshot().sequence());
    whole.put("time", Json.time(answer.snapshot().time()));
    whole.put("side", fill.taken() == Side.ASK ? "buy" : "sell");
    whole.set("asked", asked(fill.order(), asText));
    whole.put("filled", fill.filled());
    whole.setAll(FillCostJson.of(fill.total(), asText));
    whole.set("slippageBps", Json.decimal(fill.slippage().map(Fill.Slippage::beforeFees), asText));
    whole.set(
        "slippageBpsAfterFees",
        Json.decimal(fill.slippage().map(Fill.Slippage::afterFees), asText));
    whole.set("referenceMid", Json.decimal(selection.depth().referenceMid(), asText));
    whole.set("shares", FillCostJson.shares(fill.shares(), selection, asText));
    whole.set("single", single(fill.single(), asText));
    whole.set("warnings", warnings(answer, asText));
    whole.set(
        "rates", Json.tree(json -> RatesJson.rows(json, selection.rates(), asText, answer.now())));
    whole.set("blocked", Json.tree(json -> BlockedJson.rows(json, selection)));
    whole.set(
        "venues", Json.tree(json -> ChoiceJson.venues(json, selection, asText, answer.now())));
    return whole;
  }

  private static ObjectNode asked(Order order, boolean asText) {
    ObjectNode asked = Json.object();
    if (order instanceof Order.Size size) {
      asked.set("size", Json.decimal(Optional.of(size.size()), asText));
    } else if (order instanceof Order.Notional notional) {
      asked.set("notional", Json.decimal(Optional.of(notional.notional()), asText));
    }
    return asked;
  }

  private static JsonNode single(Optional<Fill.Single> single, boolean asText) {
    if (single.isEmpty()) {
      return Json.MAPPER.getNodeFactory().nullNode();
    }
    ObjectNode row = Json.object();
    row.put("venue", single.get().venue());
    row.setAll(FillCostJson.of(single.map(Fill.Single::taken), asText));
    row.set("saved", Json.decimal(single.map(Fill.Single::saved), asText));
    return row;
  }

  private static ArrayNode warnings(FillAnswer answer, boolean asText) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (FillAnswer.Warning warning : answer.warnings()) {
      ObjectNode row = rows.addObject().put("flag", warning.flag()).put("detail", warning.detail());
      warning.missing().ifPresent(missing -> missing.forEach(row.putArray("missing")::add));
      warning.size().ifPresent(size -> row.set("size", Json.decimal(warning.size(), asText)));
    }
    return rows;
  }
}
