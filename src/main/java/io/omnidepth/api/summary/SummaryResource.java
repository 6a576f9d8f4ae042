package io.omnidepth.api.summary;

import io.omnidepth.api.ChoiceResource;
import io.omnidepth.api.Form;
import io.omnidepth.api.Question;
import io.omnidepth.api.ResourceDescription;
import io.omnidepth.api.ResourceForm;
import io.omnidepth.api.parameter.Parameters;
import java.util.List;

/** {@code /summary}: the measures of a depth. */
public final class SummaryResource extends ChoiceResource<SummaryRequest> {
  private static final List<ResourceForm> FORMS =
      List.of(
          new ResourceForm(
              Form.JSON,
              "summary",
              "Summary",
              SummaryRequest.PARAMETERS,
              "The measures of a depth",
              "Best prices, mid, microprice, spread and imbalance; the size within 10, 25, "
                  + "50, 100 and 200 bps of the reference mid; the crossed size with its "
                  + "explanations; the number of venues on which the size really rests. All for "
                  + "the whole depth, and `byVenue`.",
              "The measures, as JSON or, for `Accept: text/csv`, the bands as CSV."),
          new ResourceForm(
              Form.CSV,
              "summaryCsv",
              "SummaryCsv",
              SummaryRequest.PARAMETERS,
              "The size near the mid, as a table",
              "The bands of `/api/v1/summary/{instrument}` as CSV: those of the whole depth, "
                  + "where the venue is empty, then each venue's. A dot in a heading goes into an "
                  + "object.",
              "The bands."));

  private static final ResourceDescription DESCRIPTION =
      new ResourceDescription(
          "/api/v1/summary/{instrument}",
          "market",
          "the size near the mid, the crossed size and its causes, in all and per venue",
          FORMS);

  @Override
  public ResourceDescription description() {
    return DESCRIPTION;
  }

  @Override
  public SummaryRequest read(Question question) throws Parameters.Wrong {
    return SummaryRequest.read(question.form(), question.instrument(), question.parameters());
  }
}
