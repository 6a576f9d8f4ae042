package io.omnidepth.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.market.Decimals;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The writer's bytes are those of a general generator. */
class JsonWriterTest {
  private static String written(JsonWriter.Writing writing) {
    return new String(Json.bytes(writing, 1), StandardCharsets.UTF_8);
  }

  private static String generated(Json.Writing writing) {
    return new String(Json.text(writing).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** Counts of any length, most with zeros at the end. */
  @Provide
  Arbitrary<Long> units() {
    Arbitrary<Long> any = Arbitraries.longs();
    Arbitrary<Long> round =
        Arbitraries.longs()
            .between(-99_999, 99_999)
            .flatMap(
                count ->
                    Arbitraries.integers()
                        .between(0, 13)
                        .map(zeros -> count * (long) Math.pow(10, zeros)));
    return Arbitraries.oneOf(any, any.map(number -> number >> 40), round);
  }

  @Property(tries = 10_000)
  void decimalsAreThoseOfTheOracle(
      @ForAll("units") long units, @ForAll @IntRange(max = 64) int scale, @ForAll boolean asText) {
    String quote = asText ? "\"" : "";
    assertEquals(
        quote + Decimals.text(units, scale) + quote,
        written(json -> json.decimal(units, scale, asText)));
    assertEquals(quote + units + quote, written(json -> json.decimal(units, 0, asText)));
    assertEquals(Long.toString(units), written(json -> json.number(units)));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,0",
    "0,18,0",
    "-9223372036854775808,0,-9223372036854775808",
    "-9223372036854775808,18,-9.223372036854775808",
    "9223372036854775807,19,0.9223372036854775807",
    "100000000,8,1",
    "-5,1,-0.5",
    "10001000,4,1000.1",
    "99999999,0,99999999",
    "100000000,0,100000000"
  })
  void decimalsHaveNoZerosAtTheEnd(long units, int scale, String text) {
    assertEquals(text, written(json -> json.decimal(units, scale, false)));
  }

  @Property(tries = 5_000)
  void textsAreThoseOfTheGenerator(@ForAll String text) {
    assertEquals(generated(json -> json.writeString(text)), written(json -> json.text(text)));
  }

  @Test
  void eachCharacterIsEscapedAsTheGeneratorDoes() {
    for (int each = 0; each < Character.MAX_VALUE; each++) {
      String text = "a" + (char) each + "b";
      assertEquals(generated(json -> json.writeString(text)), written(json -> json.text(text)));
    }
    String pairs = "\ud83d\ude00\ud83d\ude00x\ude00\ud83d";
    assertEquals(generated(json -> json.writeString(pairs)), written(json -> json.text(pairs)));
  }

  @Property(tries = 5_000)
  void momentsAreThoseOfTheFormatter(
      @ForAll("seconds") long second, @ForAll @IntRange(max = 999_999_999) int nano) {
    Instant at = Instant.ofEpochSecond(second, nano);
    assertEquals("\"" + Json.time(at) + "\"", written(json -> json.time(at)));
  }

  @Provide
  Arbitrary<Long> seconds() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 4_102_444_800L),
        Arbitraries.longs().between(-400_000_000_000L, 400_000_000_000L));
  }

  @Property(tries = 500)
  void measuredNumbersAreThoseOfTheGenerator(@ForAll double number) {
    assertEquals(
        generated(json -> json.writeNumber(number)), written(json -> json.measured(number)));
  }

  @Test
  void commasStandBetweenValues() {
    assertEquals(
        "{\"a\":[1,{\"b\":null,\"c\":true},[],{},\"d\"],\"e\":false}",
        written(
            json -> {
              json.beginObject();
              json.name("a").beginArray().number(1).beginObject();
              json.name("b").nothing();
              json.name("c").truth(true).endObject();
              json.beginArray().endArray().beginObject().endObject().text("d").endArray();
              json.name(JsonWriter.nameBytes("e"));
              json.truth(false).endObject();
            }));
  }
}
