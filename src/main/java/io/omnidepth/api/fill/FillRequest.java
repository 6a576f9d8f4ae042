package io.omnidepth.api.fill;

import io.omnidepth.api.ChoiceRequest;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Json;
import io.omnidepth.api.Parameters;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Order;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An order whose cost is asked for, and the form that is wanted.
 *
 * @param taken the side it takes: asks when it buys, bids when it sells
 */
public record FillRequest(Form form, Choice choice, Side taken, Order order, boolean numbersAsText)
    implements ChoiceRequest {
  /** The names of the parameters. */
  public static final List<String> PARAMETERS =
      List.of(
          "side",
          "size",
          "notional",
          "venues",
          "convert",
          "fees",
          "maxSkewMs",
          "frozen",
          "numbers");

  /** Reads the parameters' texts. */
  public static FillRequest read(Form form, Instrument instrument, Parameters parameters)
      throws Parameters.Wrong {
    parameters.onlyThese(PARAMETERS);
    Choice choice = parameters.choice(instrument);
    Side taken =
        parameters
            .either("side", "buy", "sell")
            .map(side -> side.equals("buy") ? Side.ASK : Side.BID)
            .orElseThrow(() -> new Parameters.Wrong("side", "side is missing; it is buy or sell"));
    return new FillRequest(form, choice, taken, order(parameters), parameters.numbersAsText());
  }

  private static Order order(Parameters parameters) throws Parameters.Wrong {
    Optional<BigDecimal> size = parameters.positive("size", Optional.empty());
    Optional<BigDecimal> notional = parameters.positive("notional", Optional.empty());
    if (size.isPresent() && notional.isPresent()) {
      throw new Parameters.Wrong(
          "notional", "size and notional exclude each other; one says how much is wanted");
    }
    List<Order> orders = new ArrayList<>();
    size.map(Order.Size::new).ifPresent(orders::add);
    notional.map(Order.Notional::new).ifPresent(orders::add);
    if (orders.isEmpty()) {
      throw new Parameters.Wrong(
          "size",
          "size is missing; it is "
              + Parameters.ABOVE_ZERO
              + ", of the base asset. Or notional, of the quote asset");
    }
    return orders.get(0);
  }

  /** It walks every book, and each venue's again. */
  @Override
  public CostKind cost(Snapshot snapshot) {
    return CostKind.of(
        "fill" + form + (choice.fees() ? "fees" : ""), 2 * CostKind.levels(snapshot, choice), 0);
  }

  @Override
  public String body(Snapshot snapshot, Instant now, boolean demo) {
    FillAnswer answer = FillAnswer.of(this, snapshot, now);
    return form == Form.CSV ? FillCsv.whole(answer) : Json.text(FillJson.whole(answer));
  }
}
