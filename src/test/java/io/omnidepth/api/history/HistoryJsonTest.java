package io.omnidepth.api.history;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.api.ChoiceRequest;
import io.omnidepth.api.Form;
import io.omnidepth.api.Question;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.api.summary.SummaryResource;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Reports;
import io.omnidepth.http.stream.SocketReader;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.venue.Venue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryJsonTest {
  private static final Venue A = Reports.venue("aa");

  private final Board board = new Board(List.of(A), List.of(BTC), Freshness.USUAL, START);
  private final History history = new History();

  /** A book with as many bids as were asked for, so that more may rest beyond 990; then none. */
  private void twoSamples() {
    board.reported(
        Reports.fresh(
            A,
            BTC,
            START,
            Books.of(
                List.of("999.5 3", "999 0.25", "998 1", "997 1", "990 12345.6"),
                List.of("1000.5 1", "1030 9"))));
    board.roundClosed(START);
    history.take(board.current(), START);
    board.timePassed(START.plusSeconds(60));
    history.take(board.current(), START.plusSeconds(60));
  }

  private String written(Form form, boolean asText) {
    return new HistoryRequest(form, BTC, Instant.MIN, asText).body(history.of(BTC, Instant.MIN));
  }

  @Test
  void aSampleIsARowAndSoIsItsHeat() {
    twoSamples();
    JsonNode json = SocketReader.json(written(Form.JSON, false));
    assertEquals(
        "[\"2026-11-21T00:00:00.000Z\",1,1000,1000,1,10,1,"
            + "[3.25,4.25,5.25,12350.85,12350.85],4,[1,1,1,1,1],5]",
        json.at("/samples/0").toString());
    assertEquals(
        "[\"2026-11-21T00:01:00.000Z\",2,null,null,null,null,0,null,null,null,null]",
        json.at("/samples/1").toString());
    String zeros = ",0".repeat(34) + ",1" + ",0".repeat(4) + ",1" + ",0".repeat(4);
    assertEquals(
        "[0.2,4950,[12350" + zeros + ",0.25,0,3],5002,[1]]", json.at("/heat/0").toString());
    assertTrue(json.at("/heat/1").isNull());
    assertEquals(json.path("columns").size(), json.at("/samples/0").size());
    assertEquals(json.path("heatColumns").size(), json.at("/heat/0").size());
  }

  @Test
  void exactNumbersMayBeTexts() {
    twoSamples();
    JsonNode json = SocketReader.json(written(Form.JSON, true));
    assertEquals("\"1000\"", json.at("/samples/0/2").toString());
    assertEquals("\"12350.85\"", json.at("/samples/0/7/4").toString());
    assertEquals("4", json.at("/samples/0/8").toString());
    assertEquals("\"0.2\"", json.at("/heat/0/0").toString());
    assertEquals("12350", json.at("/heat/0/2/0").toString());
  }

  @Test
  void theBandsAreThoseOfTheSummary() throws Exception {
    twoSamples();
    board.reported(Reports.fresh(A, BTC, START.plusSeconds(61), book(new Random(5), 5)));
    board.roundClosed(START.plusSeconds(61));
    history.take(board.current(), START.plusSeconds(61));
    JsonNode sample = SocketReader.json(written(Form.JSON, true)).at("/samples/2");
    ChoiceRequest summary =
        new SummaryResource()
            .read(
                new Question(
                    Form.JSON,
                    Map.of("instrument", "BTC-USD"),
                    new Parameters(Map.of("numbers", "text"), List.of()),
                    board.current()));
    JsonNode bands =
        SocketReader.json(
                new String(
                    summary.body(board.current(), START.plusSeconds(61), false),
                    StandardCharsets.UTF_8))
            .path("bands");
    assertEquals(5, bands.size());
    for (int i = 0; i < 5; i++) {
      JsonNode band = bands.get(i);
      assertEquals(band.at("/bid/size"), sample.get(7).get(i));
      assertEquals(band.at("/bid/atLeast").asBoolean(), i >= sample.get(8).asInt());
      assertEquals(band.at("/ask/size"), sample.get(9).get(i));
      assertEquals(band.at("/ask/atLeast").asBoolean(), i >= sample.get(10).asInt());
    }
  }

  /** Levels a tenth apart from 1000, of sizes with 8 places. */
  private static Book book(Random random, int levels) {
    List<String> bids = new ArrayList<>();
    List<String> asks = new ArrayList<>();
    for (int i = 1; i <= levels; i++) {
      bids.add((10_000 - i) / 10.0 + " 0." + (10_000_001 + random.nextInt(80_000_000)));
      asks.add((10_000 + i) / 10.0 + " 0." + (10_000_001 + random.nextInt(80_000_000)));
    }
    return Books.of(bids, asks);
  }

  @Test
  void aTableHasARowForEachSampleAndNothingWhereNothingWas() {
    twoSamples();
    List<String> lines = written(Form.CSV, false).lines().toList();
    assertTrue(
        lines.get(0).startsWith("time,sequence,referenceMid,mid,spread,spreadBps,counted,bid10,"));
    assertTrue(lines.get(0).endsWith(",ask200,ask200AtLeast"), lines.get(0));
    assertEquals(
        "2026-11-21T00:00:00.000Z,1,1000,1000,1,10,1,3.25,false,4.25,false,5.25,false,"
            + "12350.85,false,12350.85,true,1,false,1,false,1,false,1,false,1,false",
        lines.get(1));
    assertEquals("2026-11-21T00:01:00.000Z,2,,,,,0" + ",".repeat(20), lines.get(2));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "0.1, 0.1",
    "12345.6, 12350",
    "123456789, 123500000",
    "99996, 100000",
    "0.99996, 1",
    "1234, 1234",
    "1234.4, 1234",
    "0.000012345678, 0.00001235",
    "1e-30, 0.000000000000000000000000000001",
    "9.22e18, 9220000000000000000",
  })
  void drawnSizesHaveFourDigitsAndNoExponent(float size, String text) {
    assertEquals(text, HistoryJson.drawn(size));
  }

  @Test
  void aQuarterOfAnHourIsNoMoreThanSoLong() {
    Random random = new Random(1);
    for (int i = 0; i < History.MOST; i++) {
      Instant now = START.plusSeconds(5L * i);
      board.reported(Reports.fresh(A, BTC, now, book(random, 250)));
      board.roundClosed(now);
      history.take(board.current(), now);
    }
    String written = written(Form.JSON, false);
    assertEquals(200, SocketReader.json(written).at("/heat/0/2").size() * 2, 2);
    assertTrue(written.length() < 300_000, "" + written.length());
  }
}
