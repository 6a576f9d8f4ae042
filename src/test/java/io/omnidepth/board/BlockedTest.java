package io.omnidepth.board;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.ETH;
import static io.omnidepth.board.Reports.START;
import static io.omnidepth.board.Reports.fresh;
import static io.omnidepth.board.Reports.listing;
import static io.omnidepth.board.Reports.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Venues that do not serve this place, and unknown lists. */
class BlockedTest {
  private static final Venue A = Reports.venue("aa");
  private static final Venue B = Reports.venue("bb");
  private static final Book BOOK = Books.of(List.of("100 1"), List.of("101 1"));
  private static final Outcome REGION = new Outcome.Blocked("HTTP 451");

  private final Board board = new Board(List.of(A, B), List.of(BTC, ETH), Freshness.USUAL, START);

  private static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }

  private Selection after(long seconds, Report... attempts) {
    List.of(attempts).forEach(board::reported);
    board.reported(fresh(A, BTC, at(seconds), BOOK));
    board.roundClosed(at(seconds));
    return board.current().select(Choice.of(BTC));
  }

  private static List<String> blocked(Selection selection) {
    return selection.blocked().stream()
        .map(one -> one.venue() + " " + one.lists().map(String::valueOf).orElse("unknown"))
        .toList();
  }

  @Test
  void forAMinuteItIsMissedAndThenNamed() {
    board.listed(B, listing(B, BTC), at(0));
    assertEquals(List.of("bb"), after(1, report(B, BTC, at(1), REGION)).missed());
    Selection before = after(60);
    assertEquals(List.of("bb"), before.missed());
    assertEquals(List.of(), blocked(before));
    long sequence = board.current().sequence();
    board.timePassed(at(61));
    Selection now = board.current().select(Choice.of(BTC));
    assertEquals(sequence + 1, board.current().sequence(), "it changes what is answered");
    assertEquals(List.of(), now.missed());
    assertEquals(List.of("bb true"), blocked(now));
    assertEquals(at(1), now.blocked().get(0).since());
    assertEquals("HTTP 451", now.blocked().get(0).why());
    assertEquals(List.of(BTC), now.blocked().get(0).instruments());
    Choice other = new Choice(BTC, Set.of("aa"), Optional.empty(), List.of(), false);
    assertEquals(List.of(), blocked(board.current().select(other)), "the reader left it out");
  }

  @Test
  void onlyAnAnswerOfTheVenueEndsIt() {
    after(1, report(B, BTC, at(1), REGION));
    after(30, report(B, ETH, at(30), new Outcome.Unreachable("reset")));
    after(40, Reports.unasked(B, ETH, at(40), new Outcome.Refused("its list has none", true)));
    assertEquals(List.of("bb unknown"), blocked(after(61)));
    assertEquals(
        List.of(), blocked(after(62, report(B, ETH, at(62), new Outcome.Refused("no", false)))));
    after(63, report(B, BTC, at(63), REGION));
    assertEquals(List.of(), blocked(after(122)), "the minute begins anew");
    assertEquals(List.of("bb unknown"), blocked(after(123)));
    Report limited = report(B, BTC, at(124), new Outcome.Limited("429", Optional.empty()));
    assertEquals(List.of(), blocked(after(124, limited)), "that is another matter");
  }

  @Test
  void itsInstrumentsAreKnownByItsListOrABook() {
    after(1, fresh(B, BTC, at(1), BOOK));
    assertEquals(List.of("bb true"), blocked(after(62, report(B, BTC, at(2), REGION))));
    board.listed(B, listing(B, ETH), at(62));
    board.watching(List.of(ETH), at(62));
    board.watching(List.of(BTC), at(62));
    assertEquals(List.of("bb false"), blocked(after(63)));
  }

  @Test
  void aVenueWithoutListOrBookIsNotMissed() {
    Report none = report(B, BTC, at(1), new Outcome.Unreachable("reset"));
    assertEquals(List.of(), after(1, none).missed());
    board.kept(B, listing(B, BTC), at(-86_400));
    board.keptComplete();
    assertEquals(List.of("bb"), after(3).missed());
    assertEquals(Optional.of(KnownMarkets.Source.KEPT), board.current().list("bb").source());
    board.listed(B, listing(B, ETH), at(4));
    board.kept(B, listing(B, BTC), at(-86_400));
    board.listed(B, listing(B, ETH), at(4));
    assertEquals(List.of(), after(4).missed());
    assertEquals(List.of("bb"), after(30, fresh(B, BTC, at(5), BOOK)).missed(), "it sent one");
  }

  @Test
  void theShippedListCountsUntilTheVenueSendsItsList() {
    Venue kraken = Catalog.find("kraken").orElseThrow();
    Venue bitflyer = Catalog.find("bitflyer").orElseThrow();
    Board real = new Board(List.of(kraken, bitflyer), List.of(), Freshness.USUAL, START);
    Instrument euro = new Instrument("BTC", "EUR");
    assertTrue(real.current().trades(BTC) && real.current().trades(euro));
    assertFalse(real.current().trades(new Instrument("BTC", "UDS")));
    real.listed(kraken, listing(kraken, ETH), at(1));
    real.listed(bitflyer, listing(bitflyer, ETH), at(1));
    real.roundClosed(at(1));
    assertFalse(real.current().list("kraken").trades(BTC));
    assertTrue(real.current().list("bitflyer").trades(BTC), "its list is of some alone");
    assertEquals(
        Optional.empty(), real.current().list("bitflyer").tradesIfKnown(new Instrument("A", "B")));
    assertTrue(real.current().listsUnsent().isEmpty());
  }
}
