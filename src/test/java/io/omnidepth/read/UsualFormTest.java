package io.omnidepth.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.demo.Sample;
import io.omnidepth.market.Book;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walk over bytes reads what the checked walk reads, or nothing. */
class UsualFormTest {
  /** More of them in one run: {@code mvn -Dtest=UsualFormTest -Dbodies=10000000 test}. */
  private static final int BODIES = Integer.getInteger("bodies", 100_000);

  private static final int BOOKS = 5_000;

  /** The white space behind a comma. Most bodies have one of the first two throughout. */
  private static final List<String> SPACES = List.of("", " ", "  ", "\n");

  private static final String[] PIECES = {
    "0",
    "1",
    "9",
    "00",
    ".",
    "-",
    "+",
    "e",
    "E-5",
    "e+3",
    "\"",
    "\\",
    "\\u0031",
    ",",
    ":",
    "[",
    "]",
    "{",
    "}",
    " ",
    "\n",
    "\t",
    "\r",
    "null",
    "true",
    "é",
    "\u0000",
    "123456789",
    "12345678",
    "0.00000001",
    "0.000000000000000001",
    "1234567.12345678",
    "12345678.123456789",
    "100000000000",
    "999999999999999999",
    "9223372036854775807",
    "9223372036854775808",
    "0.10000000",
    "1.0",
    "5.",
    ".5",
    "-0",
    "-0.5",
    "1e5",
    "1E400",
    "77586.40000000",
    "0.00000000",
    "00.10"
  };

  private static List<Venue> catalog() {
    return Catalog.ALL;
  }

  private static List<byte[]> bodies(Venue venue) {
    Sample sample = Sample.of(venue.id());
    return Stream.concat(
            sample.books().stream().map(Sample.BookAnswer::body),
            sample.others().stream().map(Sample.OtherAnswer::body))
        .map(body -> body.getBytes(UTF_8))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void eachSampleOfABookIsInItsVenuesUsualForm(Venue venue) {
    LayoutReader reader = new LayoutReader(venue);
    for (Sample.BookAnswer answer : Sample.of(venue.id()).books()) {
      byte[] body = answer.body().getBytes(UTF_8);
      ReadResult.Read usual =
          assertInstanceOf(
              ReadResult.Read.class,
              reader.usual(200, body, Optional.empty()).orElse(null),
              answer.body());
      assertSame(usual, reader.checked(200, body), body);
      assertTrue(reader.usual(200, body, Optional.of(usual.book())).isPresent());
    }
  }

  @Test
  void aChangedBodyIsReadAsTheCheckedWalkReadsIt() {
    Random random = new Random(18);
    int each = BODIES / Catalog.ALL.size();
    int usual = 0;
    for (Venue venue : Catalog.ALL) {
      LayoutReader reader = new LayoutReader(venue);
      List<byte[]> bodies = bodies(venue);
      for (int i = 0; i < each; i++) {
        byte[] body = changed(bodies.get(random.nextInt(bodies.size())), random);
        usual += agrees(reader, body) ? 1 : 0;
      }
    }
    int read = usual;
    assertTrue(read > BODIES / 50, () -> read + " of " + BODIES + " in the usual form");
  }

  @Test
  void rowsOfEachShapeAreReadAsTheCheckedWalkReadsThem() {
    Random random = new Random(19);
    LayoutReader reader = new LayoutReader(Catalog.find("binanceus").orElseThrow());
    int usual = 0;
    for (int i = 0; i < BOOKS; i++) {
      usual += agrees(reader, rows(random).getBytes(UTF_8)) ? 1 : 0;
    }
    assertEquals(BOOKS, usual);
  }

  @Test
  void aBodyThatBreaksOffAnywhereIsNotRead() {
    LayoutReader reader = new LayoutReader(Catalog.find("binanceus").orElseThrow());
    String tight =
        "{\"bids\":[[\"1.5\",\"" + "0".repeat(80) + "1\",7,\"123\"],[1." + "0".repeat(80);
    for (String body : List.of(tight, tight.replace(",", ", "))) {
      for (int end = 0; end <= body.length(); end++) {
        byte[] broken = body.substring(0, end).getBytes(UTF_8);
        assertTrue(reader.usual(200, broken, Optional.empty()).isEmpty());
      }
    }
  }

  /**
   * A book whose rows have numbers of all lengths, each with quotes or bare, in any order, and
   * commas with and without white space.
   */
  private static String rows(Random random) {
    StringBuilder body = new StringBuilder("{\"bids\":[");
    int finest = random.nextInt(12);
    boolean alike = random.nextBoolean();
    int style = random.nextInt(3);
    Supplier<String> comma =
        () -> "," + SPACES.get(style == 2 ? random.nextInt(SPACES.size()) : style);
    for (int side = 0; side < 2; side++) {
      int count = 1 + random.nextInt(40);
      for (int i = 0; i < count; i++) {
        Random shape = alike ? new Random(count) : random;
        body.append(i == 0 ? "[" : comma.get() + "[");
        number(body, 4 * side + 1 + random.nextInt(3), finest, shape);
        body.append(comma.get());
        number(body, 1 + random.nextInt(7), finest, shape);
        for (int more = shape.nextInt(3); more > 0; more--) {
          body.append(comma.get());
          body.append(shape.nextBoolean() ? "\"00" + random.nextInt(9) + "\"" : "1234567890");
        }
        body.append(']');
      }
      body.append(side == 0 ? "],\"asks\":[" : "],\"lastUpdateId\":5}");
    }
    return body.toString();
  }

  private static void number(StringBuilder body, int digits, int finest, Random shape) {
    String quote = shape.nextBoolean() ? "\"" : "";
    body.append(quote);
    for (int i = 0; i < digits; i++) {
      body.append(1 + shape.nextInt(9));
    }
    int places = shape.nextInt(finest + 1);
    body.append(places > 0 ? "." : "");
    for (int i = 0; i < places; i++) {
      body.append(shape.nextInt(4) == 0 ? 0 : shape.nextInt(10));
    }
    body.append(quote);
  }

  private static boolean agrees(LayoutReader reader, byte[] body) {
    Optional<ReadResult> usual = reader.usual(200, body, Optional.empty());
    usual.ifPresent(result -> assertSame(result, reader.checked(200, body), body));
    return usual.isPresent();
  }

  private static void assertSame(ReadResult usual, ReadResult checked, byte[] body) {
    ReadResult.Read one = assertInstanceOf(ReadResult.Read.class, usual);
    ReadResult.Read other =
        assertInstanceOf(ReadResult.Read.class, checked, () -> checked + ": " + shown(body));
    Book book = other.book();
    assertTrue(one.book().sameLevels(book), () -> shown(body));
    assertEquals(other.stamp(), one.stamp(), () -> shown(body));
  }

  private static String shown(byte[] body) {
    return new String(body, UTF_8);
  }

  /** The body with one to three pieces put in, taken out or put in the place of others. */
  private static byte[] changed(byte[] body, Random random) {
    String text = new String(body, UTF_8);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), from + random.nextInt(6));
      String piece = random.nextInt(4) == 0 ? "" : PIECES[random.nextInt(PIECES.length)];
      text =
          random.nextInt(3) > 0
              ? numberReplaced(text, from, piece)
              : text.substring(0, from) + piece + text.substring(end);
    }
    return text.getBytes(UTF_8);
  }

  /** The text with the digits around a place replaced. */
  private static String numberReplaced(String text, int near, String piece) {
    int from = near;
    while (from < text.length() && !Character.isDigit(text.charAt(from))) {
      from++;
    }
    int end = from;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    return text.substring(0, from) + piece + text.substring(end);
  }
}
