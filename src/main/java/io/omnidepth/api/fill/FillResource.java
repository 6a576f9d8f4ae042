package io.omnidepth.api.fill;

import io.omnidepth.api.ChoiceResource;
import io.omnidepth.api.Form;
import io.omnidepth.api.Question;
import io.omnidepth.api.ResourceDescription;
import io.omnidepth.api.ResourceForm;
import io.omnidepth.api.parameter.Parameters;
import java.util.List;

/** {@code /fill}: the cost of an order. */
public final class FillResource extends ChoiceResource<FillRequest> {
  private static final List<ResourceForm> FORMS =
      List.of(
          new ResourceForm(
              Form.JSON,
              "fill",
              "Fill",
              FillRequest.PARAMETERS,
              "The cost of an order now",
              "Walks the counted books level by level at the best price there is: with "
                  + "`fees=true` at the best price after fees. Of equal prices the larger size "
                  + "comes first, then venues by id. `side` is required, and exactly one of "
                  + "`size` and `notional`. Sizes, notionals and fees of the shares sum up to the "
                  + "totals exactly; averages are rounded against the reader (paid up, got down). "
                  + "`warnings` has the reasons not to rely on it.",
              "The cost, as JSON or, for `Accept: text/csv`, its shares as CSV."),
          new ResourceForm(
              Form.CSV,
              "fillCsv",
              "FillCsv",
              FillRequest.PARAMETERS,
              "The cost of an order now, as a table",
              "The shares of `/api/v1/fill/{instrument}` as CSV: a row for each market, none in "
                  + "all.",
              "The shares, the larger size first."));

  private static final ResourceDescription DESCRIPTION =
      new ResourceDescription(
          "/api/v1/fill/{instrument}",
          "market",
          "an order's cost now: average, worst price, slippage, fees, the share per venue",
          FORMS);

  @Override
  public ResourceDescription description() {
    return DESCRIPTION;
  }

  @Override
  public FillRequest read(Question question) throws Parameters.Wrong {
    return FillRequest.read(question.form(), question.instrument(), question.parameters());
  }
}
