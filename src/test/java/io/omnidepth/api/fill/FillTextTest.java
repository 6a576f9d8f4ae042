package io.omnidepth.api.fill;

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
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Order;
import io.omnidepth.market.Side;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fees are 0.1 per cent. */
class FillTextTest {
  private static final Venue A = Reports.venue("aa");
  private static final Venue B = Reports.venue("bb");
  private static final Instrument BTC_USDT = new Instrument("BTC", "USDT");
  private static final Instrument TETHER = new Instrument("USDT", "USD");

  private final Board board =
      new Board(List.of(A, B), List.of(BTC, BTC_USDT, TETHER), Freshness.USUAL, START);

  private void book(Venue venue, Instrument instrument, List<String> bids, List<String> asks) {
    board.reported(Reports.fresh(venue, instrument, START, Books.of(bids, asks)));
  }

  private void notThere(Venue... venues) {
    for (Venue venue : venues) {
      for (Instrument instrument : List.of(BTC, BTC_USDT, TETHER)) {
        board.reported(
            Reports.report(venue, instrument, START, new Outcome.Refused("no such market", true)));
      }
    }
  }

  /** A asks for 2 at 100.5, B for 1 at 100 and more at 101. Both books end there. */
  private void twoVenues() {
    notThere(A, B);
    book(A, BTC, List.of("99.5 1"), List.of("100.5 2"));
    book(B, BTC, List.of("99 1"), List.of("100 1", "101 0.3"));
  }

  private FillText fill(Side taken, Order order, boolean fees, String... convert) {
    board.roundClosed(START);
    Choice choice = new Choice(BTC, Set.of(), Optional.empty(), List.of(convert), fees);
    return new FillText(board.current(), choice, taken, order, START.plusMillis(120));
  }

  private static Order size(String size) {
    return new Order.Size(new BigDecimal(size));
  }

  private static JsonNode json(FillText fill) {
    return SocketReader.json(fill.json());
  }

  /** The members of these names, as they are written. */
  private static String told(JsonNode object, String... names) {
    Map<String, String> told = new LinkedHashMap<>();
    for (String name : names) {
      told.put(name, object.path(name).toString());
    }
    return told.toString();
  }

  private static List<String> flags(JsonNode fill) {
    return StreamSupport.stream(fill.path("warnings").spliterator(), false)
        .map(warning -> warning.path("flag").asText() + warning.path("missing"))
        .toList();
  }

  @Test
  void costsAreToldBeforeAndAfterFees() {
    twoVenues();
    JsonNode fill = json(fill(Side.ASK, size("2.5"), false));
    assertEquals(
        "{side=\"buy\", asked={\"size\":2.5}, filled=true, size=2.5, notional=250.75, "
            + "notionalAfterFees=251.00075, fees=0.25075, average=100.3, "
            + "averageAfterFees=100.4003, best=100, bestAfterFees=100.1, worst=100.5, "
            + "worstAfterFees=100.6005, levels=2, slippageBps=55.1379, "
            + "slippageBpsAfterFees=65.193, referenceMid=99.75}",
        told(
            fill,
            "side",
            "asked",
            "filled",
            "size",
            "notional",
            "notionalAfterFees",
            "fees",
            "average",
            "averageAfterFees",
            "best",
            "bestAfterFees",
            "worst",
            "worstAfterFees",
            "levels",
            "slippageBps",
            "slippageBpsAfterFees",
            "referenceMid"));
    assertEquals(
        "{venue=\"aa\", market=\"BTCUSD\", takerFeePerCent=0.1, size=1.5, notional=150.75, fees=0.15075}",
        told(
            fill.path("shares").get(0),
            "venue",
            "market",
            "takerFeePerCent",
            "size",
            "notional",
            "fees"));
    assertTrue(fill.path("single").isNull());
    assertEquals(List.of(), flags(fill));
  }

  @Test
  void theSharesSumUpToTheTotalsToTheLastDigit() {
    notThere(A, B);
    book(A, TETHER, List.of("0.99983 1"), List.of("0.99991 1"));
    book(A, BTC, List.of("77123.45678 1"), List.of("77200.123456 0.3333", "77201.7 1"));
    book(B, BTC_USDT, List.of("77100 1"), List.of("77205.9137 0.12345678", "77206.1 0.7"));
    JsonNode fill = json(fill(Side.ASK, size("1.23456789"), true, "USDT"));
    assertEquals(2, fill.path("shares").size());
    for (String name : List.of("size", "notional", "notionalAfterFees", "fees")) {
      BigDecimal sum =
          StreamSupport.stream(fill.path("shares").spliterator(), false)
              .map(share -> share.path(name).decimalValue())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertEquals(0, fill.path(name).decimalValue().compareTo(sum), name + " " + sum);
    }
    assertEquals("USDT", fill.path("rates").get(0).path("from").asText());
  }

  @Test
  void theBestSingleVenueAndWhatIsSaved() {
    twoVenues();
    JsonNode fill = json(fill(Side.ASK, size("1.2"), false));
    assertEquals(
        "{venue=\"bb\", notional=120.2, average=100.16666667, saved=0.1}",
        told(fill.path("single"), "venue", "notional", "average", "saved"));
  }

  @Test
  void aNotionalIsSpent() {
    twoVenues();
    JsonNode fill = json(fill(Side.ASK, new Order.Notional(new BigDecimal("200.5")), false));
    assertEquals(
        "{asked={\"notional\":200.5}, filled=true, size=2, notional=200.5}",
        told(fill, "asked", "filled", "size", "notional"));
  }

  @Test
  void anOrderForMoreThanTheBooksHoldIsNotFilled() {
    twoVenues();
    FillText fill = fill(Side.BID, size("3"), false);
    assertEquals(
        "{filled=false, size=2, notional=198.5}", told(json(fill), "filled", "size", "notional"));
    assertEquals(List.of("notFilled"), flags(json(fill)));
    assertEquals(
        "the books that count bid for no more than 2 BTC, 198.5 USD",
        json(fill).path("warnings").get(0).path("detail").asText());
  }

  @Test
  void anOrderThatTakesNothingHasZeroSumsAndNullPrices() {
    notThere(A, B);
    book(A, BTC, List.of("99.5 1"), List.of());
    JsonNode fill = json(fill(Side.ASK, size("1"), false));
    assertEquals(
        "{filled=false, size=0, notional=0, fees=0, average=null, worst=null, levels=0, slippageBps=null, shares=[], single=null}",
        told(
            fill,
            "filled",
            "size",
            "notional",
            "fees",
            "average",
            "worst",
            "levels",
            "slippageBps",
            "shares",
            "single"));
    assertEquals(
        "the books that count have no asks", fill.path("warnings").get(0).path("detail").asText());
    JsonNode little =
        json(fill(Side.BID, new Order.Notional(new BigDecimal("0.0000000001")), false));
    assertEquals(
        "so little USD is less than the smallest size of BTC costs",
        little.path("warnings").get(0).path("detail").asText());
  }

  @Test
  void venuesThatMayHaveBetterPricesAreNamed() {
    notThere(A, B);
    book(A, BTC, List.of("99 1"), List.of("100 1", "101 1", "102 1", "103 1", "104 1"));
    book(B, BTC, List.of("99 1"), List.of("110 9"));
    book(B, BTC_USDT, List.of("99 1"), List.of("100 1"));
    JsonNode within = json(fill(Side.ASK, size("5"), false, "USDT"));
    assertEquals(List.of("notCounted[\"bb\"]"), flags(within));
    JsonNode beyond = json(fill(Side.ASK, size("6"), false, "USDT"));
    assertEquals(List.of("beyondReach[\"aa\",\"bb\"]", "notCounted[\"bb\"]"), flags(beyond));
    assertEquals(List.of("beyondReach[\"aa\"]"), flags(json(fill(Side.ASK, size("6"), false))));
  }

  @Test
  void aSizeTakenThroughACrossIsTold() {
    notThere(A, B);
    book(A, BTC, List.of("99 1"), List.of("100 1"));
    book(B, BTC, List.of("100.5 1"), List.of("101 4"));
    JsonNode fill = json(fill(Side.ASK, size("2"), false));
    assertEquals(
        "{flag=\"throughCross\", size=1}", told(fill.path("warnings").get(0), "flag", "size"));
  }

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
