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

/** What {@code GET /fill} would answer, without a server. */
public final class FillText {
  /** What {@link #size} takes. */
  public static final String ALLOWED_SIZE = DecimalValues.ALLOWED;

  private final FillAnswer answer;

  /**
   * What an order would take.
   *
   * @param taken the side it takes: asks when it buys, bids when it sells
   * @param now from which ages are counted
   */
  public FillText(Snapshot snapshot, Choice choice, Side taken, Order order, Instant now) {
    FillRequest asked = new FillRequest(Form.JSON, choice, taken, order, false);
    this.answer = FillAnswer.of(asked, snapshot, now);
  }

  /** The size or notional that is so written; empty where it is none that is taken. */
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

  /** In CSV, with a line of headings: a row for each market it takes of. */
  public String csv() {
    return FillCsv.whole(answer);
  }

  /** For people: who fills how much of it, what it costs in all, and why not to rely on it. */
  public String table() {
    return new FillTable(answer).text();
  }
}
