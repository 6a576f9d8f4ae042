package io.omnidepth.api.depth;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.BlockedJson;
import io.omnidepth.api.ChoiceJson;
import io.omnidepth.api.Json;
import io.omnidepth.api.rates.RatesJson;
import io.omnidepth.market.Column;
import io.omnidepth.market.Ladder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.CRC32;

/** The depth in JSON, for {@code GET /depth} and for the stream. */
public final class DepthJson {
  private static final int CHECKED_ROWS = 25;

  private DepthJson() {}

  /** The whole answer of {@code GET /depth}. */
  static String whole(DepthAnswer answer) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("instrument", answer.query().instrument().toString());
          json.writeNumberField("sequence", answer.snapshot().sequence());
          json.writeStringField("time", Json.time(answer.snapshot().time()));
          fields(json, measures(answer));
          json.writeFieldName("venues");
          json.writeTree(venues(answer));
          rows(json, "bids", answer.view().bids(), answer.query(), true);
          rows(json, "asks", answer.view().asks(), answer.query(), true);
          json.writeEndObject();
        });
  }

  public static void fields(JsonGenerator json, ObjectNode fields) throws IOException {
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      json.writeFieldName(field.getKey());
      json.writeTree(field.getValue());
    }
  }

  /**
   * The measures of the depth, from {@code skewMs} to {@code blocked}: a number or a small object
   * each.
   */
  public static ObjectNode measures(DepthAnswer answer) {
    boolean asText = answer.query().numbersAsText();
    ObjectNode fields = Json.object();
    fields.set("skewMs", Json.count(answer.selection().skew().map(Duration::toMillis)));
    fields.setAll(ChoiceJson.measures(answer.selection().depth(), asText));
    fields.put("more", answer.view().more());
    fields.set("rates", RatesJson.rows(answer.selection().rates(), asText, answer.now()));
    fields.set("blocked", BlockedJson.rows(answer.selection()));
    return fields;
  }

  /** One object for each market of the instrument, counted or not. */
  public static ArrayNode venues(DepthAnswer answer) {
    return ChoiceJson.venues(answer.selection(), answer.query().numbersAsText(), answer.now());
  }

  /** A side's rows under its name. */
  public static void rows(
      JsonGenerator json, String name, Ladder ladder, DepthQuery query, boolean cumulative)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int i = 0; i < ladder.rows(); i++) {
      row(json, ladder, i, query, cumulative);
    }
    json.writeEndArray();
  }

  static void row(JsonGenerator json, Ladder ladder, int i, DepthQuery query, boolean cumulative)
      throws IOException {
    json.writeStartArray();
    number(json, ladder.prices(), i, query.numbersAsText());
    number(json, ladder.sizes(), i, query.numbersAsText());
    if (cumulative) {
      number(json, ladder.cumulative(), i, query.numbersAsText());
    }
    if (query.breakdown()) {
      json.writeStartObject();
      for (Ladder.Share share : ladder.shares(i)) {
        json.writeFieldName(share.venue());
        number(json, ladder.shareSizes(), share.index(), query.numbersAsText());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** A row that is no longer in the view: its price, and size 0. */
  static void goneRow(JsonGenerator json, Ladder ladder, int i, DepthQuery query)
      throws IOException {
    json.writeStartArray();
    number(json, ladder.prices(), i, query.numbersAsText());
    if (query.numbersAsText()) {
      json.writeString("0");
    } else {
      json.writeNumber(0);
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, Column column, int i, boolean asText)
      throws IOException {
    StringBuilder text = new StringBuilder(24);
    column.append(text, i);
    if (asText) {
      json.writeString(text.toString());
    } else {
      json.writeNumber(text.toString());
    }
  }

  /**
   * The unsigned CRC-32 of the best {@value CHECKED_ROWS} bids, then the best {@value CHECKED_ROWS}
   * asks, each {@code price:size}, all joined by colons.
   */
  public static long checksum(Ladder bids, Ladder asks) {
    StringBuilder text = new StringBuilder(1024);
    for (Ladder ladder : new Ladder[] {bids, asks}) {
      for (int i = 0; i < Math.min(CHECKED_ROWS, ladder.rows()); i++) {
        if (!text.isEmpty()) {
          text.append(':');
        }
        ladder.prices().append(text, i);
        text.append(':');
        ladder.sizes().append(text, i);
      }
    }
    CRC32 crc = new CRC32();
    crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }
}
