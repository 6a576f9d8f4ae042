package io.omnidepth.api.history;

import io.omnidepth.api.Form;
import io.omnidepth.api.Parameters;
import io.omnidepth.board.History;
import io.omnidepth.market.Instrument;
import java.time.Instant;
import java.util.List;

/**
 * An instrument whose last minutes are asked for. Its text tells it apart from all else that may be
 * asked.
 *
 * @param since only what is younger is wanted
 */
public record HistoryRequest(
    Form form, Instrument instrument, Instant since, boolean numbersAsText) {
  /** The names of the parameters. */
  public static final List<String> PARAMETERS = List.of("since", "numbers");

  /** Reads the parameters' texts. */
  public static HistoryRequest read(Form form, Instrument instrument, Parameters parameters)
      throws Parameters.Wrong {
    parameters.onlyThese(PARAMETERS);
    return new HistoryRequest(
        form,
        instrument,
        parameters.moment("since").orElse(Instant.MIN),
        parameters.numbersAsText());
  }

  String body(List<History.Sample> samples) {
    return form == Form.CSV
        ? HistoryCsv.whole(samples)
        : HistoryJson.whole(instrument, samples, numbersAsText);
  }
}
