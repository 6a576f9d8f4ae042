package io.omnidepth.api.instruments;

import io.omnidepth.api.Answer;
import io.omnidepth.api.Basis;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Question;
import io.omnidepth.api.Representation;
import io.omnidepth.api.Resource;
import io.omnidepth.api.ResourceDescription;
import io.omnidepth.api.ResourceForm;
import io.omnidepth.api.parameter.Parameters;
import java.util.List;

/** {@code /instruments}: the instruments that can be asked for. */
public final class InstrumentsResource implements Resource<InstrumentsRequest> {
  private static final List<ResourceForm> FORMS =
      List.of(
          new ResourceForm(
              Form.JSON,
              "instruments",
              "Instruments",
              InstrumentsRequest.PARAMETERS,
              "The instruments, and the venues of each",
              "Polled instruments come first, in the order in which they were asked for. "
                  + "Then come all others that the venues list, by name or, with `brief=true`, "
                  + "the most traded first. A request for one of those has it polled for a while.",
              "Instruments, with the venues that list each or are asked for it, as JSON or, for "
                  + "`Accept: text/csv`, as CSV."),
          new ResourceForm(
              Form.CSV,
              "instrumentsCsv",
              "InstrumentsCsv",
              InstrumentsRequest.PARAMETERS,
              "The instruments, as a table",
              "A row for each instrument of `/api/v1/instruments` and each venue that has it, or "
                  + "with `brief=true` for each instrument; what is null is empty.",
              "Instruments and venues."));

  private static final ResourceDescription DESCRIPTION =
      new ResourceDescription(
          "/api/v1/instruments",
          "state",
          "the instruments, and the venues of each (`brief=true`: the number of venues)",
          FORMS);

  @Override
  public ResourceDescription description() {
    return DESCRIPTION;
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
    return Representation.ofText(
        basis.snapshot().revision(), request.toString(), request.form(), () -> request.body(basis));
  }
}
