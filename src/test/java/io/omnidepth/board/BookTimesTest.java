package io.omnidepth.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The effect of the venues' own times on a board. */
class BookTimesTest extends TimedBoard {
  @Test
  void aTimeOfTheAnswerIsItsAge() {
    fresh(A, 10, 1, answered(at(6)));
    assertEquals(Duration.ofSeconds(4), age(A, 10));
    assertEquals(Optional.empty(), entry(A).why());
    assertEquals(Optional.of(Duration.ofSeconds(4)), entry(A).market().lag());
    assertEquals(State.AGEING, entry(A).market().state());
    fresh(A, 11, 2, answered(at(11)));
    assertEquals(Duration.ZERO, age(A, 11));
  }

  @Test
  void anHourBehindIsOldAndLoggedOnce() {
    fresh(A, 10, 1, answered(at(10).minusSeconds(3_600)));
    same(A, 11, 1, answered(at(11).minusSeconds(3_600)));
    assertEquals(Optional.of("old"), entry(A).why());
    assertEquals(Duration.ofHours(1), age(A, 11));
    assertEquals(
        List.of("WARN aa is old: BTC-USD: its own time is 3600 s behind"),
        said.lines().stream().filter(line -> line.contains("is old")).toList());
    fresh(A, 12, 2, answered(at(12)));
    assertEquals(Optional.empty(), entry(A).why());
  }

  @Test
  void theLineNamesTheEvidenceAgainstTheBook() {
    fresh(A, 10, 1, changed(at(10)).cached(Optional.of(Duration.ofHours(1))));
    Instant far = at(3_000);
    Stamp bothTimes =
        new Stamp(Optional.of(at(10)), Optional.of(far), Optional.empty(), Optional.empty());
    fresh(B, 10, 1, bothTimes);
    assertEquals(
        List.of(
            "WARN aa is old: BTC-USD: a cache says that it is 3600 s old",
            "WARN bb is future: BTC-USD: by its own time its latest change does not fit to when it"
                + " was seen"),
        said.lines().stream()
            .filter(line -> line.contains("is old") || line.contains("is future"))
            .toList());
  }

  @Test
  void moreThanTenSecondsAheadIsFuture() {
    fresh(A, 10, 1, changed(at(20)));
    assertEquals(Optional.empty(), entry(A).why());
    assertEquals(Optional.of(Duration.ofSeconds(-10)), entry(A).market().lag());
    fresh(A, 11, 2, changed(at(21.001)));
    assertEquals(Optional.of("future"), entry(A).why());
    assertEquals(Duration.ZERO, age(A, 11));
  }

  @Test
  void anUnchangedChangeTimeMakesNoAge() {
    fresh(A, 10, 1, changed(at(-3_000)));
    same(A, 11, 1, changed(at(-3_000)));
    assertEquals(Optional.empty(), entry(A).why());
    assertEquals(Duration.ZERO, age(A, 11));
  }

  @Test
  void aChangeThatIsOlderThanTheAnswerBeforeWasSeenLate() {
    fresh(A, 10, 1, changed(at(-50)));
    fresh(A, 11, 2, changed(at(-49)));
    assertEquals(Optional.of("old"), entry(A).why());
    same(A, 12, 2, changed(at(-49)));
    assertEquals(Optional.of("old"), entry(A).why(), "until the next change");
    fresh(A, 13, 3, changed(at(12.5)));
    assertEquals(Optional.empty(), entry(A).why());
  }

  @Test
  void aChangeSeenLateIsForgottenAfterAsLongAgain() {
    fresh(A, 10, 1, changed(at(-50)));
    fresh(A, 11, 2, changed(at(-9)));
    assertEquals(Optional.of("old"), entry(A).why());
    for (int i = 12; i < 40; i++) {
      same(A, i, 2, changed(at(-9)));
    }
    assertEquals(Optional.empty(), entry(A).why());
  }

  @Test
  void aChangeBetweenTwoQuestionsIsNotLate() {
    fresh(A, 10, 1, changed(at(9)));
    fresh(A, 100, 2, changed(at(11)));
    assertEquals(Optional.empty(), entry(A).why());
  }

  @Test
  void theAgeThatACacheTellsHoldsForEveryVenue() {
    Stamp cached = Stamp.NONE.cached(Optional.of(Duration.ofSeconds(3)));
    fresh(A, 10, 1, cached);
    assertEquals(Duration.ofSeconds(3), age(A, 10));
    fresh(A, 11, 1, Stamp.NONE.cached(Optional.of(Duration.ofSeconds(999_999_999))));
    assertEquals(Optional.of("old"), entry(A).why());
  }

  @Test
  void timesThatAreOnlyShownMakeNothingOld() {
    board = board(Set.of("aa"));
    fresh(A, 10, 1, answered(at(-3_600)));
    fresh(B, 10, 1, answered(at(-3_600)));
    assertEquals(Optional.empty(), entry(A).why());
    assertEquals(Duration.ZERO, age(A, 10));
    assertEquals(Optional.of(Duration.ofSeconds(3_610)), entry(A).market().lag());
    assertEquals(Optional.of("old"), entry(B).why());
  }

  @Test
  void ifTheVenuesAgreeThisMachinesClockIsWrong() {
    fresh(D, 10, 1, answered(at(10)));
    for (Venue venue : List.of(A, B, C)) {
      fresh(venue, 10, 1, answered(at(3_610)));
    }
    for (Venue venue : List.of(A, B, C)) {
      assertEquals(Optional.of("future"), entry(venue).why(), "three of four are no four fifths");
    }
    fresh(D, 11, 2, answered(at(3_611)));
    for (Venue venue : List.of(A, B, C, D)) {
      assertEquals(Optional.empty(), entry(venue).why());
    }
    assertEquals(1, said.lines().stream().filter(line -> line.contains("clocks agree")).count());
  }
}
