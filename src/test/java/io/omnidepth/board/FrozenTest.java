package io.omnidepth.board;

import static io.omnidepth.board.Reports.BTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The effect of unchanged and older books on a board. */
class FrozenTest extends TimedBoard {
  @Test
  void aBookThatStaysWhileTwoOthersChangeIsFrozen() {
    int second = 10;
    for (; second < 25; second++) {
      for (Venue venue : List.of(A, B, C)) {
        fresh(venue, second, second, Stamp.NONE);
      }
    }
    for (; second < 39; second++) {
      same(A, second, 24, Stamp.NONE);
      fresh(B, second, second, Stamp.NONE);
      fresh(C, second, second, Stamp.NONE);
    }
    assertEquals(State.LIVE, entry(A).market().state(), "14 s still");
    for (; second < 41; second++) {
      same(A, second, 24, Stamp.NONE);
      fresh(B, second, second, Stamp.NONE);
    }
    assertEquals(State.FROZEN, entry(A).market().state());
    assertEquals(at(40), entry(A).market().stateSince());
    assertEquals(Optional.of("frozen"), entry(A).why());
    assertTrue(
        said.lines()
            .contains(
                "WARN aa is frozen: BTC-USD: unchanged for 16 s while other venues' books moved"),
        said.lines()::toString);
    Choice withFrozen = new Choice(BTC, Set.of(), Optional.empty(), List.of(), false, true);
    assertTrue(
        board.current().select(withFrozen).counted().stream()
            .anyMatch(entry -> entry.market().venue().equals(A)));
    fresh(A, second, 7, Stamp.NONE);
    assertEquals(State.LIVE, entry(A).market().state());
    assertEquals(at(second), entry(A).market().stateSince());
    fresh(A, second + 1, 8, answered(at(second + 60)));
    assertEquals(Optional.of("future"), entry(A).why());
    assertEquals(at(second + 1), entry(A).market().stateSince());
  }

  @Test
  void aRarelyPolledBookHasNoKnownUsualGap() {
    int second = 0;
    for (; second <= 280; second++) {
      if (second % 20 == 0 && second <= 240) {
        fresh(A, second, second, Stamp.NONE);
      } else if (second % 20 == 0) {
        same(A, second, 240, Stamp.NONE);
        State expected = second == 260 ? State.LIVE : State.FROZEN;
        assertEquals(expected, entry(A).market().state(), "at " + second);
      }
      fresh(B, second, second, Stamp.NONE);
      fresh(C, second, second, Stamp.NONE);
    }
  }

  @Test
  void aUsuallyQuietBookIsNotFrozenAndOneOtherIsTooFew() {
    int second = 0;
    for (; second <= 60; second++) {
      Stamp none = Stamp.NONE;
      if (second % 5 == 0) {
        fresh(A, second, second, none);
      } else {
        same(A, second, second / 5 * 5, none);
      }
      fresh(B, second, second, none);
      fresh(C, second, second, none);
      fresh(D, 0, 1, none);
    }
    for (; second < 105; second++) {
      same(A, second, 60, Stamp.NONE);
      fresh(B, second, second, Stamp.NONE);
      fresh(C, second, second, Stamp.NONE);
    }
    assertEquals(State.LIVE, entry(A).market().state(), "44 s, of usually 5");
    assertEquals(State.STALE, entry(D).market().state());
    for (; second < 120; second++) {
      same(A, second, 60, Stamp.NONE);
      same(C, second, 104, Stamp.NONE);
      fresh(B, second, second, Stamp.NONE);
    }
    assertEquals(State.FROZEN, entry(A).market().state(), "C changed often since");
    assertEquals(State.LIVE, entry(C).market().state(), "only B moves");
  }

  @Test
  void afterASleepEveryBookIsAgeingUntilItIsAnswered() {
    fresh(A, 10, 1, Stamp.NONE);
    fresh(B, 10, 1, Stamp.NONE);
    board.clockStepped(Duration.ofHours(1), Duration.ofHours(1), at(10.5));
    board.roundClosed(at(10.5));
    assertEquals(State.AGEING, entry(A).market().state());
    same(A, 11, 1, Stamp.NONE);
    assertEquals(State.LIVE, entry(A).market().state());
    assertEquals(State.AGEING, entry(B).market().state());
  }

  @Test
  void anOlderAnswerReplacesNothingAndMakesNothingYounger() {
    fresh(A, 10, 1, Stamp.NONE);
    long sequence = board.current().sequence();
    told(A, 11, new Outcome.Older(Stamp.NONE, "its sequence went back from 9 to 8"));
    assertEquals(Duration.ofSeconds(1), age(A, 11));
    assertEquals(sequence, board.current().sequence());
    assertEquals("older", entry(A).market().last().orElseThrow().word());
    assertFalse(entry(A).market().outcomes().isEmpty());
  }

  @Test
  void withMaxSkewTheCountChangesAsAgesGrowAndTheSequenceWithIt() {
    fresh(A, 10, 1, Stamp.NONE);
    fresh(B, 10, 1, Stamp.NONE);
    Choice choice =
        new Choice(BTC, Set.of(), Optional.of(Duration.ofMillis(1_500)), List.of(), false);
    Selection.Members before = board.current().select(choice).members();
    long sequence = board.current().sequence();
    same(A, 11, 1, Stamp.NONE);
    same(A, 11.8, 1, Stamp.NONE);
    assertEquals(sequence, board.current().sequence());
    assertFalse(Selection.members(board.current(), choice).equals(before));
    board.recount();
    board.timePassed(at(11.9));
    assertEquals(sequence + 1, board.current().sequence());
  }
}
