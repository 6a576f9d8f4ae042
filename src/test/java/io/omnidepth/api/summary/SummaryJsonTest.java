package io.omnidepth.api.summary;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.api.Form;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Reports;
import io.omnidepth.http.stream.SocketReader;
import io.omnidepth.market.Books;
import io.omnidepth.venue.Venue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryJsonTest {
  private static final Venue A = Reports.venue("aa");
  private static final Venue B = Reports.venue("bb");

  private final Board board = new Board(List.of(A, B), List.of(BTC), Freshness.USUAL, START);

  private void book(Venue venue, List<String> bids, List<String> asks) {
    board.reported(Reports.fresh(venue, BTC, START, Books.of(bids, asks)));
  }

  private String written(Form form, boolean asText) {
    board.roundClosed(START);
    return new String(
        new SummaryRequest(form, Choice.of(BTC), asText)
            .body(board.current(), START.plusMillis(100), false),
        StandardCharsets.UTF_8);
  }

  private JsonNode summary() {
    return SocketReader.json(written(Form.JSON, false));
  }

  /** Reference mid 1000: A from 999 to 1001, B from 998 to 1002. */
  private void twoVenues() {
    book(A, List.of("999 3", "980.5 1"), List.of("1001 1"));
    book(B, List.of("998 2"), List.of("1002 4", "1009 1"));
  }

  @Test
  void bandsOfTheWholeDepth() {
    twoVenues();
    JsonNode summary = summary();
    assertEquals("1000", summary.path("referenceMid").toString());
    assertEquals("1000.5", summary.path("microprice").toString());
    assertEquals("0.5", summary.path("imbalance").toString());
    assertEquals(
        "{\"bps\":10,\"bid\":{\"bound\":999,\"size\":3,\"notional\":2997,\"atLeast\":false,\"missing\":[]},"
            + "\"ask\":{\"bound\":1001,\"size\":1,\"notional\":1001,\"atLeast\":false,\"missing\":[]},"
            + "\"imbalance\":0.5}",
        summary.path("bands").get(0).toString());
    assertEquals(
        "{\"bps\":100,\"bid\":{\"bound\":990,\"size\":5,\"notional\":4993,\"atLeast\":false,\"missing\":[]},"
            + "\"ask\":{\"bound\":1010,\"size\":6,\"notional\":6018,\"atLeast\":false,\"missing\":[]},"
            + "\"imbalance\":-0.0909}",
        summary.path("bands").get(3).toString());
    assertEquals(
        "{\"withinBps\":100,\"effectiveVenues\":1.86,\"shares\":[{\"venue\":\"bb\",\"size\":7,\"part\":0.6364},"
            + "{\"venue\":\"aa\",\"size\":4,\"part\":0.3636}]}",
        summary.path("concentration").toString());
    assertTrue(summary.path("cross").isNull());
  }

  @Test
  void theBandsOfTheVenuesSumUpToThoseOfTheWhole() {
    twoVenues();
    JsonNode summary = summary();
    for (int i = 0; i < 5; i++) {
      for (String at : List.of("/bid/size", "/bid/notional", "/ask/size", "/ask/notional")) {
        String band = "/bands/" + i + at;
        assertEquals(
            summary.at(band).decimalValue(),
            summary
                .at("/byVenue/0" + band)
                .decimalValue()
                .add(summary.at("/byVenue/1" + band).decimalValue()),
            band);
      }
    }
    assertEquals("bb", summary.at("/byVenue/1/venue").asText());
    assertEquals("4", summary.at("/byVenue/1/spread").toString());
    assertEquals("-0.3333", summary.at("/byVenue/1/imbalance").toString());
  }

  @Test
  void aVenueThatEndsBeforeABoundOrDoesNotCountIsMissing() {
    book(A, List.of("999 3", "998 1", "997 1", "996 1", "995 1"), List.of("1001 1"));
    assertEquals("[]", summary().at("/bands/0/bid/missing").toString(), "never seen to list it");
    board.listed(B, Reports.listing(B, BTC), START);
    JsonNode bands = summary().path("bands");
    assertEquals("[\"bb\"]", bands.get(0).at("/bid/missing").toString());
    assertTrue(bands.get(0).at("/ask/atLeast").asBoolean());
    assertEquals("[\"aa\",\"bb\"]", bands.get(3).at("/bid/missing").toString());
    assertEquals("[\"bb\"]", bands.get(3).at("/ask/missing").toString());
    assertEquals("[\"aa\"]", summary().at("/byVenue/0/bands/3/bid/missing").toString());
    assertEquals("[]", summary().at("/byVenue/0/bands/3/ask/missing").toString());
  }

  @Test
  void aCrossIsToldWithItsExplanations() {
    book(A, List.of("1000 2"), List.of("1001 1"));
    book(B, List.of("1003 1.5", "1002 1"), List.of("1004 1"));
    JsonNode cross = summary().path("cross");
    assertEquals("1", cross.path("size").toString());
    assertEquals("1001", cross.path("cost").toString());
    assertEquals("1003", cross.path("proceeds").toString());
    assertEquals("2", cross.path("earns").toString());
    assertEquals("-0.004", cross.path("earnsAfterFees").toString());
    assertEquals("19.96", cross.path("bps").toString());
    assertEquals("aa", cross.at("/buy/0/venue").asText());
    assertEquals("bb", cross.at("/sell/0/venue").asText());
    assertEquals("insideFees", cross.at("/explanations/0/flag").asText());
    assertTrue(cross.at("/explanations/0/explains").asBoolean());
    assertEquals(
        "it earns 2 USD before and -0.004 USD after the taker fees of both sides",
        cross.at("/explanations/0/arithmetic").asText());
  }

  @Test
  void decimalsAreStringsWhereTextIsWanted() {
    twoVenues();
    JsonNode summary = SocketReader.json(written(Form.JSON, true));
    for (String at :
        List.of(
            "/microprice",
            "/imbalance",
            "/bands/0/bid/bound",
            "/bands/0/ask/notional",
            "/byVenue/0/mid",
            "/concentration/effectiveVenues")) {
      assertTrue(summary.at(at).isTextual(), at);
    }
  }

  @Test
  void aRowForEachBandAsCsv() {
    twoVenues();
    List<String> rows = written(Form.CSV, false).lines().toList();
    assertEquals(1 + 3 * 5, rows.size());
    assertEquals(",10,999,3,2997,false,,1001,1,1001,false,,0.5", rows.get(1));
    assertEquals("aa,10,999,3,2997,false,,1001,1,1001,false,,0.5", rows.get(6));
  }

  @Test
  void aWrongParameterIsNamed() {
    Parameters parameters = new Parameters(Map.of("group", "1"), List.of("aa"));
    Parameters.Wrong wrong =
        assertThrows(Parameters.Wrong.class, () -> parameters.onlyThese(SummaryRequest.PARAMETERS));
    assertEquals("group", wrong.parameter());
  }
}
