package io.omnidepth.api.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Reports;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DepthLadderTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Venue KRAKEN = Catalog.find("kraken").orElseThrow();
  private static final Venue OKX = Catalog.find("okx").orElseThrow();

  private final Board board =
      new Board(List.of(KRAKEN, OKX), List.of(Reports.BTC), Freshness.USUAL, START);

  private DepthLadder ladder(Choice choice) {
    board.roundClosed(START);
    return new DepthLadder(
        DepthAnswer.of(DepthQuery.of(choice, 10), board.current(), START.plusMillis(120)));
  }

  @Test
  void sumsBeyondTheReachAreFloors() {
    board.reported(
        Reports.fresh(KRAKEN, Reports.BTC, START, Books.of(List.of("100 1"), List.of("101 2"))));
    board.reported(
        Reports.fresh(
            OKX, Reports.BTC, START, Books.of(List.of("100 2", "99 3"), List.of("102 1"))));
    String table = ladder(Choice.of(Reports.BTC)).aboveThePrompt().replaceAll(" +", " ");
    assertTrue(table.contains("bid 100 3 3 okx 2, kraken 1"), table);
    assertTrue(table.contains("bid 99 3 6+ okx"), table);
    assertTrue(table.contains("ask 102 1 3+ okx"), table);
    assertTrue(table.contains("\n mid 100.5, spread 1 (99.5025 bp)\n"), table);
    assertTrue(
        table.contains(
            "CUMULATIVE of the bids is a total to 100, where kraken ends; at least that (+)"),
        table);
    assertFalse(table.contains("NOT COUNTED"), table);
  }

  @Test
  void marketsThatDoNotCountAreToldWithReasons() {
    String why = "no such market, ".repeat(20);
    board.reported(Reports.report(KRAKEN, Reports.BTC, START, new Outcome.Refused(why, true)));
    String text = ladder(Choice.of(Reports.BTC)).aboveThePrompt();
    List<String> lines = text.lines().toList();
    assertTrue(lines.get(1).endsWith("waiting   no answer yet"), text);
    assertTrue(lines.get(2).startsWith("kraken       "), text);
    assertTrue(lines.get(2).contains("unlisted  no such market, "), text);
    assertEquals(100, lines.get(2).length());
    assertEquals("BTC-USD: no venue answered with a book", lines.get(lines.size() - 1));
  }

  @Test
  void warningsAreToldInWords() {
    Book book = Books.of(List.of("100 1"), List.of("101 2"));
    Stamp hourAhead =
        new Stamp(
            Optional.empty(),
            Optional.of(START.plusSeconds(3_600)),
            Optional.empty(),
            Optional.empty());
    board.reported(Reports.report(OKX, Reports.BTC, START, new Outcome.Fresh(book, hourAhead)));
    board.reported(Reports.fresh(KRAKEN, Reports.BTC, START, book));
    String table = ladder(Choice.of(Reports.BTC)).aboveThePrompt().replaceAll(" +", " ");
    assertTrue(table.contains("okx BTC-USD future its own time is 3600 s ahead"), table);
  }

  @Test
  void convertedBooksAreToldApart() {
    Instrument tether = new Instrument("BTC", "USDT");
    Board joined =
        new Board(
            List.of(KRAKEN, OKX),
            List.of(Reports.BTC, tether, new Instrument("USDT", "USD")),
            Freshness.USUAL,
            START);
    Book book = Books.of(List.of("100 1"), List.of("101 2"));
    joined.reported(Reports.fresh(KRAKEN, Reports.BTC, START, book));
    joined.reported(Reports.fresh(OKX, tether, START, book));
    joined.reported(
        Reports.fresh(
            KRAKEN,
            new Instrument("USDT", "USD"),
            START,
            Books.of(List.of("0.5 1"), List.of("0.6 1"))));
    joined.roundClosed(START);
    Choice choice = new Choice(Reports.BTC, Set.of(), Optional.empty(), List.of("USDT"), false);
    String text =
        new DepthLadder(
                DepthAnswer.of(DepthQuery.of(choice, 10), joined.current(), START.plusSeconds(1)))
            .fromTheTop(true);
    List<String> lines = text.replaceAll(" +", " ").lines().toList();
    assertEquals(
        "BTC-USD · 2 venues · 2026-01-01 00:00:00 UTC · USDT converted · demo: made-up books",
        lines.get(0));
    assertTrue(text.replaceAll(" +", " ").contains("\nbid 50.0 1 2+ okx/USDT\n"), text);
    assertTrue(text.contains("where okx/USDT ends; at least that (+) beyond"), text);
    assertTrue(text.replaceAll(" +", " ").contains("\nokx/USDT BTC-USDT live 1000 "), text);
  }

  @Test
  void linesAreNoLongerThanATerminal() {
    List<String> levels =
        IntStream.range(1, 30).mapToObj(i -> "0.00000000000" + i + " 123456789." + i).toList();
    board.reported(Reports.fresh(KRAKEN, Reports.BTC, START, Books.of(levels, List.of("9 1"))));
    board.reported(Reports.fresh(OKX, Reports.BTC, START, Books.of(levels, List.of())));
    String text = ladder(Choice.of(Reports.BTC)).fromTheTop(false);
    assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
    assertTrue(text.lines().anyMatch(line -> line.contains(" kraken 123456789.")), text);
    assertFalse(text.contains("\r"));
  }
}
