package io.omnidepth.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.venue.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final Limit TWO_A_SECOND = new Limit(2, Duration.ofSeconds(1));
  private static final Limit THREE_A_MINUTE = new Limit(3, Duration.ofMinutes(1));

  private static Instant at(long millis) {
    return Instant.EPOCH.plusMillis(millis);
  }

  /** An answer that takes longer is paid for later than one that arrived after it. */
  @Test
  void theFirstToArriveIsTheFirstToBeForgotten() {
    RateLimits toll = new RateLimits(List.of(TWO_A_SECOND), List.of());
    assertTrue(toll.pay(1, at(1_100)));
    assertTrue(toll.pay(1, at(1_000)));
    assertFalse(toll.pay(1, at(1_900)));
    assertTrue(toll.pay(1, at(2_050)));
    assertEquals(1, toll.refused());
  }

  @Test
  void whatIsOnlyAdvisedIsCountedAndAnswered() {
    RateLimits toll = new RateLimits(List.of(TWO_A_SECOND), List.of(THREE_A_MINUTE));
    for (int i = 0; i < 3; i++) {
      assertTrue(toll.pay(1, at(i)));
    }
    assertFalse(toll.pay(1, at(3)));
    assertEquals(
        List.of(false, true), toll.windows().stream().map(RateLimits.Window::enforced).toList());
    assertEquals(4, toll.windows().get(0).most());
  }
}
