package io.omnidepth.board;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final Instrument USDT = new Instrument("BTC", "USDT");
  private static final Instrument TETHER = new Instrument("USDT", "USD");
  private static final Venue A = Reports.venue("aa");
  private static final Venue B = Reports.venue("bb");
  private static final Instant LATER = START.plusSeconds(60);

  private final Board board =
      new Board(List.of(A, B), List.of(BTC, USDT, TETHER), Freshness.USUAL, START);

  /**
   * A book of five bids, the number that was asked for, so that more may follow; and of one ask.
   */
  private static Book cut(String size, String end) {
    List<String> bids = new ArrayList<>(List.of("1000 " + size));
    for (int i = 4; i > 1; i--) {
      bids.add(new BigDecimal(end).add(BigDecimal.valueOf(i, 3)) + " 0.001");
    }
    bids.add(end + " 0.001");
    return Books.of(bids, List.of("1001 1"));
  }

  private void book(Venue venue, Instrument instrument, Instant at, Book book) {
    board.reported(Reports.fresh(venue, instrument, at, book));
  }

  private static Choice choice(Set<String> venues, String... convert) {
    return new Choice(BTC, venues, Optional.empty(), List.of(convert), false);
  }

  private List<String> told(Choice choice, Side side) {
    return Coverage.of(board.current().select(choice)).told(side).stream()
        .map(told -> told.bps() + " " + Decimals.text(told.share()))
        .toList();
  }

  private static List<String> steps(String... shares) {
    List<String> steps = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      steps.add(Coverage.USUAL.get(i) + " " + shares[i]);
    }
    return steps;
  }

  /** The reference mid is 1000.5, so the ends are at 20 and 60 bps. */
  private void two() {
    book(A, BTC, START, cut("3", "998.499"));
    book(B, BTC, START, cut("0.999", "994.497"));
    board.roundClosed(START);
  }

  @Test
  void itIsTheShareByUsualSizeOfTheBooksThatGoOutToADistance() {
    two();
    assertEquals(
        steps("1", "1", "1", "0.2498", "0.2498", "0", "0"), told(Choice.of(BTC), Side.BID));
  }

  @Test
  void aWholeSideGoesOutToAnyDistance() {
    two();
    assertEquals(steps("1", "1", "1", "1", "1", "1", "1"), told(Choice.of(BTC), Side.ASK));
  }

  @Test
  void aStaleBookBelongsToTheWholeAndReachesNowhere() {
    two();
    book(B, BTC, LATER, cut("0.999", "994.497"));
    board.roundClosed(LATER);
    assertEquals(
        steps("0.2498", "0.2498", "0.2498", "0.2498", "0.2498", "0", "0"),
        told(Choice.of(BTC), Side.BID));
    assertEquals(
        steps("0.5", "0.5", "0.5", "0.5", "0.5", "0.5", "0.5"), told(Choice.of(BTC), Side.ASK));
  }

  @Test
  void aBlockedVenueBelongsToTheWhole() {
    two();
    board.reported(Reports.report(A, BTC, START, new Outcome.Blocked("451")));
    board.roundClosed(START.plusSeconds(1));
    assertEquals("1 0.2498", told(Choice.of(BTC), Side.BID).get(0));
  }

  @Test
  void anExcludedVenueDoesNotBelongToTheWhole() {
    two();
    assertEquals(steps("1", "1", "1", "1", "1", "0", "0"), told(choice(Set.of("bb")), Side.BID));
  }

  @Test
  void aBookWithoutARateBelongsToTheWhole() {
    two();
    book(A, USDT, START, cut("4", "998.499"));
    board.roundClosed(START);
    assertEquals("1 0.4999", told(choice(Set.of(), "USDT"), Side.BID).get(0));
    book(A, TETHER, START, rate());
    board.roundClosed(START.plusSeconds(1));
    assertEquals("1 1", told(choice(Set.of(), "USDT"), Side.BID).get(0));
  }

  private static Book rate() {
    return Books.of(List.of("0.9999 1"), List.of("1.0001 1"));
  }

  @Test
  void booksWithoutAnythingNearTheMidWeighTheSame() {
    book(A, BTC, START, Books.of(List.of("900 1"), List.of("1100 1")));
    book(B, BTC, START, Books.of(List.of("800 7"), List.of("1200 1")));
    board.roundClosed(START);
    board.reported(Reports.report(A, BTC, START, new Outcome.Blocked("451")));
    board.roundClosed(START.plusSeconds(1));
    assertEquals("1 0.5", told(Choice.of(BTC), Side.BID).get(0));
  }

  @Test
  void withoutABookThereIsNone() {
    assertEquals(List.of(), told(Choice.of(BTC), Side.BID));
  }
}
