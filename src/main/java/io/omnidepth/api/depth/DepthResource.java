package io.omnidepth.api.depth;

import io.omnidepth.api.ChoiceResource;
import io.omnidepth.api.Form;
import io.omnidepth.api.Parameters;
import io.omnidepth.api.Question;
import java.util.List;
import java.util.Optional;

/** {@code /depth}: the consolidated depth of an instrument. */
public final class DepthResource extends ChoiceResource<DepthRequest> {
  @Override
  public String path() {
    return "/api/v1/depth/{instrument}";
  }

  @Override
  public List<Form> forms() {
    return List.of(Form.JSON, Form.CSV, Form.TEXT, Form.SVG);
  }

  @Override
  public List<String> parameters(Form form) {
    return DepthRequest.parameters(form);
  }

  @Override
  public DepthRequest read(Question question) throws Parameters.Wrong {
    return DepthRequest.read(question.form(), question.instrument(), question.parameters());
  }

  @Override
  public Optional<String> contentPolicy(Form form) {
    return form == Form.SVG ? Optional.of(DepthPicture.POLICY) : Optional.empty();
  }
}
