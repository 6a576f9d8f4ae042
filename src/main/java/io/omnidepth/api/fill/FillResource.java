package io.omnidepth.api.fill;

import io.omnidepth.api.ChoiceResource;
import io.omnidepth.api.Form;
import io.omnidepth.api.Parameters;
import io.omnidepth.api.Question;
import java.util.List;

/** {@code /fill}: the cost of an order. */
public final class FillResource extends ChoiceResource<FillRequest> {
  @Override
  public String path() {
    return "/api/v1/fill/{instrument}";
  }

  @Override
  public List<String> parameters(Form form) {
    return FillRequest.PARAMETERS;
  }

  @Override
  public FillRequest read(Question question) throws Parameters.Wrong {
    return FillRequest.read(question.form(), question.instrument(), question.parameters());
  }
}
