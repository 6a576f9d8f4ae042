package io.omnidepth.api.venues;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Answer;
import io.omnidepth.api.Basis;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Json;
import io.omnidepth.api.Question;
import io.omnidepth.api.Representation;
import io.omnidepth.api.Resource;
import java.util.List;

/** {@code /venues}: the health of the polled venues. */
public final class VenuesResource implements Resource<VenuesRequest> {
  @Override
  public String path() {
    return "/api/v1/venues";
  }

  @Override
  public List<Form> forms() {
    return List.of(Form.JSON, Form.CSV);
  }

  @Override
  public List<String> parameters(Form form) {
    return List.of();
  }

  @Override
  public VenuesRequest read(Question question) {
    return new VenuesRequest(question.form());
  }

  @Override
  public CostKind cost(VenuesRequest request, Basis basis) {
    return CostKind.of("venues" + request.form(), 0, basis.snapshot().markets().size());
  }

  @Override
  public Answer answer(VenuesRequest request, Basis basis) {
    return new Representation(
        basis.snapshot().revision(),
        request.toString(),
        request.form(),
        () -> {
          ObjectNode whole = VenuesJson.whole(basis.snapshot(), basis.origins(), basis.now());
          return request.form() == Form.CSV ? VenuesCsv.whole(whole) : Json.text(whole);
        });
  }
}
