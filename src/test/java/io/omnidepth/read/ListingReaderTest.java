package io.omnidepth.read;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Condition.isEmpty;
import static io.omnidepth.venue.Condition.isNot;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.Verdict;
import io.omnidepth.venue.catalog.Catalog;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingReaderTest {
  private static final Listing.Declaration LIST =
      Listing.get("/list", 1, "data.*")
          .market("name")
          .assets("base", "quote")
          .tick("steps.kind=PRICE.step")
          .lotPlaces("places")
          .status("state", "open")
          .tradingWhen("frozen", isNot("true"))
          .takenWhen("type", is("spot"));

  private static final ListingReader READER = new ListingReader(venue(LIST));

  private static Venue venue(Listing.Declaration list) {
    return Venue.named("one", "one")
        .book("https://one.example/{market}")
        .markets(joined("").renaming("BTC", "XBT"))
        .listedIn(list)
        .layout(sides("", "bids", "asks", row(0, 1)))
        .healthyWhen("error", isEmpty())
        .limitedWhen("error", mentions("slowly"))
        .unlistedWhen("error", mentions("unknown"))
        .allows(1, Duration.ofSeconds(1))
        .takerFee("0.1", "made up")
        .declared();
  }

  private static MarketList read(String data) {
    return READER.read(200, ("{\"error\":[],\"data\":" + data + "}").getBytes(UTF_8));
  }

  private static Map<Instrument, ListedMarket> markets(String data) {
    MarketList list = read(data);
    return assertInstanceOf(MarketList.Read.class, list, list::toString).markets();
  }

  private static String market(String name, String more) {
    return "{\"name\":\""
        + name
        + "\",\"base\":\"XBT\",\"quote\":\"usd\",\"type\":\"spot\",\"state\":\"open\""
        + more
        + "}";
  }

  private static ListedMarket only(String more) {
    Map<Instrument, ListedMarket> markets = markets("[" + market("one", more) + "]");
    assertEquals(1, markets.size());
    return markets.values().iterator().next();
  }

  private static ListedMarket named(String instrument, Map<Instrument, ListedMarket> markets) {
    return Optional.ofNullable(markets.get(Instrument.parse(instrument).orElseThrow()))
        .orElseThrow();
  }

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

  @ParameterizedTest
  @ValueSource(
      strings = {"\\u001b[31m", "\\r\\nX", "\\u202e", "\\u200b", "\\u009b2J", "\\u0000", "\\ud800"})
  void aMarketWithAnInvisibleCharacterInItsNameIsNone(String character) {
    String rows = market("one" + character, "") + "," + market("other", "").replace("usd", "eur");
    assertEquals("other", named("BTC-EUR", markets("[" + rows + "]")).market());
    assertEquals(1, markets("[" + rows + "]").size());
  }

  @Test
  void anAssetWithLookalikeLettersIsNone() {
    String rows = market("one", "").replace("usd", "u\u017fd") + "," + market("two", "");
    assertEquals("two", named("BTC-USD", markets("[" + rows + "]")).market());
  }

  @Test
  void aStatusHasVisibleCharactersOnly() {
    String row = market("one", "").replace("open", "\\u001b[2Jopen\\n\\u202enow");
    assertEquals("[2Jopen now", named("BTC-USD", markets("[" + row + "]")).status());
  }

  @Test
  void aRowWithTooManyValuesIsNoMarket() {
    String heavy = market("heavy", ",\"more\":[" + "1,".repeat(6_000) + "1]");
    assertEquals(1, markets("[" + heavy + "," + market("light", "") + "]").size());
    assertEquals(
        "light", named("BTC-USD", markets("[" + heavy + "," + market("light", "") + "]")).market());
  }

  /**
   * All rows of a table are kept at once. So a table's row may have only 50 values; a market's row
   * may have more.
   */
  @Test
  void aTableRowWithTooManyValuesIsNotKept() {
    ListingReader numbered =
        new ListingReader(
            venue(
                Listing.get("/list", 1, "data.*")
                    .market("name")
                    .numbersOf("coins.*", "number")
                    .assets("pair.0.name", "pair.1.name")));
    String list =
        "{\"error\":[],\"data\":[{\"name\":\"@7\",\"pair\":[1,2]}],\"coins\":["
            + "{\"number\":1,\"name\":\"ETH\"},{\"number\":2,\"name\":\"USD\",\"more\":[%s0]}]}";
    assertInstanceOf(
        MarketList.Read.class, numbered.read(200, list.formatted("0,".repeat(40)).getBytes(UTF_8)));
    assertInstanceOf(
        MarketList.Unreadable.class,
        numbered.read(200, list.formatted("0,".repeat(60)).getBytes(UTF_8)));
  }

  @Test
  void aListWithTooManyMarketsIsNone() {
    StringBuilder rows = new StringBuilder(market("m", ""));
    for (int i = 0; i < 20_001; i++) {
      rows.append(",").append(market("m" + i, "").replace("XBT", "A" + i));
    }
    MarketList.Unreadable none =
        assertInstanceOf(MarketList.Unreadable.class, read("[" + rows + "]"));
    assertTrue(none.why().startsWith("more than 20000 rows, "), none.why());
  }

  @Test
  void aVenuesReasonIsOneLineOfVisibleCharacters() {
    MarketList.Declined declined =
        assertInstanceOf(
            MarketList.Declined.class,
            READER.read(
                200, "{\"error\":[\"\\u001b]0;x\\u0007\\nforged \\u202eline\"]}".getBytes(UTF_8)));
    assertEquals("error = ]0;x forged line", declined.why());
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"error":[],"data":[]}             | no markets at data.* (got {}), 22 bytes
          {"error":[],"date":[]}             | no markets at data.* (got {error,date}), 22 bytes
          {"error":[],"data":7}              | no markets at data.* (got {error,data}), 21 bytes
          {"error":[],"data":[1,2]}          | none of 2 rows is a market, 25 bytes
          {"error":[],"data":[               | JSON that ends too early, after 20 bytes
          <html>                             | not JSON from byte 0 of 6 on: <html>
          ''                                 | an empty body, not JSON
          """)
  void tellsTheExpectedAndFoundContent(String body, String why) {
    assertEquals(new MarketList.Unreadable(why), READER.read(200, body.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {"error":["ask slowly"]}         | LIMITED | error = ask slowly
          200 | {"error":["out"],"data":[]}      | REFUSED | error = out
          200 | {"error":["unknown"]}            | REFUSED | error = unknown
          200 | {"error":[{"code":7}]}           | REFUSED | error = …
          429 | <html>                           | LIMITED | HTTP 429: <html>
          404 | {"error":[]}                     | REFUSED | HTTP 404: error =
          451 | ''                               | BLOCKED | HTTP 451
          """)
  void recognisesARefusal(int status, String body, Verdict verdict, String why) {
    MarketList.Declined declined =
        assertInstanceOf(MarketList.Declined.class, READER.read(status, body.getBytes(UTF_8)));
    assertEquals(verdict, declined.verdict());
    assertEquals(why, declined.why().strip());
  }

  @Property(tries = 200)
  void neverThrowsForAnyBytes(@ForAll byte[] noise, @ForAll int at) {
    for (String id : new String[] {"kraken", "hyperliquid", "bitfinex", "binance"}) {
      Venue venue = Catalog.find(id).orElseThrow();
      byte[] body = io.omnidepth.demo.Sample.of(id).markets().orElseThrow().body().getBytes(UTF_8);
      int from = Math.floorMod(at, body.length);
      System.arraycopy(noise, 0, body, from, Math.min(noise.length, body.length - from));
      MarketList list = new ListingReader(venue).read(200, body);
      if (list instanceof MarketList.Read read) {
        assertTrue(!read.markets().isEmpty());
      }
    }
  }

  /** The real lists of the largest venues have 15 MB. */
  @Test
  void aListOfManyMarketsIsRead() {
    StringBuilder rows = new StringBuilder("[");
    String padding = ",\"permissions\":[" + "\"SPOT_AND_MORE\",".repeat(250) + "\"SPOT\"]";
    for (int i = 0; i < 4_000; i++) {
      rows.append(i == 0 ? "" : ",").append(market("m" + i, padding).replace("XBT", "A" + i));
    }
    Map<Instrument, ListedMarket> markets = markets(rows.append("]").toString());
    assertEquals(4_000, markets.size());
    assertEquals("m3999", named("A3999-USD", markets).market());
  }

  @Test
  void aVenueWithoutAListHasNoReader() {
    Venue venue =
        Venue.named("two", "two")
            .book("https://two.example/{market}")
            .markets(joined(""))
            .layout(sides("", "bids", "asks", row(0, 1)))
            .allows(1, Duration.ofSeconds(1))
            .takerFee("0.1", "made up")
            .declared();
    assertThrows(IllegalArgumentException.class, () -> new ListingReader(venue));
  }
}
