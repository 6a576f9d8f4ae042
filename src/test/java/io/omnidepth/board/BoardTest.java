package io.omnidepth.board;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.ETH;
import static io.omnidepth.board.Reports.START;
import static io.omnidepth.board.Reports.fresh;
import static io.omnidepth.board.Reports.report;
import static io.omnidepth.board.Reports.unchanged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.program.ProgramOutput;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BoardTest {
  @RegisterExtension private final ProgramOutput said = ProgramOutput.by(Board.class);
  @RegisterExtension private final ProgramOutput rooms = ProgramOutput.by(Rooms.class);

  private static final Venue A = Reports.venue("aa");
  private static final Venue B = Reports.venue("bb");
  private static final Book BOOK = Books.of(List.of("100 1", "99 1"), List.of("101 1"));
  private static final Book OTHER = Books.of(List.of("100 2"), List.of("101 1"));

  private final Board board = new Board(List.of(A, B), List.of(BTC, ETH), Freshness.USUAL, START);

  private Market market(Venue venue, Instrument instrument) {
    return board.current().markets().stream()
        .filter(m -> m.venue().equals(venue) && m.instrument().equals(instrument))
        .findFirst()
        .orElseThrow();
  }

  private static Instant at(double seconds) {
    return START.plusMillis((long) (seconds * 1_000));
  }

  private static Choice only(Set<String> venues, Optional<Duration> maxSkew) {
    return new Choice(BTC, venues, maxSkew, List.of(), false);
  }

  @Test
  void aReportIsPublishedTwentyMillisecondsLater() {
    board.reported(fresh(A, BTC, at(0.1), BOOK));
    assertEquals(State.WAITING, market(A, BTC).state());
    assertEquals(Optional.of(at(0.12)), board.due());
    board.publish(at(0.114));
    assertEquals(State.WAITING, market(A, BTC).state());
    board.publish(at(0.12));
    assertEquals(State.LIVE, market(A, BTC).state());
    assertEquals(State.WAITING, market(B, BTC).state());
    assertTrue(board.current().ready());
    assertEquals(Optional.empty(), board.due());
  }

  @Test
  void aRefusalWithoutAnyBookIsRefusedNotWaiting() {
    board.reported(report(A, BTC, at(0.1), new Outcome.Refused("HTTP 404", false)));
    board.reported(report(B, BTC, at(0.1), new Outcome.Unreachable("no route")));
    board.roundClosed(at(0.5));
    assertEquals(State.REFUSED, market(A, BTC).state());
    assertEquals(State.WAITING, market(B, BTC).state());
    assertEquals(
        Optional.of("refused"),
        board.current().select(only(Set.of(), Optional.empty())).entries().get(0).why());
    board.reported(fresh(A, BTC, at(1.1), BOOK));
    board.reported(report(A, BTC, at(2.1), new Outcome.Refused("HTTP 404", false)));
    board.roundClosed(at(2.2));
    assertEquals(State.LIVE, market(A, BTC).state());
  }

  @Test
  void anInstrumentIsPublishedOnceInTwentyMilliseconds() {
    board.reported(fresh(A, BTC, at(0.1), BOOK));
    board.answered(BTC, at(0.101));
    assertEquals(Optional.of(at(0.101)), board.due());
    board.publish(at(0.101));
    board.reported(fresh(A, BTC, at(0.105), OTHER));
    board.answered(BTC, at(0.106));
    assertEquals(Optional.of(at(0.121)), board.due());
    board.publish(at(0.119));
    assertEquals(BOOK, market(A, BTC).answer().orElseThrow().book());
    board.publish(at(0.121));
    assertEquals(OTHER, market(A, BTC).answer().orElseThrow().book());
  }

  @Test
  void instrumentsThatFallDueTogetherArePublishedTogether() {
    board.reported(fresh(A, BTC, at(0.1), BOOK));
    board.reported(fresh(A, ETH, at(0.104), BOOK));
    board.reported(fresh(B, ETH, at(0.119), BOOK));
    board.publish(at(0.12));
    assertEquals(1, board.current().revision());
    assertEquals(State.LIVE, market(A, BTC).state());
    assertEquals(State.LIVE, market(B, ETH).state());
  }

  @Test
  void otherInstrumentsKeepTheirDepthAndItsSequence() {
    board.reported(fresh(A, BTC, at(0.1), BOOK));
    board.reported(fresh(A, ETH, at(0.1), BOOK));
    board.roundClosed(at(0.5));
    Snapshot before = board.current();
    Selection selection = before.select(Choice.of(BTC));
    board.reported(fresh(A, ETH, at(1.1), OTHER));
    board.publish(at(1.12));
    Snapshot after = board.current();
    assertEquals(before.sequence() + 1, after.sequence());
    assertSame(selection, after.select(Choice.of(BTC)));
    Dependence ofBtc = Dependence.of(Choice.of(BTC));
    assertEquals(ofBtc.sequence(before), ofBtc.sequence(after));
    assertEquals(ofBtc.revision(before), ofBtc.revision(after));
    Dependence ofEth = Dependence.of(Choice.of(ETH));
    assertEquals(after.sequence(), ofEth.sequence(after));
  }

  @Test
  void aRoundHasNoBooksFromBeforeItsEnd() {
    Choice ofRounds = Choice.of(BTC).ofRounds(true);
    Dependence dependence = Dependence.of(ofRounds);
    board.reported(fresh(A, BTC, at(0.1), BOOK));
    board.reported(fresh(B, BTC, at(0.1), BOOK));
    board.roundClosed(BTC, at(0.1));
    board.publish(at(0.1));
    Selection first = board.current().select(ofRounds);
    assertEquals(2, first.counted().size());
    board.reported(fresh(A, BTC, at(1.1), OTHER));
    board.publish(at(1.12));
    long young = board.current().sequence();
    assertEquals(OTHER, market(A, BTC).answer().orElseThrow().book());
    assertSame(first, board.current().select(ofRounds));
    assertTrue(dependence.sequence(board.current()) < young);
    board.roundClosed(BTC, at(1.5));
    board.publish(at(1.5));
    assertEquals(young + 1, board.current().sequence());
    assertEquals(young + 1, dependence.sequence(board.current()));
    assertEquals(
        OTHER,
        board.current().select(ofRounds).entries().get(0).market().answer().orElseThrow().book());
    board.roundClosed(BTC, at(1.9));
    board.publish(at(1.9));
    assertEquals(young + 1, board.current().sequence());
  }

  @Test
  void aBookOfTheLastRoundAgesByItself() {
    Choice ofRounds = Choice.of(BTC).ofRounds(true);
    board.reported(fresh(A, BTC, at(0.1), BOOK));
    board.roundClosed(BTC, at(0.1));
    board.publish(at(0.1));
    board.reported(fresh(A, BTC, at(1.1), OTHER));
    board.publish(at(1.12));
    board.timePassed(at(2.1));
    assertEquals(State.LIVE, market(A, BTC).state());
    assertEquals(State.AGEING, board.current().select(ofRounds).entries().get(0).market().state());
    long ageing = board.current().sequence();
    board.roundClosed(BTC, at(2.2));
    board.publish(at(2.2));
    assertEquals(ageing + 1, board.current().sequence());
    assertEquals(State.LIVE, board.current().select(ofRounds).entries().get(0).market().state());
  }

  @Test
  void theSequenceCountsLevelsAndStatesAndNotRepetitions() {
    board.reported(fresh(A, BTC, at(0.1), BOOK));
    board.roundClosed(at(0.5));
    long first = board.current().sequence();
    board.reported(unchanged(A, BTC, at(1.1), BOOK));
    board.roundClosed(at(1.5));
    assertEquals(first, board.current().sequence());
    assertEquals(at(1.1), market(A, BTC).answer().orElseThrow().receivedAt());
    assertEquals(at(0.1), market(A, BTC).answer().orElseThrow().unchangedSince());
    board.reported(fresh(A, BTC, at(2.1), OTHER));
    board.roundClosed(at(2.5));
    assertEquals(first + 1, board.current().sequence());
  }

  @Test
  void aBookAgesByItsOwnInterval() {
    board.reported(fresh(A, BTC, at(0), BOOK));
    board.roundClosed(at(0.5));
    board.timePassed(at(1.999));
    assertEquals(State.LIVE, market(A, BTC).state());
    long sequence = board.current().sequence();
    board.timePassed(at(2));
    assertEquals(State.AGEING, market(A, BTC).state());
    assertEquals(sequence + 1, board.current().sequence());
    board.timePassed(at(5));
    assertEquals(State.STALE, market(A, BTC).state());
    board.reported(unchanged(A, BTC, at(5.2), BOOK));
    board.roundClosed(at(5.5));
    assertEquals(State.LIVE, market(A, BTC).state());
  }

  @Test
  void slowBooksAreStaleAfterFifteenSecondsAtTheLatest() {
    assertEquals(
        State.LIVE, Freshness.USUAL.state(Duration.ofMillis(14_999), Duration.ofSeconds(10)));
    assertEquals(
        State.STALE, Freshness.USUAL.state(Duration.ofSeconds(15), Duration.ofSeconds(10)));
    assertEquals(State.AGEING, Freshness.USUAL.state(Duration.ofSeconds(8), Duration.ofSeconds(4)));
  }

  @Test
  void limitsAreOfTheVenueOtherFailuresOfTheBook() {
    board.reported(fresh(A, BTC, at(0.1), BOOK));
    board.reported(fresh(A, ETH, at(0.1), BOOK));
    board.reported(fresh(B, BTC, at(0.1), BOOK));
    board.roundClosed(at(0.5));
    board.reported(report(A, ETH, at(1.1), new Outcome.Unreachable("reset")));
    board.roundClosed(at(1.5));
    assertEquals(State.LIVE, market(A, ETH).state());
    board.reported(report(A, ETH, at(1.6), new Outcome.Limited("429", Optional.empty())));
    board.roundClosed(at(1.7));
    assertEquals(State.BLOCKED, market(A, BTC).state());
    assertEquals(State.BLOCKED, market(A, ETH).state());
    assertEquals(State.LIVE, market(B, BTC).state());
    board.reported(fresh(A, ETH, at(2), BOOK));
    board.roundClosed(at(2));
    assertEquals(State.LIVE, market(A, ETH).state());
  }

  @Test
  void aLineAboutABlockIsFollowedByALineAboutItsEnd() {
    board.reported(fresh(A, BTC, at(0.1), BOOK));
    board.reported(fresh(A, ETH, at(0.1), BOOK));
    board.roundClosed(at(0.5));
    board.reported(report(A, ETH, at(1.1), new Outcome.Limited("429", Optional.empty())));
    board.roundClosed(at(1.5));
    board.reported(fresh(A, ETH, at(2.6), BOOK));
    board.roundClosed(at(2.7));
    assertEquals(State.AGEING, market(A, BTC).state());
    board.reported(fresh(A, BTC, at(3), BOOK));
    board.roundClosed(at(3.1));
    board.timePassed(at(5.1));
    board.reported(fresh(A, BTC, at(5.2), BOOK));
    board.roundClosed(at(5.3));
    assertEquals(
        List.of(
            "WARN aa is blocked: BTC-USD, ETH-USD: 429",
            "INFO aa is live: ETH-USD",
            "INFO aa is live: BTC-USD"),
        said.lines());
  }

  @Test
  void aBookWithoutRoomIsMissedAndDoesNotAffectItsVenue() {
    Outcome.OverBudget noRoom = new Outcome.OverBudget(new Room(3, 9, 1, 1));
    board.listed(A, Reports.listing(A, BTC, ETH), at(0.1));
    board.reported(fresh(A, BTC, at(0.1), BOOK));
    board.reported(fresh(B, BTC, at(0.1), BOOK));
    board.reported(report(A, BTC, at(0.2), new Outcome.Limited("429", Optional.empty())));
    board.reported(report(A, ETH, at(0.3), noRoom));
    board.reported(fresh(B, ETH, at(0.3), BOOK));
    board.roundClosed(at(0.5));
    assertEquals(State.BLOCKED, market(A, BTC).state());
    assertEquals(State.BUDGET, market(A, ETH).state());
    Selection selection = board.current().select(Choice.of(ETH));
    assertEquals(Optional.of("budget"), selection.entries().get(0).why());
    assertEquals(List.of("aa"), selection.missed());
    assertTrue(board.current().settled(ETH));
    board.reported(fresh(A, ETH, at(1.3), BOOK));
    board.roundClosed(at(1.5));
    assertEquals(State.LIVE, market(A, ETH).state());
    board.reported(report(A, ETH, at(2.2), noRoom));
    board.roundClosed(at(2.5));
    assertEquals(
        Optional.of("budget"), board.current().select(Choice.of(ETH)).entries().get(0).why());
    assertTrue(
        said.lines()
            .contains(
                "INFO ETH-USD is on 1 of 2 venues: bb; the limits leave no room for it at aa"),
        said.lines()::toString);
  }

  @Test
  void tooManyNamedBooksAreLoggedOnceTheListsAreKnown() {
    Venue listing = Catalog.find("kraken").orElseThrow();
    Board other = new Board(List.of(A, listing), List.of(BTC), Freshness.USUAL, START);
    other.room(A, new Room(143, 200, 0, 0));
    other.room(listing, new Room(143, 9, 0, 0));
    other.roundClosed(at(0.5));
    assertEquals(List.of(), rooms.lines());
    other.notListed(listing, new Outcome.Unreachable("reset"), at(0.6));
    other.roundClosed(at(1.5));
    other.roundClosed(at(2.5));
    assertEquals(
        List.of(
            "WARN kraken: --instruments names 143 of its markets, and its limits keep 9 of them"
                + " fresh at most; books are stale at 15.0 s"),
        rooms.lines());
  }

  @Test
  void anUnlistedMarketIsInNoDepth() {
    board.reported(report(A, BTC, at(0.1), new Outcome.Refused("no such market", true)));
    board.reported(fresh(B, BTC, at(0.1), BOOK));
    board.roundClosed(at(0.5));
    assertEquals(State.UNLISTED, market(A, BTC).state());
    Selection selection = board.current().select(Choice.of(BTC));
    assertEquals(
        List.of("bb"), selection.entries().stream().map(e -> e.market().venue().id()).toList());
  }

  @Test
  void aBookThatDoesNotCountHasAReason() {
    board.reported(fresh(A, BTC, at(0.1), BOOK));
    board.reported(fresh(B, BTC, at(1.3), OTHER));
    board.roundClosed(at(1.5));
    Selection all = board.current().select(Choice.of(BTC));
    assertEquals(Optional.of(Duration.ofMillis(1_200)), all.skew());
    assertEquals(2, all.entries().stream().filter(Selection.Entry::counted).count());
    Selection fast = board.current().select(only(Set.of(), Optional.of(Duration.ofSeconds(1))));
    assertEquals(Optional.of("skew"), fast.entries().get(0).why());
    assertEquals(1, fast.depth().ladder(Side.BID).rows());
    assertEquals(Optional.of(Duration.ZERO), fast.skew());
    Selection one = board.current().select(only(Set.of("aa"), Optional.empty()));
    assertEquals(Optional.of("excluded"), one.entries().get(1).why());
    Selection none = board.current().select(Choice.of(ETH));
    assertFalse(none.countsAny());
    assertEquals(Optional.of("waiting"), none.entries().get(0).why());
    assertEquals(Optional.empty(), none.skew());
  }

  @Test
  void aSideWithFewerRowsThanRequestedIsComplete() {
    board.reported(
        fresh(
            A, BTC, at(0.1), Books.of(List.of("5 1", "4 1", "3 1", "2 1", "1 1"), List.of("6 1"))));
    board.roundClosed(at(0.5));
    assertFalse(market(A, BTC).complete(Side.BID));
    assertTrue(market(A, BTC).complete(Side.ASK));
    assertFalse(market(B, BTC).complete(Side.ASK));
  }

  @Test
  void percentilesAreExactOverTheLast() {
    Latencies latencies = Latencies.NONE;
    for (int i = 1; i <= 400; i++) {
      latencies = latencies.with(Duration.ofMillis(i));
    }
    assertEquals(400, latencies.lastMillis());
    assertEquals(145 + 127, latencies.percentileMillis(0.5));
    assertEquals(400, latencies.percentileMillis(1));
    assertEquals(388, latencies.percentileMillis(0.95));
  }
}
