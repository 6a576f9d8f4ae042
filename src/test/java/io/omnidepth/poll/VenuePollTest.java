package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.Venue.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VenuePollTest {
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Outcome FRESH =
      new Outcome.Fresh(
          Books.of(List.of("1 1"), List.of("2 1")), Optional.empty(), Optional.empty());

  private final Venue venue = TestVenues.generous("one");
  private final BookPoll btc = new BookPoll(new Instrument("BTC", "USD"), "BTC-USD");
  private final BookPoll eth = new BookPoll(new Instrument("ETH", "USD"), "ETH-USD");

  private VenuePoll poll(Limit... limits) {
    return new VenuePoll(
        venue,
        some -> new Pace(Optional.of(new Venue.Depth(100, 1, "")), 1, SECOND),
        new Budget(List.of(limits)),
        List.of(btc, eth),
        () -> 1);
  }

  private static List<BookPoll> asked(VenuePoll poll, int second) {
    Instant at = START.plusSeconds(second);
    return poll.turn(at, at).ask();
  }

  @Test
  void asksAllAtOnceAndNeverTwiceWhileOneIsUnderWay() {
    VenuePoll poll = poll();
    assertEquals(List.of(btc, eth), asked(poll, 0));
    poll.ended(btc, FRESH, START.plusMillis(20));
    assertEquals(List.of(btc), asked(poll, 1));
    poll.ended(eth, FRESH, START.plusMillis(1_500));
    assertEquals(List.of(eth), asked(poll, 2));
  }

  @Test
  void takesTurnsWithinTheBudget() {
    VenuePoll poll = poll(new Limit(1, SECOND));
    VenuePoll.Turn turn = poll.turn(START, START);
    assertEquals(List.of(btc), turn.ask());
    assertEquals(Optional.of(Duration.ofMillis(1_010)), turn.lookAgain());
    poll.ended(btc, FRESH, START.plusMillis(20));
    Instant later = START.plusMillis(1_030);
    assertEquals(List.of(eth), poll.turn(later, later).ask());
  }

  @Test
  void leavesALimitingVenueAloneAsLongAsItSaysThenProbesWithOneBook() {
    VenuePoll poll = poll();
    asked(poll, 0);
    poll.ended(btc, new Outcome.Limited("429", Optional.of(Duration.ofSeconds(5))), START);
    poll.ended(eth, FRESH, START);
    assertEquals(List.of(), asked(poll, 4));
    assertEquals(1, asked(poll, 5).size());
    assertEquals(List.of(), asked(poll, 6));
    BookPoll probe = btc.inFlight() ? btc : eth;
    BookPoll other = probe == btc ? eth : btc;
    poll.ended(probe, FRESH, START.plusSeconds(6));
    assertTrue(asked(poll, 7).contains(other));
  }

  @Test
  void limitsWithoutAWordDoubleToAMinute() {
    VenuePoll poll = poll();
    asked(poll, 0);
    poll.ended(eth, FRESH, START);
    Instant now = START;
    for (int expected : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
      BookPoll asked = btc.inFlight() ? btc : eth;
      poll.ended(asked, new Outcome.Limited("429", Optional.empty()), now);
      Instant tooEarly = now.plusSeconds(expected).minusMillis(1);
      assertEquals(List.of(), poll.turn(tooEarly, tooEarly).ask(), "before " + expected + " s");
      now = now.plusSeconds(expected);
      assertEquals(1, poll.turn(now, now).ask().size(), "after " + expected + " s");
    }
  }

  @Test
  void blockedIsForTheVenueAndRetriedRarely() {
    VenuePoll poll = poll();
    asked(poll, 0);
    poll.ended(btc, new Outcome.Blocked("451"), START);
    poll.ended(eth, FRESH, START);
    assertEquals(List.of(), asked(poll, 599));
    assertEquals(1, asked(poll, 600).size());
  }

  @Test
  void failuresHoldForTheirBookAlone() {
    VenuePoll poll = poll();
    int btcAsked = 0;
    int ethAsked = 0;
    for (int second = 0; second < 60; second++) {
      for (BookPoll book : asked(poll, second)) {
        Instant now = START.plusSeconds(second).plusMillis(50);
        poll.ended(book, book == btc ? new Outcome.Unreachable("reset") : FRESH, now);
        btcAsked += book == btc ? 1 : 0;
        ethAsked += book == eth ? 1 : 0;
      }
    }
    assertEquals(60, ethAsked);
    assertTrue(
        btcAsked >= 7 && btcAsked <= 12,
        btcAsked + " tries in a minute, ten seconds apart in the end");
  }

  @Test
  void aMarketThatIsNotListedIsLeftAlone() {
    VenuePoll poll = poll();
    asked(poll, 0);
    poll.ended(btc, new Outcome.Refused("no such market", true), START);
    poll.ended(eth, FRESH, START);
    assertEquals(List.of(eth), asked(poll, 1));
    poll.ended(eth, FRESH, START.plusSeconds(1));
    assertEquals(2, asked(poll, 600).size());
  }
}
