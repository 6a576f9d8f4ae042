package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The turns of a venue, and its pauses. */
class VenuePollTest extends PolledVenue {
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
    Turn turn = poll.turn(START, START);
    assertEquals(List.of(btc), turn.ask());
    assertEquals(Optional.of(Duration.ofMillis(1_010)), turn.lookAgain());
    poll.ended(btc, FRESH, START.plusMillis(20));
    Instant later = START.plusMillis(1_030);
    assertEquals(List.of(eth), poll.turn(later, later).ask());
  }

  @Test
  void pausesALimitingVenueForItsWaitThenProbesWithOneBook() {
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
  void limitsWithoutAWaitDoubleToAMinute() {
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

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aRetryAfterThatIsShorterThanTheBackOffDoesNotShortenIt(int seconds) {
    VenuePoll poll = poll();
    asked(poll, 0);
    poll.ended(eth, FRESH, START);
    Optional<Duration> told = Optional.of(Duration.ofSeconds(seconds));
    Instant now = START;
    for (int expected : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
      BookPoll asked = btc.inFlight() ? btc : eth;
      poll.ended(asked, new Outcome.Limited("429", told), now);
      Instant tooEarly = now.plusSeconds(expected).minusMillis(1);
      assertEquals(List.of(), poll.turn(tooEarly, tooEarly).ask(), "before " + expected + " s");
      now = now.plusSeconds(expected);
      assertEquals(1, poll.turn(now, now).ask().size(), "after " + expected + " s");
    }
  }

  @Test
  void manyLimitedAtOnceAreOneStepOfTheBackOff() {
    VenuePoll poll = poll();
    asked(poll, 0);
    poll.ended(btc, new Outcome.Limited("429", Optional.of(Duration.ZERO)), START.plusMillis(50));
    poll.ended(eth, new Outcome.Limited("429", Optional.empty()), START.plusMillis(90));
    assertEquals(1, asked(poll, 2).size());
  }

  @Test
  void aQuestionWithoutAnAnswerInTimeCountsForItsDeadlineAgain() {
    VenuePoll poll = poll(new Limit(2, SECOND));
    assertEquals(2, asked(poll, 0).size());
    Instant given = START.plusMillis(600);
    poll.ended(btc, new Outcome.Unreachable("no whole answer", true), given);
    poll.ended(eth, FRESH, given);
    Instant later = given.plusMillis(599);
    assertEquals(List.of(), poll.turn(later.plusSeconds(1), later).ask());
    Instant freeOfOne = given.plusMillis(1_010);
    assertEquals(1, poll.turn(freeOfOne.plusSeconds(1), freeOfOne).ask().size());
    Instant both = freeOfOne.plusMillis(1_010);
    assertEquals(1, poll.turn(both.plusSeconds(1), both).ask().size());
  }

  @Test
  void aBlockPausesTheVenueAndIsRarelyRetried() {
    VenuePoll poll = poll();
    asked(poll, 0);
    poll.ended(btc, new Outcome.Blocked("451"), START);
    poll.ended(eth, FRESH, START);
    assertEquals(List.of(), asked(poll, 599));
    assertEquals(1, asked(poll, 600).size());
  }

  @Test
  void failuresDelayTheirBookOnly() {
    VenuePoll poll = poll();
    int btcAsked = 0;
    int ethAsked = 0;
    for (int second = 0; second < 60; second++) {
      for (Poll book : asked(poll, second)) {
        Instant now = START.plusSeconds(second).plusMillis(50);
        poll.ended((BookPoll) book, book == btc ? new Outcome.Unreachable("reset") : FRESH, now);
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
  void aMarketWithoutAnyBookIsPolledOnceAMinuteAndTakesNoRoom() {
    VenuePoll poll =
        new VenuePoll(
            venue,
            true,
            true,
            (some, shares) ->
                new Pace(Optional.empty(), 1, SECOND.multipliedBy(Math.max(1, some)), SECOND),
            Staleness.NONE,
            new Budget(List.of()),
            () -> 1);
    poll.watch(named(BTC, ETH));
    BookPoll never = poll.books().iterator().next();
    int asked = 0;
    for (int second = 0; second < 600; second++) {
      for (Poll book : asked(poll, second)) {
        Instant now = START.plusSeconds(second);
        asked += book == never ? 1 : 0;
        poll.ended(
            (BookPoll) book, book == never ? new Outcome.Refused("HTTP 404", false) : FRESH, now);
      }
    }
    assertEquals(SECOND, poll.pace().interval());
    assertTrue(asked >= 12 && asked <= 18, asked + " times in ten minutes");
  }

  @Test
  void anUnlistedMarketIsNotPolled() {
    VenuePoll poll = poll();
    asked(poll, 0);
    poll.ended(btc, new Outcome.Refused("no such market", true), START);
    poll.ended(eth, FRESH, START);
    assertEquals(List.of(eth), asked(poll, 1));
    poll.ended(eth, FRESH, START.plusSeconds(1));
    assertEquals(2, asked(poll, 600).size());
  }
}
