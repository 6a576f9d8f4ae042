package io.omnidepth.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.source.Time;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ForwardClockTest {
  private static final long HOUR = 3_600_000;

  private long steady = 1_000;
  private long wall = 1_000;
  private final ForwardClock clock =
      new ForwardClock(
          new Time() {
            @Override
            public Instant instant() {
              return Instant.ofEpochMilli(steady);
            }

            @Override
            public Instant wall() {
              return Instant.ofEpochMilli(wall);
            }
          });

  private long after(long passes, long wallPasses) {
    steady += passes;
    wall += wallPasses;
    return clock.wallTime();
  }

  @Test
  void aWallClockThatGoesBackTakesNoStepBackWithIt() {
    assertEquals(1_000, clock.wallTime());
    assertEquals(2_000, after(1_000, 1_000 - HOUR));
    assertEquals(3_000, after(1_000, 1_000));
  }

  @Test
  void aWallClockThatIsSetForwardIsFollowed() {
    assertEquals(1_000, clock.wallTime());
    assertEquals(2_000 + HOUR, after(1_000, 1_000 + HOUR));
    assertEquals(3_000 + HOUR, after(1_000, 1_000));
  }
}
