package io.omnidepth.api.rates;

import io.omnidepth.api.Answer;
import io.omnidepth.api.Basis;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Json;
import io.omnidepth.api.Parameters;
import io.omnidepth.api.Question;
import io.omnidepth.api.Representation;
import io.omnidepth.api.Resource;
import io.omnidepth.board.Snapshot;
import java.util.List;

/** {@code /rates}: the rates between the assets of polled instruments. */
public final class RatesResource implements Resource<RatesRequest> {
  @Override
  public String path() {
    return "/api/v1/rates";
  }

  @Override
  public List<Form> forms() {
    return List.of(Form.JSON, Form.CSV);
  }

  @Override
  public List<String> parameters(Form form) {
    return RatesRequest.PARAMETERS;
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
                ? RatesCsv.whole(snapshot, request, basis.now())
                : Json.text(RatesJson.whole(snapshot, request, basis.now())));
  }

  /** The rates and their sources, which change as books age although no book has changed. */
  private static List<String> quoted(Snapshot snapshot, RatesRequest request) {
    return snapshot.rates().all(request.from(), request.to()).stream()
        .map(rate -> rate.from() + rate.to() + rate.rate() + rate.sources())
        .toList();
  }
}
