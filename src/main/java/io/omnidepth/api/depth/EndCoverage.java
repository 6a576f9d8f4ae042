package io.omnidepth.api.depth;

import io.omnidepth.api.JsonWriter;
import io.omnidepth.board.Coverage;
import io.omnidepth.market.Ladder;
import java.math.BigDecimal;
import java.util.Optional;

/** The coverage out to the last row of each side of a view; empty for a side without rows. */
record EndCoverage(Optional<BigDecimal> bid, Optional<BigDecimal> ask, boolean asText) {
  static EndCoverage of(DepthAnswer answer) {
    Coverage coverage = Coverage.of(answer.selection());
    return new EndCoverage(
        at(coverage, answer.view().bids()),
        at(coverage, answer.view().asks()),
        answer.query().numbersAsText());
  }

  private static Optional<BigDecimal> at(Coverage coverage, Ladder side) {
    return side.isEmpty()
        ? Optional.empty()
        : coverage.at(side.side(), side.prices().decimal(side.rows() - 1));
  }

  /** Writes it as a member. */
  void write(JsonWriter json) {
    json.name("coverageAtEnd").beginObject();
    json.name("bid").decimal(bid, asText);
    json.name("ask").decimal(ask, asText);
    json.endObject();
  }
}
