package io.omnidepth.api.history;

import io.omnidepth.api.ChoiceParameters;
import io.omnidepth.api.Form;
import io.omnidepth.api.parameter.Parameter;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.api.parameter.TimeValues;
import io.omnidepth.board.History;
import io.omnidepth.market.Instrument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request for the last minutes of an instrument.
 *
 * @param since only samples after that are given
 */
record HistoryRequest(Form form, Instrument instrument, Instant since, boolean numbersAsText) {
  static final Parameter<Optional<Instant>> SINCE =
      Parameter.of("since", new TimeValues(), "only samples after this time")
          .described("Only samples after this time, such as that of the last sample that you know.")
          .example("sample", "2026-11-21T14:25:39.084Z")
          .example("second", "2026-11-21T14:25:00Z");

  static final List<Parameter<?>> PARAMETERS = List.of(SINCE, ChoiceParameters.NUMBERS);

  /** Reads the parameters. */
  static HistoryRequest read(Form form, Instrument instrument, Parameters given)
      throws Parameters.Wrong {
    return new HistoryRequest(
        form, instrument, SINCE.of(given).orElse(Instant.MIN), ChoiceParameters.NUMBERS.of(given));
  }

  String body(List<History.Sample> samples) {
    return form == Form.CSV
        ? HistoryCsv.whole(samples)
        : HistoryJson.whole(instrument, samples, numbersAsText);
  }
}
