package io.omnidepth.api.history;

import com.fasterxml.jackson.core.JsonGenerator;
import io.omnidepth.api.Json;
import io.omnidepth.board.History;
import io.omnidepth.market.Bands;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Heat;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The last minutes of an instrument in JSON. A legend names the columns of the many rows. */
final class HistoryJson {
  private static final List<String> COLUMNS =
      List.of(
          "time",
          "sequence",
          "referenceMid",
          "mid",
          "spread",
          "spreadBps",
          "counted",
          "bids",
          "bidTotals",
          "asks",
          "askTotals");

  private static final List<String> HEAT_COLUMNS =
      List.of("step", "bidFrom", "bids", "askFrom", "asks");

  /** Digits of a size that is only drawn. */
  private static final int DRAWN_DIGITS = 4;

  private HistoryJson() {}

  static String whole(Instrument instrument, List<History.Sample> samples, boolean asText) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("instrument", instrument.toString());
          json.writeNumberField("everyMs", History.EVERY.toMillis());
          json.writeNumberField("mostSamples", History.MOST);
          json.writeFieldName("bps");
          json.writeTree(Json.MAPPER.valueToTree(Bands.USUAL));
          json.writeFieldName("columns");
          json.writeTree(Json.MAPPER.valueToTree(COLUMNS));
          json.writeArrayFieldStart("samples");
          for (History.Sample sample : samples) {
            sample(json, sample, asText);
          }
          json.writeEndArray();
          json.writeFieldName("heatColumns");
          json.writeTree(Json.MAPPER.valueToTree(HEAT_COLUMNS));
          json.writeArrayFieldStart("heat");
          for (History.Sample sample : samples) {
            heat(json, sample.measures().near().map(History.Near::heat), asText);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void sample(JsonGenerator json, History.Sample sample, boolean asText)
      throws IOException {
    History.Measures measures = sample.measures();
    json.writeStartArray();
    json.writeString(Json.time(sample.time()));
    json.writeNumber(sample.sequence());
    decimal(json, measures.near().map(History.Near::referenceMid), asText);
    decimal(json, measures.mid(), asText);
    decimal(json, measures.spread(), asText);
    decimal(json, measures.spreadBps(), asText);
    json.writeNumber(measures.counted());
    for (Side side : Side.values()) {
      within(json, measures.near().map(near -> near.within(side)), asText);
    }
    json.writeEndArray();
  }

  private static void within(JsonGenerator json, Optional<History.Within> known, boolean asText)
      throws IOException {
    if (known.isEmpty()) {
      json.writeNull();
      json.writeNull();
      return;
    }
    json.writeStartArray();
    for (BigDecimal size : known.get().sizes()) {
      decimal(json, Optional.of(size), asText);
    }
    json.writeEndArray();
    json.writeNumber(known.get().totals());
  }

  private static void heat(JsonGenerator json, Optional<Heat> known, boolean asText)
      throws IOException {
    if (known.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartArray();
    decimal(json, Optional.of(known.get().step()), asText);
    for (Side side : Side.values()) {
      Heat.Buckets buckets = known.get().buckets(side);
      json.writeNumber(buckets.first());
      json.writeStartArray();
      for (int i = 0; i < buckets.count(); i++) {
        json.writeNumber(drawn(buckets.size(i)));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void decimal(JsonGenerator json, Optional<BigDecimal> number, boolean asText)
      throws IOException {
    if (number.isEmpty()) {
      json.writeNull();
    } else if (asText) {
      json.writeString(Decimals.text(number.get()));
    } else {
      json.writeNumber(Decimals.text(number.get()));
    }
  }

  /** The plain decimal of a size that is at least 0, rounded to {@value #DRAWN_DIGITS} digits. */
  static String drawn(float size) {
    if (size == 0) {
      return "0";
    }
    int places = DRAWN_DIGITS - 1 - (int) Math.floor(Math.log10(size));
    return places < 0
        ? Math.round(size / Math.pow(10, -places)) + "0".repeat(-places)
        : Decimals.text(Math.round(size * Math.pow(10, places)), places);
  }
}
