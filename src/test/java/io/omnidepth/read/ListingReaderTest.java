package io.omnidepth.read;

import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The markets of a list. */
class ListingReaderTest extends ReadLists {
  @Test
  void readsAMarketInOurWords() {
    assertEquals(
        new ListedMarket(
            new Instrument("BTC", "USD"),
            "one",
            Optional.of(new BigDecimal("0.05")),
            Optional.of(new BigDecimal("0.001")),
            "open",
            true),
        only(
            ",\"places\":3,\"steps\":[{\"kind\":\"LOT\"},{\"kind\":\"PRICE\",\"step\":\"0.0500\"}]"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"0.01\"',       0.01",
    "1.0E-8,           0.00000001",
    "'\"10.00\"',      10",
    "25,               25",
    "0,                none",
    "'\"-0.1\"',       none",
    "'\"fine\"',       none",
    "null,             none",
    "1E-400,           none",
    "1E999999999,      none",
    "1E9999999999,     none",
    "-1E-99999999999,  none",
    "[1],              none",
    "'\"\"',           none"
  })
  void aTickIsAStepAboveZeroOrNone(String told, String tick) {
    assertEquals(
        tick,
        only(",\"steps\":[{\"kind\":\"PRICE\",\"step\":" + told + "}]")
            .tickSize()
            .map(BigDecimal::toPlainString)
            .orElse("none"));
  }

  @ParameterizedTest
  @CsvSource({
    "0,         1",
    "2,         0.01",
    "'\"8\"',   0.00000001",
    "-1,        10",
    "2.5,       none",
    "99,        none",
    "'\"\"',    none",
    "true,      none"
  })
  void aCountOfPlacesIsAStep(String told, String lot) {
    assertEquals(
        lot, only(",\"places\":" + told).lotSize().map(BigDecimal::toPlainString).orElse("none"));
  }

  @Test
  void tradesIfAllConditionsHold() {
    assertTrue(only("").trading());
    assertEquals(false, only(",\"frozen\":true").trading());
    assertEquals(
        false,
        named("BTC-USD", markets("[" + market("one", "").replace("open", "halted") + "]"))
            .trading());
  }

  @Test
  void rowsThatAreNoMarketAreSkipped() {
    String rows =
        String.join(
            ",",
            market("one", "").replace("spot", "swap"),
            market("two", "").replace("XBT", "U.S."),
            market("three", "").replace("XBT", "USD"),
            market("four", "").replace("\"base\"", "\"bass\""),
            market("", ""),
            market("x".repeat(65), ""),
            market("a\\u001b[2J", ""),
            market("a\\nb", ""),
            market("a\\u202eb", ""),
            market("a\\\"b", ""),
            "null",
            "7",
            "[]",
            market("last", ""));
    assertEquals("last", named("BTC-USD", markets("[" + rows + "]")).market());
    assertEquals(1, markets("[" + rows + "]").size());
  }

  @Test
  void ofTwoMarketsOfOneInstrumentTheFirstThatTradesIsTaken() {
    String halted = market("halted", ",\"frozen\":true");
    String rows = "[" + halted + "," + market("first", "") + "," + market("second", "") + "]";
    assertEquals("first", named("BTC-USD", markets(rows)).market());
  }

  @Test
  void rowsMayHaveNamesAsKeys() {
    assertEquals(1, markets("{\"a\":" + market("one", "") + "}").size());
  }

  @Test
  void aVenueWithoutAListHasNoReader() {
    Venue venue =
        Venue.named("two", "two")
            .mark(0, 0)
            .book("https://two.example/{market}")
            .markets(joined(""))
            .layout(sides("", "bids", "asks", row(0, 1)))
            .allows(1, Duration.ofSeconds(1))
            .takerFee("0.1", "made up")
            .declared();
    assertThrows(IllegalArgumentException.class, () -> new ListingReader(venue));
  }
}
