package io.omnidepth.api.fill;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.api.Form;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Reports;
import io.omnidepth.market.Books;
import io.omnidepth.market.Side;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Stamp;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cost of an order as a table and as CSV, and its wrong parameters. */
class FillFormsTest extends FillBoard {
  @Test
  void theTableTellsAllOfItInWords() {
    twoVenues();
    String table = fill(Side.ASK, size("1.2"), false).table().replaceAll(" +", " ");
    assertEquals(
        """
        VENUE BUY BTC AVERAGE USD WORST NOTIONAL FEES AFTER FEES
        bb 1 100 100 100 0.1 100.1
        aa 0.2 100.5 100.5 20.1 0.0201 20.1201
        in all 1.2 100.08333334 100.5 120.1 0.1201 120.2201

        IN ALL AVERAGE USD WORST SLIPPAGE BP
        before fees 100.08333334 100.5 33.4169
        after fees 100.18341667 100.6005 43.4503

        The best single venue is bb: 120.2 USD before fees, on average 100.16666667; to spread it out saves
        0.1 USD.
        """,
        table);
  }

  @Test
  void noLineOfTheTableIsTooLong() {
    book(A, TETHER, List.of("0.99983 1"), List.of("0.99991 1"));
    book(A, BTC, List.of("77123.45678 1"), List.of("77200.123456 0.33333333"));
    book(B, BTC_USDT, List.of("77100 1"), List.of("77205.9137 0.12345678", "77206.12345 70000.1"));
    String table = fill(Side.ASK, size("12345.23456789"), true, "USDT").table();
    assertTrue(table.lines().allMatch(line -> line.length() <= 100 && !line.endsWith("…")), table);
    assertTrue(table.contains("bb/USDT  12345.23456789  77199.1748968  "), table);
  }

  @Test
  void theTableNamesTheBooksThatDoNotCount() {
    notThere(A, B);
    Outcome anHourOld =
        new Outcome.Fresh(
            Books.of(List.of("99 1"), List.of("100 1")),
            Stamp.NONE.cached(Optional.of(Duration.ofHours(1))));
    board.reported(Reports.report(A, BTC, START, anHourOld));
    assertEquals("BTC-USD: no book counts: aa is old\n", fill(Side.ASK, size("1"), false).table());
  }

  @Test
  void withoutABookTheTableSaysSo() {
    notThere(A, B);
    FillText fill = fill(Side.ASK, size("1"), false);
    assertEquals("BTC-USD: no venue answered with a book\n", fill.table());
    assertEquals(List.of("unfilled,,,,1,,,,,,,,,,"), fill.csv().lines().skip(1).toList());
  }

  @Test
  void aRowForEachShareAsCsv() {
    twoVenues();
    assertEquals(
        List.of(
            "bb,BTCUSD,BTC-USD,0.1,1,100,100.1,0.1,100,100.1,100,100.1,100,100.1,1",
            "aa,BTCUSD,BTC-USD,0.1,0.2,20.1,20.1201,0.0201,100.5,100.6005,100.5,100.6005,100.5,100.6005,1"),
        fill(Side.ASK, size("1.2"), false).csv().lines().skip(1).toList());
  }

  @Test
  void theCsvOfTooMuchTellsTheMissingSize() {
    twoVenues();
    List<String> rows = fill(Side.ASK, size("1000000"), false).csv().lines().toList();
    String[] last = rows.get(rows.size() - 1).split(",", -1);
    BigDecimal there =
        rows.subList(1, rows.size() - 1).stream()
            .map(row -> new BigDecimal(row.split(",", -1)[4]))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertEquals("unfilled", last[0]);
    assertEquals(0, new BigDecimal("1000000").compareTo(there.add(new BigDecimal(last[4]))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "size=1|side|side is missing; it is buy or sell",
        "side=long size=1|side|side=long is not allowed; allowed is buy or sell",
        "side=buy|size|size is missing; it is a decimal number above 0, of the base asset. Or notional, of the quote asset",
        "side=buy size=1 notional=1|notional|size and notional exclude each other",
        "side=buy size=0|size|size=0 is not allowed; allowed is a decimal number above 0",
        "side=buy notional=-1|notional|notional=-1 is not allowed",
        "side=buy size=1 levels=2|levels|there is no parameter \"levels\"; allowed are side, size",
        "side=buy size=1 convert=BTC|convert|convert=BTC is not allowed",
      })
  void aWrongParameterIsNamed(String query, String name, String words) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String parameter : query.split(" ", -1)) {
      texts.put(parameter.replaceAll("=.*", ""), parameter.replaceAll(".*=", ""));
    }
    Parameters parameters = new Parameters(texts, List.of("aa"));
    Parameters.Wrong wrong =
        assertThrows(
            Parameters.Wrong.class,
            () -> {
              parameters.onlyThese(FillRequest.PARAMETERS);
              FillRequest.read(Form.JSON, BTC, parameters);
            });
    assertEquals(name, wrong.parameter());
    assertTrue(wrong.detail().startsWith(words), wrong.detail());
  }

  @Test
  void aListHasNoMoreThanAHundredNames() {
    String names = "usdt" + ",usdt".repeat(100);
    Parameters parameters =
        new Parameters(Map.of("side", "buy", "size", "1", "convert", names), List.of("aa"));
    Parameters.Wrong wrong =
        assertThrows(Parameters.Wrong.class, () -> FillRequest.read(Form.JSON, BTC, parameters));
    assertTrue(
        wrong.detail().endsWith("allowed is a list, with commas, of up to 100 names"),
        wrong.detail());
  }
}
