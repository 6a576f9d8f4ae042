package io.omnidepth.api.history;

import io.omnidepth.api.Json;
import io.omnidepth.board.History;
import io.omnidepth.market.Bands;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Side;
import io.omnidepth.text.Csv;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last minutes of an instrument as CSV: a row for each sample, without the heat. */
final class HistoryCsv {
  private HistoryCsv() {}

  static String whole(List<History.Sample> samples) {
    List<String> heads =
        new ArrayList<>(
            List.of("time", "sequence", "referenceMid", "mid", "spread", "spreadBps", "counted"));
    for (Side side : Side.values()) {
      for (int bps : Bands.USUAL) {
        heads.add(side.toString() + bps);
        heads.add(side.toString() + bps + "AtLeast");
      }
    }
    Csv csv = new Csv(heads);
    samples.forEach(sample -> csv.row(row(sample)));
    return csv.text();
  }

  private static List<String> row(History.Sample sample) {
    History.Measures measures = sample.measures();
    List<String> row = new ArrayList<>();
    row.add(Json.time(sample.time()));
    row.add(Long.toString(sample.sequence()));
    row.add(text(measures.near().map(History.Near::referenceMid)));
    row.add(text(measures.mid()));
    row.add(text(measures.spread()));
    row.add(text(measures.spreadBps()));
    row.add(Integer.toString(measures.counted()));
    for (Side side : Side.values()) {
      for (int i = 0; i < Bands.USUAL.size(); i++) {
        int band = i;
        Optional<History.Within> within = measures.near().map(near -> near.within(side));
        row.add(text(within.map(known -> known.sizes().get(band))));
        row.add(within.map(known -> Boolean.toString(band >= known.totals())).orElse(""));
      }
    }
    return row;
  }

  private static String text(Optional<BigDecimal> number) {
    return number.map(Decimals::text).orElse("");
  }
}
