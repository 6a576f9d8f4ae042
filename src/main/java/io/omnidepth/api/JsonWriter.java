package io.omnidepth.api;

import io.omnidepth.market.Column;
import io.omnidepth.text.Utf8Bytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * JSON in UTF-8 in the making. It sets the commas; its caller sees to it that each name has a value
 * and each bracket its end. Decimals have no exponent, times have milliseconds. One thread may use
 * it at a time.
 */
public final class JsonWriter {
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

  private final Utf8Bytes out;
  private boolean comma;

  /** Writes a part of a JSON text. */
  public interface Writing {
    void to(JsonWriter json);
  }

  /**
   * An empty text.
   *
   * @param expected the approximate number of bytes
   */
  public JsonWriter(int expected) {
    out = new Utf8Bytes(expected);
  }

  /** A JSON text behind what is written there. */
  JsonWriter(Utf8Bytes out) {
    this.out = out;
  }

  /** The number of bytes so far. */
  public int length() {
    return out.length();
  }

  /** All bytes. Nothing may be written after that. */
  public byte[] toBytes() {
    return out.toBytes();
  }

  private void value() {
    if (comma) {
      out.ascii(',');
    }
    comma = true;
  }

  public JsonWriter beginObject() {
    return open('{');
  }

  public JsonWriter endObject() {
    return close('}');
  }

  public JsonWriter beginArray() {
    return open('[');
  }

  public JsonWriter endArray() {
    return close(']');
  }

  private JsonWriter open(char bracket) {
    value();
    out.ascii(bracket);
    comma = false;
    return this;
  }

  private JsonWriter close(char bracket) {
    out.ascii(bracket);
    comma = true;
    return this;
  }

  /** The name of the next value. */
  public JsonWriter name(String name) {
    value();
    quoted(name);
    out.ascii(':');
    comma = false;
    return this;
  }

  /** The name of the next value in bytes that {@link #nameBytes} has made. */
  public void name(byte[] quoted) {
    name(quoted, quoted.length);
  }

  /** The same in the first bytes, with all that stands before it. */
  void name(byte[] from, int end) {
    value();
    out.raw(from, 0, end);
    comma = false;
  }

  /** A name with its quotes and colon, for names that are written often. */
  public static byte[] nameBytes(String name) {
    JsonWriter json = new JsonWriter(name.length() + 3);
    json.name(name);
    return json.toBytes();
  }

  public JsonWriter text(String text) {
    value();
    quoted(text);
    return this;
  }

  /** A text; null if it is absent. */
  public void text(Optional<String> text) {
    text.ifPresentOrElse(this::text, this::nothing);
  }

  public JsonWriter number(long number) {
    value();
    out.whole(number);
    return this;
  }

  /** A measured number, in the notation of {@link Double#toString(double)}. */
  public void measured(double number) {
    value();
    out.text(Double.toString(number));
  }

  /** A whole number; null if it is absent. */
  public void count(Optional<Long> number) {
    number.ifPresentOrElse(this::number, this::nothing);
  }

  /** The milliseconds of a duration; null if it is absent. */
  public void millis(Optional<Duration> duration) {
    count(duration.map(Duration::toMillis));
  }

  public JsonWriter truth(boolean is) {
    value();
    byte[] word = is ? TRUE : FALSE;
    out.raw(word, 0, word.length);
    return this;
  }

  public void nothing() {
    value();
    out.raw(NULL, 0, NULL.length);
  }

  /** Number {@code i} of a column as a number or, with {@code asText}, as a string. */
  public void decimal(Column column, int i, boolean asText) {
    value();
    quote(asText);
    DecimalBytes.append(out, column, i);
    quote(asText);
  }

  /** The same for a count of 10^-{@code scale}. */
  public void decimal(long units, int scale, boolean asText) {
    value();
    quote(asText);
    out.decimal(units, scale);
    quote(asText);
  }

  /** An array of number {@code i} of both columns. */
  public void array(Column first, Column second, int i, boolean asText) {
    if (asText || !DecimalBytes.pair(out, comma, first, second, i)) {
      beginArray();
      decimal(first, i, asText);
      decimal(second, i, asText);
      endArray();
    }
    comma = true;
  }

  /** An array of number {@code i} of three columns. */
  public void array(Column first, Column second, Column third, int i, boolean asText) {
    if (asText || !DecimalBytes.triple(out, comma, first, second, third, i)) {
      beginArray();
      decimal(first, i, asText);
      decimal(second, i, asText);
      decimal(third, i, asText);
      endArray();
    }
    comma = true;
  }

  /** The same for a decimal; null if it is absent. */
  public void decimal(Optional<BigDecimal> number, boolean asText) {
    if (number.isEmpty()) {
      nothing();
      return;
    }
    value();
    quote(asText);
    DecimalBytes.append(out, number.get());
    quote(asText);
  }

  /** A moment as {@code 2026-11-29T12:00:00.250Z}. */
  public JsonWriter time(Instant at) {
    value();
    quote(true);
    Json.time(at, out);
    quote(true);
    return this;
  }

  /** The same; null if it is absent. */
  public void time(Optional<Instant> at) {
    at.ifPresentOrElse(this::time, this::nothing);
  }

  /** Values or members, with the commas between them, that another writer has written. */
  public void raw(byte[] from, int start, int end) {
    if (end > start) {
      value();
      out.raw(from, start, end);
    }
  }

  private void quote(boolean isWanted) {
    if (isWanted) {
      out.ascii('"');
    }
  }

  private void quoted(String text) {
    if (!out.quoted(text)) {
      quote(true);
      out.text(JsonEscapes.of(text));
      quote(true);
    }
  }
}
