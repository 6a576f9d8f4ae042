package io.omnidepth.api.fill;

import io.omnidepth.api.ChoiceParameters;
import io.omnidepth.api.ChoiceRequest;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Json;
import io.omnidepth.api.parameter.DecimalValues;
import io.omnidepth.api.parameter.PairValues;
import io.omnidepth.api.parameter.Parameter;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Order;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request for the cost of an order.
 *
 * @param taken the side it takes: asks when it buys, bids when it sells
 */
record FillRequest(Form form, Choice choice, Side taken, Order order, boolean numbersAsText)
    implements ChoiceRequest {
  static final Parameter<Optional<String>> SIDE =
      Parameter.of("side", new PairValues("buy", "sell"), "buys take asks, sells take bids")
          .described("Whether the order buys and takes asks, or sells and takes bids.")
          .mandatory()
          .example("buy", "buy")
          .example("sell", "sell");

  static final Parameter<Optional<BigDecimal>> SIZE =
      Parameter.of(
              "size",
              DecimalValues.ABOVE_ZERO,
              "the size in the base asset; not together with `notional`")
          .keyed("OrderSize")
          .described("The size in the base asset. Not together with `notional`.")
          .example("ten", 10)
          .example("little", 0.001);

  static final Parameter<Optional<BigDecimal>> NOTIONAL =
      Parameter.of(
              "notional",
              DecimalValues.ABOVE_ZERO,
              "the amount in the quote asset, after fees with `fees=true`; not together with"
                  + " `size`")
          .keyed("OrderNotional")
          .described(
              "The amount in the quote asset that is paid or got; after fees with "
                  + "`fees=true`. Not together with `size`.")
          .example("thousand", 1000)
          .example("more", 250000.5);

  static final List<Parameter<?>> PARAMETERS =
      List.of(
          SIDE,
          SIZE,
          NOTIONAL,
          ChoiceParameters.VENUES,
          ChoiceParameters.WITHOUT,
          ChoiceParameters.CONVERT,
          ChoiceParameters.FEES,
          ChoiceParameters.MAX_SKEW,
          ChoiceParameters.FROZEN,
          ChoiceParameters.NUMBERS);

  /** Reads the parameters. */
  static FillRequest read(Form form, Instrument instrument, Parameters given)
      throws Parameters.Wrong {
    Choice choice = ChoiceParameters.choice(instrument, given);
    Side taken =
        SIDE.of(given)
            .map(side -> side.equals("buy") ? Side.ASK : Side.BID)
            .orElseThrow(() -> new Parameters.Wrong("side", "side is missing; it is buy or sell"));
    return new FillRequest(form, choice, taken, order(given), ChoiceParameters.NUMBERS.of(given));
  }

  private static Order order(Parameters given) throws Parameters.Wrong {
    Optional<BigDecimal> size = SIZE.of(given);
    Optional<BigDecimal> notional = NOTIONAL.of(given);
    if (size.isPresent() && notional.isPresent()) {
      throw new Parameters.Wrong(
          "notional", "size and notional exclude each other; one says how much is wanted");
    }
    return size.<Order>map(Order.Size::new)
        .or(() -> notional.map(Order.Notional::new))
        .orElseThrow(
            () ->
                new Parameters.Wrong(
                    "size",
                    "size is missing; it is "
                        + DecimalValues.ALLOWED
                        + ", of the base asset. Or notional, of the quote asset"));
  }

  @Override
  public CostKind cost(Snapshot snapshot) {
    return CostKind.ofAllAndEach("fill" + form, choice, snapshot);
  }

  @Override
  public byte[] body(Snapshot snapshot, Instant now, boolean demo) {
    FillAnswer answer = FillAnswer.of(this, snapshot, now);
    String text = form == Form.CSV ? FillCsv.whole(answer) : Json.text(FillJson.whole(answer));
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
