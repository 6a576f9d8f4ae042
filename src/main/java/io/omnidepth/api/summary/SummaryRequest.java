package io.omnidepth.api.summary;

import io.omnidepth.api.ChoiceRequest;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Json;
import io.omnidepth.api.Parameters;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Instrument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A depth whose measures are asked for, and the form that is wanted. */
public record SummaryRequest(Form form, Choice choice, boolean numbersAsText)
    implements ChoiceRequest {
  /** The names of the parameters. */
  public static final List<String> PARAMETERS = parameters();

  private static List<String> parameters() {
    List<String> names = new ArrayList<>(Parameters.CHOOSING);
    names.add("numbers");
    return List.copyOf(names);
  }

  /** Reads the parameters' texts. */
  public static SummaryRequest read(Form form, Instrument instrument, Parameters parameters)
      throws Parameters.Wrong {
    parameters.onlyThese(PARAMETERS);
    return new SummaryRequest(form, parameters.choice(instrument), parameters.numbersAsText());
  }

  /** It measures every book, and each venue's again. */
  @Override
  public CostKind cost(Snapshot snapshot) {
    return CostKind.of(
        "summary" + form + (choice.fees() ? "fees" : ""), 2 * CostKind.levels(snapshot, choice), 0);
  }

  @Override
  public String body(Snapshot snapshot, Instant now, boolean demo) {
    SummaryJson summary = new SummaryJson(snapshot.select(choice), numbersAsText, now);
    return form == Form.CSV ? SummaryCsv.whole(summary) : Json.text(summary.whole(snapshot));
  }
}
