package io.omnidepth.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.board.Market;
import io.omnidepth.board.Selection;
import io.omnidepth.market.Part;
import io.omnidepth.market.Taken;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is taken of books in JSON: sums are exact, averages rounded against the reader. */
final class TakenJson {
  private TakenJson() {}

  /** From {@code size} to {@code levels}; where nothing is taken, sums are 0 and prices null. */
  static ObjectNode of(Optional<Taken> taken, boolean asText) {
    Optional<Taken.Terms> before = taken.map(Taken::beforeFees);
    Optional<Taken.Terms> after = taken.map(Taken::afterFees);
    ObjectNode fields = Json.object();
    fields.set("size", sum(taken, Taken::size, asText));
    fields.set("notional", sum(before, Taken.Terms::notional, asText));
    fields.set("notionalAfterFees", sum(after, Taken.Terms::notional, asText));
    fields.set("fees", sum(taken, Taken::fees, asText));
    fields.set("average", Json.decimal(before.map(Taken.Terms::average), asText));
    fields.set("averageAfterFees", Json.decimal(after.map(Taken.Terms::average), asText));
    fields.set("best", Json.decimal(before.map(Taken.Terms::best), asText));
    fields.set("bestAfterFees", Json.decimal(after.map(Taken.Terms::best), asText));
    fields.set("worst", Json.decimal(before.map(Taken.Terms::worst), asText));
    fields.set("worstAfterFees", Json.decimal(after.map(Taken.Terms::worst), asText));
    fields.put("levels", taken.map(Taken::levels).orElse(0));
    return fields;
  }

  private static <T> JsonNode sum(Optional<T> of, Function<T, BigDecimal> sum, boolean asText) {
    return Json.decimal(Optional.of(of.map(sum).orElse(BigDecimal.ZERO)), asText);
  }

  /** One object for each market that something is taken of. */
  static ArrayNode shares(List<Taken.Share> shares, Selection selection, boolean asText) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (Taken.Share share : shares) {
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
