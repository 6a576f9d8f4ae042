package io.omnidepth.read;

import static io.omnidepth.venue.Condition.isAbsent;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Layout.signedRows;
import static io.omnidepth.venue.Layout.units;
import static io.omnidepth.venue.Spelling.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Side;
import io.omnidepth.venue.Layout;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.Verdict;
import io.omnidepth.venue.catalog.Catalog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutReaderTest {
  private static Venue venue(Layout layout) {
    return Venue.named("test", "Test")
        .mark(0, 0)
        .book("https://test.example/{market}")
        .markets(joined(""))
        .layout(layout)
        .healthyWhen("error", isAbsent())
        .allows(1, Duration.ofSeconds(1))
        .takerFee("0.1", "made up")
        .declared();
  }

  private static final Venue ROWS = venue(sides("data.*", "bids", "asks", row(0, 1)));

  private static ReadResult read(Venue venue, String body) {
    return new LayoutReader(venue).read(200, body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"data\":{\"x\":{\"asks\":[]}}}|no \"bids\" and \"asks\" under data.* (got {asks})",
        "{\"result\":{}}|(got {result})",
        "{\"data\":{\"x\":{\"bids\":null,\"asks\":[]}}}|no array but null",
        "{\"data\":{\"x\":{\"bids\":[[\"1\"]],\"asks\":[]}}}|bid 0 has 1 elements, too few",
        "{\"data\":{\"x\":{\"bids\":[5],\"asks\":[]}}}|bid 0 is no row but 5",
        "{\"data\":{\"x\":{\"bids\":[[\"1\",null]],\"asks\":[]}}}|bid 0: size is null, not a"
            + " number",
        "{\"data\":{\"x\":{\"bids\":[[\"1,5\",\"1\"]],\"asks\":[]}}}|bid 0: price \"1,5\" is not a"
            + " decimal number",
        "{\"data\":{\"x\":{\"bids\":[],\"asks\":[[\"2\",\"1\"],[\"99999999999999999999\",\"1\"]]}}}"
            + "|ask 1: price \"99999999999999999999\" is too big or too fine for a long",
        "{\"data\":{\"x\":{\"bids\":[],\"asks\":[]},\"y\":{\"bids\":[],\"asks\":[]}}}|more than"
            + " one",
        "{\"data\":{\"x\":{\"bids\":[],\"asks\":[]}}}|both sides are empty",
        "{\"data\":{\"x\":{\"bids\":[[\"2\",\"1\"]],\"asks\":[[\"1\",\"1\"]]}}}|crossed in itself",
        "{\"data\":{\"x\":{\"bids\":[[\"2\",\"1\"|JSON that ends too early",
        "<!doctype html><html>|not JSON from byte 0 of 21 on: <!doctype html><html>",
        "''|an empty body, not JSON",
        "{} {}|more after the end of the JSON",
      })
  void anUnreadableBookTellsTheFoundContent(String body, String words) {
    ReadResult.Unreadable unreadable =
        assertInstanceOf(ReadResult.Unreadable.class, read(ROWS, body));
    assertTrue(unreadable.why().contains(words), unreadable.why());
  }

  @Test
  void signedRowsPutNegativeSizesOnTheAskSide() {
    ReadResult.Read read =
        assertInstanceOf(
            ReadResult.Read.class,
            read(venue(signedRows("", 0, 2)), "[[100,1,0.5],[99,1,2E-3],[101.5,3,-0.25]]"));
    assertEquals(2, read.book().levels(Side.BID));
    assertEquals(1, read.book().levels(Side.ASK));
    assertEquals(25, read.book().size(Side.ASK, 0) * 100 / 1000);
  }

  @Test
  void unitsHoldABidAndAnAskInAnyOrderOfKeys() {
    ReadResult.Read read =
        assertInstanceOf(
            ReadResult.Read.class,
            read(
                venue(units("0.u", "bp", "bs", "ap", "as")),
                "[{\"u\":[{\"as\":3,\"bp\":1,\"x\":[],\"bs\":2,\"ap\":5}]}]"));
    assertEquals(2, read.book().size(Side.BID, 0));
    assertEquals(5, read.book().price(Side.ASK, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"bp\":1,\"bp\":1,\"ap\":5,\"as\":3}",
        "{\"bp\":1,\"bs\":2,\"ap\":5,\"ap\":5}",
        "{\"bp\":1,\"bs\":2,\"ap\":5}"
      })
  void aUnitWithoutOneEachOfItsNumbersRefusesTheBook(String unit) {
    ReadResult.Unreadable unreadable =
        assertInstanceOf(
            ReadResult.Unreadable.class,
            read(
                venue(units("0.u", "bp", "bs", "ap", "as")),
                "[{\"u\":[{\"as\":3,\"bp\":1,\"bs\":2,\"ap\":5}," + unit + "]}]"));
    assertTrue(unreadable.why().startsWith("unit 1 has not one each"), unreadable.why());
  }

  @Test
  void jsonBeyondMeasureIsRefusedWithItsMeasure() {
    for (String body :
        List.of(
            "[".repeat(100_000), "{\"a\":" + "1".repeat(200) + "}", "{\"" + "a".repeat(9_000))) {
      ReadResult.Unreadable unreadable =
          assertInstanceOf(ReadResult.Unreadable.class, read(ROWS, body), body.substring(0, 9));
      assertTrue(unreadable.why().startsWith("JSON beyond measure: "), unreadable.why());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"7\\u001b[2J\"", "1e99999999", "-1", "99999999999999999999", "[]", "null"})
  void aSequenceIsAWholeNumber(String sequence) {
    Venue venue = Catalog.find("gate").orElseThrow();
    String body = "{\"id\":" + sequence + ",\"asks\":[[\"2\",\"1\"]],\"bids\":[[\"1\",\"1\"]]}";
    ReadResult.Read read = assertInstanceOf(ReadResult.Read.class, read(venue, body));
    assertEquals(Optional.empty(), read.stamp().sequence());
  }

  @Test
  void unknownKeysAndElementsAreSkipped() {
    assertInstanceOf(
        ReadResult.Read.class,
        read(
            ROWS,
            "{\"a\":{\"data\":[[[]]]},\"data\":{\"x\":{\"q\":{\"bids\":3},\"bids\":[[\"1\",2,[3],{\"b\":1}]],\"asks\":[]}},\"z\":1}"));
  }

  @Test
  void anErrorInTheBodyIsARefusalWithItsWords() {
    ReadResult.Declined declined =
        assertInstanceOf(ReadResult.Declined.class, read(ROWS, "{\"error\":[\"no\",7]}"));
    assertEquals(Verdict.REFUSED, declined.verdict());
    assertEquals("error = no,7", declined.why());
  }

  /** Any bytes have a result, never an exception. */
  @Property(tries = 2_000)
  void mutatedAnswersNeverThrow(@ForAll long seed) {
    Random random = new Random(seed);
    Venue venue = Catalog.ALL.get(random.nextInt(Catalog.ALL.size()));
    byte[] body =
        ("{\"code\":0,\"error\":[],\"status\":\"ok\",\"result\":{\"x\":{\"bids\":[[\"1\",\"2\"]],\"asks\":[[3,4E-1]]}},"
                + "\"data\":[{\"bids\":[[\"1\",\"2\"]],\"asks\":[]}],\"tick\":null,\"bids\":[\"1\",\"2\"],\"asks\":[]}")
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      int at = random.nextInt(body.length);
      switch (random.nextInt(3)) {
        case 0 -> body[at] = (byte) random.nextInt(256);
        case 1 -> body[at] = (byte) "{}[],:\"0-e.n".charAt(random.nextInt(12));
        default -> body = Arrays.copyOf(body, Math.max(1, at));
      }
    }
    ReadResult reading = new LayoutReader(venue).read(200, body);
    assertTrue(
        reading instanceof ReadResult.Read
            || reading instanceof ReadResult.Declined
            || (reading instanceof ReadResult.Unreadable no && !no.why().isBlank()));
  }
}
