package io.omnidepth.board;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.START;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.program.ProgramOutput;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.VenueTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The effect of the venues' own times, and of unchanged books, on a board. */
class BookTimesTest {
  @RegisterExtension private final ProgramOutput said = ProgramOutput.by(Board.class);

  private static final Venue A = venue("aa");
  private static final Venue B = venue("bb");
  private static final Venue C = venue("cc");
  private static final Venue D = venue("dd");

  private Board board = board(Set.of());

  private static Venue venue(String id) {
    return Venue.named(id, id)
        .book("https://" + id + ".example/book/{market}")
        .markets(joined("-"))
        .layout(sides("", "bids", "asks", row(0, 1)))
        .answerTime("answered", VenueTime.Unit.MILLIS)
        .changeTime("changed", VenueTime.Unit.SECONDS)
        .allows(1, Duration.ofSeconds(1))
        .takerFee("0.1", "made up")
        .declared();
  }

  private static Board board(Set<String> timesShown) {
    return new Board(List.of(A, B, C, D), List.of(BTC), Freshness.USUAL, timesShown, START);
  }

  private static Instant at(double seconds) {
    return START.plusMillis((long) (seconds * 1_000));
  }

  private static Stamp answered(Instant time) {
    return new Stamp(Optional.of(time), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Stamp changed(Instant time) {
    return new Stamp(Optional.empty(), Optional.of(time), Optional.empty(), Optional.empty());
  }

  private static Book book(int size) {
    return Books.of(List.of("100 " + size), List.of("101 1"));
  }

  private void fresh(Venue venue, double second, int size, Stamp stamp) {
    told(venue, second, new Outcome.Fresh(book(size), stamp));
  }

  private void same(Venue venue, double second, int size, Stamp stamp) {
    told(venue, second, new Outcome.Unchanged(book(size), stamp));
  }

  private void told(Venue venue, double second, Outcome outcome) {
    board.reported(Reports.report(venue, BTC, at(second), outcome));
    board.roundClosed(at(second));
  }

  private Selection.Entry entry(Venue venue) {
    return board.current().select(Choice.of(BTC)).entries().stream()
        .filter(entry -> entry.market().venue().equals(venue))
        .findFirst()
        .orElseThrow();
  }

  private Duration age(Venue venue, double second) {
    return Duration.between(entry(venue).market().since().orElseThrow(), at(second));
  }

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
