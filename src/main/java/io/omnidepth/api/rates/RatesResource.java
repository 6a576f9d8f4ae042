package io.omnidepth.api.rates;

import io.omnidepth.api.Answer;
import io.omnidepth.api.Basis;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Json;
import io.omnidepth.api.Question;
import io.omnidepth.api.Representation;
import io.omnidepth.api.Resource;
import io.omnidepth.api.ResourceDescription;
import io.omnidepth.api.ResourceForm;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /rates}: the rates between the assets of polled instruments. */
public final class RatesResource implements Resource<RatesRequest> {
  private static final int EXPECTED = 1_024;

  private static final List<ResourceForm> FORMS =
      List.of(
          new ResourceForm(
              Form.JSON,
              "rates",
              "RatesAnswer",
              RatesRequest.PARAMETERS,
              "The rates between assets",
              "By the books that are polled now: both ways of each polled instrument. With "
                  + "`from` or `to`, every rate from or into that asset, over one cross, too, "
                  + "where no instrument has it directly. Nothing more is polled for it: a depth "
                  + "that is asked for with `convert` has its rates polled, and "
                  + "`/api/v1/instruments` lists what can be.",
              "The rates, by name, as JSON or, for `Accept: text/csv`, as CSV."),
          new ResourceForm(
              Form.CSV,
              "ratesCsv",
              "RatesCsv",
              RatesRequest.PARAMETERS,
              "The rates between assets, as a table",
              "The rows of `/api/v1/rates` as CSV; a rate's sources stand with spaces between.",
              "The rates, by name."));

  private static final ResourceDescription DESCRIPTION =
      new ResourceDescription(
          "/api/v1/rates", "market", "the rates between assets, by the polled books", FORMS);

  @Override
  public ResourceDescription description() {
    return DESCRIPTION;
  }

  @Override
  public RatesRequest read(Question question) throws Parameters.Wrong {
    return RatesRequest.read(
        question.form(), question.snapshot().rates().assets(), question.parameters());
  }

  @Override
  public CostKind cost(RatesRequest request, Basis basis) {
    return CostKind.of("rates" + request.form(), 0, basis.snapshot().rates().assets().size());
  }

  @Override
  public Answer answer(RatesRequest request, Basis basis) {
    Snapshot snapshot = basis.snapshot();
    return new Representation(
        snapshot.sequence(),
        request.toString() + quoted(snapshot, request),
        request.form(),
        () ->
            request.form() == Form.CSV
                ? RatesCsv.whole(snapshot, request, basis.now()).getBytes(StandardCharsets.UTF_8)
                : Json.bytes(
                    json -> RatesJson.whole(json, snapshot, request, basis.now()), EXPECTED));
  }

  /** The rates and their sources, which change as books age although no book has changed. */
  private static List<String> quoted(Snapshot snapshot, RatesRequest request) {
    return snapshot.rates().all(request.from(), request.to()).stream()
        .map(rate -> rate.from() + rate.to() + rate.rate() + rate.sources())
        .toList();
  }
}
