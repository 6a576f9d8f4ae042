package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.venue.Venue.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

  @Test
  void sparesWhatTheWindowHasSpent() {
    Budget budget = new Budget(List.of(new Limit(2, Duration.ofSeconds(1))));
    assertTrue(budget.take(1, START).isZero());
    assertTrue(budget.take(1, START.plusMillis(100)).isZero());
    assertEquals(Duration.ofSeconds(1), budget.take(1, START.plusMillis(100)));
    assertFalse(budget.take(1, START.plusMillis(1_099)).isZero());
    assertTrue(budget.take(1, START.plusMillis(1_100)).isZero());
  }

  @Test
  void everyLimitHolds() {
    Budget budget =
        new Budget(
            List.of(new Limit(10, Duration.ofSeconds(1)), new Limit(3, Duration.ofMinutes(1))));
    for (int i = 0; i < 3; i++) {
      assertTrue(budget.take(1, START).isZero());
    }
    assertEquals(Duration.ofSeconds(66), budget.take(1, START));
  }

  /** However it is asked, no window of the published length holds more than the limit. */
  @Property(tries = 200)
  void noWindowHoldsMore(
      @ForAll @IntRange(min = 1, max = 20) int allowed,
      @ForAll @IntRange(min = 1, max = 5) int weight,
      @ForAll List<@IntRange(min = 0, max = 400) Integer> pauses) {
    Budget budget =
        new Budget(List.of(new Limit(Math.max(allowed, weight), Duration.ofSeconds(1))));
    List<Instant> taken = new ArrayList<>();
    Instant now = START;
    for (int pause : pauses) {
      now = now.plusMillis(pause);
      if (budget.take(weight, now).isZero()) {
        taken.add(now);
      }
    }
    for (Instant from : taken) {
      long within =
          taken.stream()
              .filter(at -> !at.isBefore(from) && at.isBefore(from.plusSeconds(1)))
              .count();
      assertTrue(within * weight <= Math.max(allowed, weight));
    }
  }
}
