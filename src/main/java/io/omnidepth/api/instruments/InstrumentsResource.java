package io.omnidepth.api.instruments;

import io.omnidepth.api.Answer;
import io.omnidepth.api.Basis;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Parameters;
import io.omnidepth.api.Question;
import io.omnidepth.api.Representation;
import io.omnidepth.api.Resource;
import java.util.List;

/** {@code /instruments}: the instruments that can be asked for. */
public final class InstrumentsResource implements Resource<InstrumentsRequest> {
  @Override
  public String path() {
    return "/api/v1/instruments";
  }

  @Override
  public List<Form> forms() {
    return List.of(Form.JSON, Form.CSV);
  }

  @Override
  public List<String> parameters(Form form) {
    return InstrumentsRequest.PARAMETERS;
  }

  @Override
  public InstrumentsRequest read(Question question) throws Parameters.Wrong {
    return InstrumentsRequest.read(question.form(), question.parameters());
  }

  @Override
  public CostKind cost(InstrumentsRequest request, Basis basis) {
    return request.cost(basis.snapshot());
  }

  @Override
  public Answer answer(InstrumentsRequest request, Basis basis) {
    return new Representation(
        basis.snapshot().revision(),
        request.toString(),
        request.form(),
        () -> request.body(basis.snapshot(), basis.demo()));
  }
}
