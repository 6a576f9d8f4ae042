package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Stamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuccessionTest {
  private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");
  private static final Book BOOK = Books.of(List.of("1 1"), List.of("2 1"));

  private final Succession succession = new Succession(true);

  private static Outcome.Answered answer(Stamp stamp) {
    return new Outcome.Fresh(BOOK, stamp);
  }

  private static Stamp sequence(long count) {
    return new Stamp(Optional.empty(), Optional.empty(), Optional.of(count), Optional.empty());
  }

  private static Stamp changed(long millis) {
    return new Stamp(
        Optional.empty(),
        Optional.of(START.plusMillis(millis)),
        Optional.empty(),
        Optional.empty());
  }

  private List<String> words(Stamp... stamps) {
    return Arrays.stream(stamps).map(stamp -> succession.follow(answer(stamp)).word()).toList();
  }

  private List<String> sequences(long... counts) {
    return Arrays.stream(counts)
        .mapToObj(count -> succession.follow(answer(sequence(count))).word())
        .toList();
  }

  @Test
  void twoCachesInTurnAreNeverBothAccepted() {
    assertEquals(
        List.of("fresh", "older", "fresh", "older", "fresh", "older", "fresh", "older"),
        sequences(100, 90, 101, 91, 102, 92, 103, 93));
  }

  @Test
  void theSameSequenceAgainFollows() {
    assertEquals(List.of("fresh", "fresh", "fresh"), sequences(100, 100, 101));
  }

  @Test
  void threeRisingLowerNumbersAreARestartWithAReason() {
    assertEquals(List.of("fresh", "older", "older", "fresh", "fresh"), sequences(900, 1, 2, 3, 4));
    assertEquals(List.of("older", "older"), sequences(2, 3));
    assertTrue(succession.restart().isEmpty());
    assertEquals(List.of("fresh"), sequences(4));
    assertEquals(
        Optional.of("its sequence went back from 4 to 1"),
        restarting(1, 2, 3).map(why -> why.replace("to 3", "to 1")));
  }

  private Optional<String> restarting(long... counts) {
    sequences(counts);
    return succession.restart();
  }

  private static Stamp stamp(long answered, long changed, long sequence) {
    return new Stamp(
        Optional.of(START.plusMillis(answered)),
        Optional.of(START.plusMillis(changed)),
        Optional.of(sequence),
        Optional.empty());
  }

  @Test
  void aStandingLowerNumberIsNoRestartHoweverTheAnswersAreDated() {
    assertEquals(
        List.of("fresh", "older", "older", "older", "older"),
        words(
            stamp(0, 0, 900), stamp(1, -9, 5), stamp(2, -9, 5), stamp(3, -8, 5), stamp(4, -7, 5)));
  }

  @Test
  void aVenueThatStopsCountingIsAcceptedByTheTimesOfItsBooks() {
    assertEquals(
        List.of("fresh", "older", "older", "fresh", "fresh"),
        words(stamp(0, 0, 900), stamp(1, 1, 0), stamp(2, 2, 0), stamp(3, 3, 0), stamp(4, 4, 0)));
  }

  @Test
  void aStandingLowerNumberIsNoRestart() {
    assertEquals(
        List.of("fresh", "older", "older", "older", "older", "older", "fresh"),
        sequences(900, 5, 5, 5, 6, 6, 7));
  }

  @Test
  void aFallAmongTheLowerNumbersRestartsTheCount() {
    assertEquals(
        List.of("fresh", "older", "older", "older", "older", "fresh"),
        sequences(900, 5, 6, 2, 3, 4));
  }

  @Test
  void aTimeThatGoesBackIsOlder() {
    assertEquals(
        List.of("fresh", "older", "fresh", "fresh"),
        words(changed(5_000), changed(4_999), changed(5_000), changed(5_001)));
  }

  @Test
  void serversClocksMayDifferALittleWhileTheSequenceRises() {
    Stamp first = both(10, 5_000);
    assertEquals(List.of("fresh", "fresh"), words(first, both(11, 4_500)));
    assertEquals(List.of("older"), words(both(12, 3_000)));
    assertEquals(List.of("older"), words(both(11, 4_400)));
  }

  private static Stamp both(long sequence, long millis) {
    return new Stamp(
        Optional.of(START.plusMillis(millis)),
        Optional.of(START.plusMillis(millis)),
        Optional.of(sequence),
        Optional.empty());
  }

  @Test
  void anAnswerWithFewerFactsKeepsTheKnownOnes() {
    assertEquals(
        List.of("fresh", "fresh", "older"), words(sequence(100), Stamp.NONE, sequence(99)));
  }

  @Test
  void timesThatAreOnlyShownMakeNothingOlderAndSequencesStillDo() {
    Succession shown = new Succession(false);
    assertEquals("fresh", shown.follow(answer(both(10, 5_000))).word());
    assertEquals("fresh", shown.follow(answer(both(11, 0))).word());
    assertEquals("older", shown.follow(answer(both(9, 6_000))).word());
  }
}
