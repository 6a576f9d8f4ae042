package io.omnidepth.read;

import static io.omnidepth.venue.Layout.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.Verdict;
import io.omnidepth.venue.catalog.Catalog;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are wrong, refused or too large. */
class ListingBoundsTest extends ReadLists {
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
}
