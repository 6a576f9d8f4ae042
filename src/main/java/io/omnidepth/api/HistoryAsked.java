package io.omnidepth.api;

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
record HistoryAsked(Form form, Instrument instrument, Instant since, boolean numbersAsText) {
  /** The names of the parameters. */
  static final List<String> PARAMETERS = List.of("since", "numbers");

  /** Reads the parameters' texts. */
  static HistoryAsked read(Form form, Instrument instrument, Parameters parameters)
      throws Parameters.Wrong {
    parameters.onlyThese(PARAMETERS);
    return new HistoryAsked(
        form,
        instrument,
        parameters.moment("since").orElse(Instant.MIN),
        parameters.numbersAsText());
  }

  String written(List<History.Sample> samples) {
    return form == Form.CSV
        ? HistoryCsv.whole(samples)
        : HistoryJson.whole(instrument, samples, numbersAsText);
  }
}
