package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.venue.Limit;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Limit TEN = new Limit(10, SECOND);
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

  private static Budget.Spent take(Budget budget, int weight, Instant now) {
    assertEquals(Duration.ZERO, budget.until(weight, now));
    return budget.spend(weight, Priority.NAMED, now);
  }

  @Test
  void aQuestionCountsUntilAWindowAfterItsAnswer() {
    Budget budget = new Budget(List.of(new Limit(2, SECOND)));
    Budget.Spent first = take(budget, 1, START);
    Budget.Spent second = take(budget, 1, START);
    first.ended(START.plusMillis(300));
    assertEquals(Duration.ofMillis(910), budget.until(1, START.plusMillis(400)));
    assertEquals(Duration.ofMillis(1), budget.until(1, START.plusMillis(1_309)));
    assertEquals(Duration.ZERO, budget.until(1, START.plusMillis(1_310)));
    second.ended(START.plusMillis(900));
    assertEquals(Duration.ofMillis(600), budget.until(2, START.plusMillis(1_310)));
  }

  @Test
  void theVenuesHigherCountIsOfOthersUntilItsNextCount() {
    Budget budget = new Budget(List.of(TEN, new Limit(99, Duration.ofMinutes(1))));
    take(budget, 2, START).ended(START);
    budget.counted(TEN, 9, START);
    assertEquals(Duration.ZERO, budget.until(1, START));
    assertEquals(Duration.ofMillis(1_010), budget.until(2, START));
    budget.counted(TEN, 1, START.plusMillis(100));
    assertEquals(Duration.ZERO, budget.until(8, START.plusMillis(100)));
    budget.counted(TEN, 10, START.plusMillis(500));
    assertEquals(Duration.ofMillis(500), budget.until(2, START.plusMillis(510)));
    assertEquals(SECOND, budget.until(3, START.plusMillis(510)));
    assertEquals(Duration.ZERO, budget.until(10, START.plusMillis(1_510)));
  }

  @Test
  void theUsedWeightIncludesQuestionsUnderWayAndOthers() {
    Budget budget = new Budget(List.of(TEN));
    take(budget, 2, START).ended(START);
    take(budget, 3, START);
    assertEquals(List.of(new LimitUse(TEN, 5)), budget.spending(START));
    budget.counted(TEN, 9, START);
    assertEquals(List.of(new LimitUse(TEN, 9)), budget.spending(START.plusMillis(1_009)));
    assertEquals(List.of(new LimitUse(TEN, 3)), budget.spending(START.plusMillis(1_010)));
  }

  @Test
  void everyLimitHolds() {
    Budget budget = new Budget(List.of(new Limit(10, SECOND), new Limit(3, Duration.ofMinutes(1))));
    for (int i = 0; i < 3; i++) {
      take(budget, 1, START).ended(START);
    }
    assertEquals(Duration.ofMillis(60_010), budget.until(1, START));
  }

  /**
   * No window of the published length has more weight than the limit. This holds for any times of
   * questions, latencies and moments of arrival at the venue.
   */
  @Property(tries = 300)
  void noWindowHoldsMoreAsTheVenueCounts(
      @ForAll @IntRange(min = 1, max = 20) int some,
      @ForAll @IntRange(min = 1, max = 5) int weight,
      @ForAll List<@IntRange(min = 0, max = 400) Integer> pauses,
      @ForAll Random chance) {
    int allowed = Math.max(some, weight);
    Budget budget = new Budget(List.of(new Limit(allowed, SECOND)));
    TreeMap<Instant, List<Budget.Spent>> ends = new TreeMap<>();
    List<Instant> reached = new ArrayList<>();
    Instant now = START;
    for (int pause : pauses) {
      now = now.plusMillis(pause);
      while (!ends.isEmpty() && !ends.firstKey().isAfter(now)) {
        Map.Entry<Instant, List<Budget.Spent>> end = ends.pollFirstEntry();
        end.getValue().forEach(spent -> spent.ended(end.getKey()));
      }
      if (budget.until(weight, now).isZero()) {
        int took = chance.nextInt(700);
        reached.add(now.plusMillis(chance.nextInt(took + 1)));
        ends.computeIfAbsent(now.plusMillis(took), at -> new ArrayList<>())
            .add(budget.spend(weight, Priority.NAMED, now));
      }
    }
    for (Instant from : reached) {
      Instant to = from.plus(SECOND);
      long within = reached.stream().filter(at -> !at.isBefore(from) && at.isBefore(to)).count();
      assertTrue(within * weight <= allowed, within + " of " + weight + " within " + allowed);
    }
  }
}
