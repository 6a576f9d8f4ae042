package io.omnidepth.http.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** A reader as any script would write it: maps of prices, every message verified. */
public final class SocketReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final SortedMap<BigDecimal, JsonNode> bids = new TreeMap<>(Comparator.reverseOrder());
  private final SortedMap<BigDecimal, JsonNode> asks = new TreeMap<>();
  private final Map<String, JsonNode> fields = new TreeMap<>();
  private final HeldColumns columns = new HeldColumns();
  private long sequence = -1;

  /** Takes a frame in; throws if it does not fit what is held. */
  public JsonNode take(String frame) {
    JsonNode message = json(frame);
    String type = message.get("type").asText();
    if (type.equals("snapshot")) {
      bids.clear();
      asks.clear();
      fields.clear();
    } else if (type.equals("update")) {
      if (message.get("previous").asLong() != sequence) {
        throw new AssertionError("holds " + sequence + ", got " + frame);
      }
    } else {
      return message;
    }
    sequence = message.get("sequence").asLong();
    apply(bids, message.path("bids"));
    apply(asks, message.path("asks"));
    if (message.has("columns")) {
      columns.take(message.path("columns"), type.equals("snapshot"));
    }
    message.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    if (checksum() != message.get("checksum").asLong()) {
      throw new AssertionError("checksum " + checksum() + " in " + frame);
    }
    return message;
  }

  JsonNode take(Frame frame) {
    return take(frame.text());
  }

  static JsonNode json(Frame frame) {
    return json(frame.text());
  }

  public static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(text, broken);
    }
  }

  private static void apply(SortedMap<BigDecimal, JsonNode> side, JsonNode rows) {
    for (JsonNode row : rows) {
      BigDecimal price = new BigDecimal(row.get(0).asText());
      if (new BigDecimal(row.get(1).asText()).signum() == 0) {
        side.remove(price);
      } else {
        side.put(price, row);
      }
    }
  }

  private long checksum() {
    List<String> parts = new ArrayList<>();
    for (SortedMap<BigDecimal, JsonNode> side : List.of(bids, asks)) {
      side.values().stream()
          .limit(25)
          .forEach(row -> parts.add(plain(row.get(0)) + ":" + plain(row.get(1))));
    }
    for (SortedMap<BigDecimal, HeldColumns.Step> side : List.of(columns.bids(), columns.asks())) {
      side.entrySet().stream()
          .limit(25)
          .forEach(
              step ->
                  parts.add(
                      step.getKey().toPlainString()
                          + ":"
                          + step.getValue().size().toPlainString()));
    }
    CRC32 crc = new CRC32();
    crc.update(String.join(":", parts).getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }

  private static String plain(JsonNode number) {
    return new BigDecimal(number.asText()).toPlainString();
  }

  HeldColumns columns() {
    return columns;
  }

  public long sequence() {
    return sequence;
  }

  List<String> bids() {
    return bids.values().stream().map(JsonNode::toString).toList();
  }

  List<String> asks() {
    return asks.values().stream().map(JsonNode::toString).toList();
  }

  JsonNode field(String name) {
    return fields.getOrDefault(name, MAPPER.nullNode());
  }
}
