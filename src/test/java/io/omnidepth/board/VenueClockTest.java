package io.omnidepth.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VenueClockTest {
  private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final VenueClock clock = new VenueClock();

  private void hears(String venues, Duration ahead) {
    hears(venues, ahead, Duration.ZERO);
  }

  /** Adds times of venues. The moment of a time was in the given period before the answer. */
  private void hears(String venues, Duration ahead, Duration before) {
    venues
        .chars()
        .forEach(
            venue ->
                clock.add(
                    Character.toString(venue), START.plus(ahead), START.minus(before), START));
  }

  private Optional<Duration> settles() {
    return clock.settle(START, Duration.ZERO);
  }

  @Test
  void threeThatAgreeOnAnotherHourMoveTheAnchorOnce() {
    hears("abc", HOUR);
    assertEquals(Optional.of(HOUR), settles());
    assertEquals(HOUR, clock.offset());
    assertEquals(Optional.empty(), settles());
  }

  @Test
  void twoAreTooFewAndSoAreFewerThanFourFifths() {
    hears("ab", HOUR);
    assertEquals(Optional.empty(), settles());
    hears("c", HOUR);
    hears("d", Duration.ZERO);
    assertEquals(Optional.empty(), settles());
    hears("e", HOUR);
    assertEquals(Optional.of(HOUR), settles());
  }

  @Test
  void thoseThatLieFurtherApartThanTwoSecondsDoNotAgree() {
    hears("a", HOUR);
    hears("b", HOUR.plusMillis(1_500));
    hears("c", HOUR.plusMillis(2_100));
    assertEquals(Optional.empty(), settles());
  }

  @Test
  void latencyIsNoOtherTime() {
    hears("abcde", Duration.ofMillis(-1_900));
    assertEquals(Optional.empty(), settles());
  }

  @Test
  void aMomentSinceTheQuestionIsNoOtherTimeHoweverLongAgo() {
    hears("abcde", Duration.ofSeconds(-8), Duration.ofSeconds(10));
    assertEquals(Optional.empty(), settles());
    hears("abcde", Duration.ofSeconds(-7), Duration.ofSeconds(4));
    assertEquals(Optional.of(Duration.ofSeconds(-3)), settles());
  }

  @Test
  void aClockThatWasSetIsBelievedWhereTheFewVenuesAgreeWithIt() {
    hears("a", HOUR);
    assertEquals(Optional.empty(), settles());
    assertEquals(Optional.of(HOUR), clock.settle(START, HOUR));
    hears("b", Duration.ZERO);
    assertEquals(Optional.empty(), clock.settle(START, Duration.ZERO));
  }

  @Test
  void timesFromAMinuteAgoAreForgotten() {
    hears("abc", HOUR);
    assertEquals(Optional.empty(), clock.settle(START.plusSeconds(61), Duration.ZERO));
  }
}
