package io.omnidepth.api.fill;

import io.omnidepth.api.Form;
import io.omnidepth.api.Json;
import io.omnidepth.api.parameter.DecimalValues;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Fill;
import io.omnidepth.market.Order;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** The answers of {@code GET /fill} without a server. */
public final class FillText {
  /** The texts that {@link #size} reads, in words. */
  public static final String ALLOWED_SIZE = DecimalValues.ALLOWED;

  private final FillAnswer answer;

  /**
   * The cost of an order.
   *
   * @param taken the side it takes: asks when it buys, bids when it sells
   * @param now the moment from which ages are counted
   */
  public FillText(Snapshot snapshot, Choice choice, Side taken, Order order, Instant now) {
    FillRequest request = new FillRequest(Form.JSON, choice, taken, order, false);
    this.answer = FillAnswer.of(request, snapshot, now);
  }

  /** Reads a size or a notional; empty if the text is none, or is too long. */
  public static Optional<BigDecimal> size(String text) {
    return DecimalValues.read(text);
  }

  public Fill fill() {
    return answer.fill();
  }

  /** In JSON. */
  public String json() {
    return Json.text(FillJson.whole(answer));
  }

  /** In CSV, with a line of headings: a row for each market that it takes something of. */
  public String csv() {
    return FillCsv.whole(answer);
  }

  /** For people: the shares of the venues, the cost in all, and the reasons not to rely on it. */
  public String table() {
    return new FillTable(answer).text();
  }
}
