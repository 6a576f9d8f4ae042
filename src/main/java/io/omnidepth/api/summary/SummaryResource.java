package io.omnidepth.api.summary;

import io.omnidepth.api.ChoiceResource;
import io.omnidepth.api.Form;
import io.omnidepth.api.Parameters;
import io.omnidepth.api.Question;
import java.util.List;

/** {@code /summary}: the measures of a depth. */
public final class SummaryResource extends ChoiceResource<SummaryRequest> {
  @Override
  public String path() {
    return "/api/v1/summary/{instrument}";
  }

  @Override
  public List<String> parameters(Form form) {
    return SummaryRequest.PARAMETERS;
  }

  @Override
  public SummaryRequest read(Question question) throws Parameters.Wrong {
    return SummaryRequest.read(question.form(), question.instrument(), question.parameters());
  }
}
