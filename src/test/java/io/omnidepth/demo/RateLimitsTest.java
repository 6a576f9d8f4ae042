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

  /** A slow answer is counted after a request that arrived later. */
  @Test
  void theFirstToArriveIsTheFirstToBeForgotten() {
    RateLimits limits = new RateLimits(List.of(TWO_A_SECOND), List.of());
    assertTrue(limits.pay(1, at(1_100)));
    assertTrue(limits.pay(1, at(1_000)));
    assertFalse(limits.pay(1, at(1_900)));
    assertTrue(limits.pay(1, at(2_050)));
    assertEquals(1, limits.refused());
  }

  @Test
  void requestsOverAnAdvisedLimitAreCountedAndAnswered() {
    RateLimits limits = new RateLimits(List.of(TWO_A_SECOND), List.of(THREE_A_MINUTE));
    for (int i = 0; i < 3; i++) {
      assertTrue(limits.pay(1, at(i)));
    }
    assertFalse(limits.pay(1, at(3)));
    assertEquals(
        List.of(false, true), limits.windows().stream().map(RateLimits.Window::enforced).toList());
    assertEquals(4, limits.windows().get(0).most());
  }
}
