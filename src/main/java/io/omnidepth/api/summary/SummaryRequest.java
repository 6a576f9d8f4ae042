package io.omnidepth.api.summary;

import io.omnidepth.api.ChoiceParameters;
import io.omnidepth.api.ChoiceRequest;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Json;
import io.omnidepth.api.parameter.Parameter;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Instrument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A request for the measures of a depth. */
record SummaryRequest(Form form, Choice choice, boolean numbersAsText) implements ChoiceRequest {
  static final List<Parameter<?>> PARAMETERS =
      List.of(
          ChoiceParameters.VENUES,
          ChoiceParameters.WITHOUT,
          ChoiceParameters.CONVERT,
          ChoiceParameters.FEES,
          ChoiceParameters.MAX_SKEW,
          ChoiceParameters.FROZEN,
          ChoiceParameters.NUMBERS);

  /** Reads the parameters. */
  static SummaryRequest read(Form form, Instrument instrument, Parameters given)
      throws Parameters.Wrong {
    return new SummaryRequest(
        form, ChoiceParameters.choice(instrument, given), ChoiceParameters.NUMBERS.of(given));
  }

  @Override
  public CostKind cost(Snapshot snapshot) {
    return CostKind.ofAllAndEach("summary" + form, choice, snapshot);
  }

  @Override
  public byte[] body(Snapshot snapshot, Instant now, boolean demo) {
    SummaryJson summary = new SummaryJson(snapshot.select(choice), numbersAsText, now);
    String text = form == Form.CSV ? SummaryCsv.whole(summary) : Json.text(summary.whole(snapshot));
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
