package io.omnidepth.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {
  private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");

  private Instant wall = START;
  private long nanos = 77;
  private final SteadyTime time = new SteadyTime(() -> wall, () -> nanos);
  private final ClockWatch watch = new ClockWatch();

  private Duration look(Duration wallPasses, Duration timePasses) {
    wall = wall.plus(wallPasses);
    nanos += timePasses.toNanos();
    return watch.step(time.wall(), time.instant());
  }

  @Test
  void aWallClockThatIsSetMovesNoMoment() {
    look(Duration.ofHours(-1), Duration.ofSeconds(2));
    assertEquals(START.plusSeconds(2), time.instant());
    assertEquals(START.minusSeconds(3_600), time.wall());
  }

  @Test
  void aStepIsNoticedOnceAndByItsLength() {
    assertEquals(Duration.ZERO, look(Duration.ofSeconds(5), Duration.ofSeconds(5)));
    assertEquals(Duration.ofSeconds(-3_601), look(Duration.ofHours(-1), Duration.ofSeconds(1)));
    assertEquals(Duration.ZERO, look(Duration.ofSeconds(1), Duration.ofSeconds(1)));
    assertEquals(Duration.ofSeconds(-3_601), watch.offset());
    assertEquals(Duration.ofHours(2), look(Duration.ofHours(2), Duration.ZERO));
  }

  @Test
  void smallStepsAreNoticedOnceTheyAddUp() {
    for (int i = 0; i < 9; i++) {
      assertEquals(Duration.ZERO, look(Duration.ofMillis(1_100), Duration.ofSeconds(1)));
    }
    assertEquals(Duration.ofSeconds(1), look(Duration.ofMillis(1_100), Duration.ofSeconds(1)));
  }
}
