package io.omnidepth.api.history;

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
import io.omnidepth.board.Choice;
import io.omnidepth.board.History;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /history}: the last minutes of an instrument. */
public final class HistoryResource implements Resource<HistoryRequest> {
  private static final List<ResourceForm> FORMS =
      List.of(
          new ResourceForm(
              Form.JSON,
              "history",
              "History",
              HistoryRequest.PARAMETERS,
              "The last 15 minutes of an instrument",
              "A sample of the plain depth each 5 s: all venues' own books, neither "
                  + "converted nor with fees. `samples` has its measures and what rests within "
                  + "the widths of `bps`, as `/api/v1/summary/{instrument}` told it then; `heat` "
                  + "has for each sample what rested in which bucket of prices. An instrument is "
                  + "sampled as long as it is polled, which asking for this makes it; the first "
                  + "sample is there after 5 s. A moment at which nothing counted has a row of "
                  + "nulls.",
              "The samples there are, as JSON or, for `Accept: text/csv`, without the heat as "
                  + "CSV."),
          new ResourceForm(
              Form.CSV,
              "historyCsv",
              "HistoryCsv",
              HistoryRequest.PARAMETERS,
              "The last 15 minutes of an instrument, as a table",
              "A row for each sample of `/api/v1/history/{instrument}`: `bid10` is what is bid "
                  + "within 10 bps, `bid10AtLeast` whether that is a floor. What is null is empty; "
                  + "there is no heat.",
              "The samples."));

  private static final ResourceDescription DESCRIPTION =
      new ResourceDescription(
          "/api/v1/history/{instrument}",
          "market",
          "the last 15 minutes, a sample each 5 s: mid, spread, size near the mid, and a column "
              + "of sizes per price bucket for a heat map; `since` gives only newer samples",
          FORMS);

  @Override
  public ResourceDescription description() {
    return DESCRIPTION;
  }

  @Override
  public Map<Integer, String> problems() {
    return Map.of(404, "NoSuchInstrument");
  }

  @Override
  public HistoryRequest read(Question question) throws Parameters.Wrong {
    return HistoryRequest.read(question.form(), question.instrument(), question.parameters());
  }

  @Override
  public Optional<Choice> polled(HistoryRequest request) {
    return Optional.of(Choice.of(request.instrument()));
  }

  @Override
  public CostKind cost(HistoryRequest request, Basis basis) {
    return CostKind.of("history" + request.form(), 0, samples(request, basis).size());
  }

  @Override
  public Answer answer(HistoryRequest request, Basis basis) {
    List<History.Sample> samples = samples(request, basis);
    long last = samples.isEmpty() ? 0 : samples.get(samples.size() - 1).time().toEpochMilli();
    return Representation.ofText(
        last, request.toString(), request.form(), () -> request.body(samples));
  }

  @Override
  public boolean isOfSnapshot() {
    return false; // samples are taken between publications, too
  }

  private static List<History.Sample> samples(HistoryRequest request, Basis basis) {
    return basis.history().of(request.instrument(), request.since());
  }
}
