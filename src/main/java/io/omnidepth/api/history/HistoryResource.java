package io.omnidepth.api.history;

import io.omnidepth.api.Answer;
import io.omnidepth.api.Basis;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Parameters;
import io.omnidepth.api.Question;
import io.omnidepth.api.Representation;
import io.omnidepth.api.Resource;
import io.omnidepth.board.Choice;
import io.omnidepth.board.History;
import java.util.List;
import java.util.Optional;

/** {@code /history}: the last minutes of an instrument. */
public final class HistoryResource implements Resource<HistoryRequest> {
  @Override
  public String path() {
    return "/api/v1/history/{instrument}";
  }

  @Override
  public List<Form> forms() {
    return List.of(Form.JSON, Form.CSV);
  }

  @Override
  public List<String> parameters(Form form) {
    return HistoryRequest.PARAMETERS;
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
    return new Representation(
        last, request.toString(), request.form(), () -> request.body(samples));
  }

  private static List<History.Sample> samples(HistoryRequest request, Basis basis) {
    return basis.history().of(request.instrument(), request.since());
  }
}
