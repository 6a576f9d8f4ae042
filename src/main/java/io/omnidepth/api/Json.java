package io.omnidepth.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.market.Decimals;
import io.omnidepth.text.Utf8Bytes;
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

  /** Reads its own texts: any number stays exact. */
  private static final ObjectMapper TREES =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(Integer.MAX_VALUE).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final long DAY = 86_400;
  private static final int DAYS_OF_400_YEARS = 146_097;

  /** The days from 0000-03-01 to 1970-01-01. */
  private static final int DAYS_TO_1970 = 719_468;

  /** 0001-01-01, and the last second of the year 9999. */
  private static final long FIRST_SECOND = -62_135_596_800L;

  private static final long LAST_SECOND = 253_402_300_799L;

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

  /** Appends the same text. */
  static void time(Instant at, Utf8Bytes out) {
    long second = at.getEpochSecond();
    if (second < FIRST_SECOND || second > LAST_SECOND) {
      out.text(time(at));
      return;
    }
    // The days of years that begin in March: the day after February is their end.
    int day = (int) (Math.floorDiv(second, DAY) + DAYS_TO_1970);
    int era = day / DAYS_OF_400_YEARS;
    int dayOfEra = day % DAYS_OF_400_YEARS;
    int year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100);
    int month = (5 * dayOfYear + 2) / 153;
    out.padded(400 * era + year + (month < 10 ? 0 : 1), 4);
    out.ascii('-');
    out.padded(month < 10 ? month + 3 : month - 9, 2);
    out.ascii('-');
    out.padded(dayOfYear - (153 * month + 2) / 5 + 1, 2);
    out.ascii('T');
    int secondOfDay = (int) Math.floorMod(second, DAY);
    out.padded(secondOfDay / 3_600, 2);
    out.ascii(':');
    out.padded(secondOfDay / 60 % 60, 2);
    out.ascii(':');
    out.padded(secondOfDay % 60, 2);
    out.ascii('.');
    out.padded(at.getNano() / 1_000_000, 3);
    out.ascii('Z');
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

  /**
   * What is written.
   *
   * @param expected the approximate number of bytes
   */
  public static byte[] bytes(JsonWriter.Writing writing, int expected) {
    return Utf8Bytes.of(out -> writing.to(new JsonWriter(out)), expected);
  }

  /** The tree of what is written, for answers that change it or make a table of it. */
  public static JsonNode tree(JsonWriter.Writing writing) {
    try {
      return TREES.readTree(bytes(writing, 1_024));
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
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
