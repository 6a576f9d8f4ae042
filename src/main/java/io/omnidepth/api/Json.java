package io.omnidepth.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.market.Decimals;
import io.omnidepth.text.Utf8Writer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Writes JSON: decimals without exponent, times with milliseconds. */
public final class Json {
  public static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .build();

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Writes into a generator. */
  public interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static String time(Instant at) {
    return TIME.format(at);
  }

  /** A decimal as a number or, with {@code asText}, as a string; null if it is absent. */
  public static JsonNode decimal(Optional<BigDecimal> number, boolean asText) {
    return number
        .<JsonNode>map(
            value ->
                asText
                    ? MAPPER.getNodeFactory().textNode(Decimals.text(value))
                    : MAPPER.getNodeFactory().numberNode(Decimals.stripped(value)))
        .orElse(MAPPER.getNodeFactory().nullNode());
  }

  /** The milliseconds from one moment to another; 0 if the other comes first. */
  public static long millis(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis());
  }

  /** A whole number; null if it is absent. */
  public static JsonNode count(Optional<Long> number) {
    return number
        .<JsonNode>map(value -> MAPPER.getNodeFactory().numberNode(value))
        .orElse(MAPPER.getNodeFactory().nullNode());
  }

  public static JsonNode time(Optional<Instant> at) {
    return at.<JsonNode>map(moment -> MAPPER.getNodeFactory().textNode(time(moment)))
        .orElse(MAPPER.getNodeFactory().nullNode());
  }

  /** The text of what is written. */
  public static String text(Writing writing) {
    StringWriter out = new StringWriter(1024);
    write(writing, out);
    return out.toString();
  }

  /**
   * The same text in UTF-8.
   *
   * @param expected about as many bytes as it will have
   */
  public static byte[] utf8(Writing writing, int expected) {
    Utf8Writer out = new Utf8Writer(expected);
    write(writing, out);
    return out.toBytes();
  }

  private static void write(Writing writing, Writer out) {
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(out)) {
      json.setCodec(MAPPER);
      writing.to(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
  }

  public static String text(JsonNode node) {
    return text(json -> json.writeTree(node));
  }
}
