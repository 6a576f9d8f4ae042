package io.omnidepth.http.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.api.CostKind;
import io.omnidepth.api.Problem;
import io.omnidepth.board.Reports;
import io.omnidepth.support.VirtualLoop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CostBudgetTest {
  private static final Instant NOW = Reports.START;
  private static final Duration PRICE = Duration.ofMillis(100);
  private static final CostKind KIND = CostKind.of("depth", 10, 10);

  private final CostBudget budget = new CostBudget(new CostBudget.Rate(1, 0.25));

  @Test
  void aClientHasABurstOfWorkAndThenARate() {
    assertEquals(Optional.empty(), budget.wait("a", PRICE, NOW));
    budget.spend("a", Duration.ofMillis(950), NOW);
    // 50 ms are missing, of which 0.25 ms come each millisecond.
    assertEquals(Optional.of(Duration.ofMillis(200)), budget.wait("a", PRICE, NOW));
    assertEquals(Optional.empty(), budget.wait("a", PRICE, NOW.plusMillis(200)));
    assertEquals(Optional.empty(), budget.wait("b", PRICE, NOW), "it is for each client");
  }

  @Test
  void aClientOwesNoMoreThanItHasAtOnce() {
    budget.spend("a", Duration.ofHours(1), NOW);
    assertEquals(-1, budget.left("a", NOW));
    assertEquals(1, budget.left("a", NOW.plusSeconds(3_600)));
  }

  @Test
  void workThatCostsMoreThanTheBurstWaitsForAllOfIt() {
    assertEquals(Optional.empty(), budget.wait("a", Duration.ofSeconds(5), NOW));
    budget.spend("a", Duration.ofSeconds(1), NOW);
    assertEquals(Optional.of(Duration.ofSeconds(4)), budget.wait("a", Duration.ofSeconds(5), NOW));
  }

  @Test
  void theClockMayGoBack() {
    budget.spend("a", Duration.ofMillis(500), NOW);
    assertEquals(0.5, budget.left("a", NOW.minusSeconds(3_600)));
  }

  private static Costs costs() {
    return new Costs(
        new CostBudget.Rate(1, 0.25), FairQueue.Bounds.of(2), InstantSource.fixed(NOW));
  }

  @Test
  void thePriceIsTheCostOfTheLastOfItsKind() {
    Costs costs = costs();
    Payer client = new Payer("client a", true);
    costs.spend(client, KIND, Duration.ofMillis(30));
    assertEquals(Duration.ofMillis(30), costs.price(KIND));
    costs.spend(client, KIND, Duration.ofMillis(1));
    assertEquals(Duration.ofMillis(1), costs.price(KIND));
    assertFalse(costs.isSmall(client, KIND), "one of two was large");
    for (int i = 0; i < 30; i++) {
      costs.spend(client, KIND, Duration.ofMillis(1));
    }
    assertTrue(costs.isSmall(client, KIND));
    assertEquals(KIND, CostKind.of("depth", 16, 9), "about as many");
  }

  @Test
  void theBoundOfSmallWorkDependsOnThePayersUse() {
    Costs costs = costs();
    Payer client = new Payer("client a", true);
    CostKind large = CostKind.of("depth", 20_000, 10_000);
    assertTrue(costs.isSmall(client, KIND));
    assertFalse(costs.isSmall(client, large), "as nothing is known of it but its size");
    costs.spend(new Payer("client b", true), large, Duration.ofMillis(5));
    assertTrue(costs.isSmall(client, large));
    costs.spend(client, Duration.ofMillis(300));
    assertFalse(costs.isSmall(client, large));
    assertTrue(costs.isSmall(client, KIND));
  }

  @Test
  void briefWorkDoesNotWaitForWorkThatLasts() {
    Costs costs = costs();
    Payer busy = new Payer("client a", true);
    CostKind lasting = CostKind.of("depth", 20_000, 10_000);
    costs.spend(busy, KIND, Duration.ofMillis(50));
    costs.spend(busy, lasting, Duration.ofMillis(51));
    VirtualLoop loop = new VirtualLoop(NOW);
    List<String> begun = new ArrayList<>();
    List<Consumer<Duration>> ends = new ArrayList<>();
    for (CostKind kind : List.of(lasting, lasting, KIND, KIND)) {
      Costs.Work work =
          new Costs.Work() {
            @Override
            public void begin(Consumer<Duration> end) {
              begun.add(kind.equals(KIND) ? "brief" : "lasting");
              ends.add(end);
            }

            @Override
            public void late(CostRefusal refusal) {
              throw new AssertionError(refusal);
            }
          };
      assertEquals(Optional.empty(), costs.offer(busy, kind, loop, work));
    }
    loop.pass(Duration.ZERO);
    assertEquals(List.of("lasting", "brief"), begun, "a worker each");
    ends.get(0).accept(Duration.ofSeconds(2));
    ends.get(1).accept(Duration.ofMillis(50));
    loop.pass(Duration.ZERO);
    assertEquals(List.of("lasting", "brief", "brief"), begun, "only what lasts owes time");
  }

  @Test
  void useFades() {
    CostUse uses = new CostUse();
    uses.add("a", Duration.ofSeconds(1), NOW);
    assertEquals(1, uses.of("a", NOW));
    assertEquals(1 / Math.E, uses.of("a", NOW.plusSeconds(10)), 1e-9);
    assertEquals(0, uses.of("b", NOW));
  }

  @Test
  void aRefusalNamesTheCostAndTheWait() {
    Costs costs = costs();
    Payer client = new Payer("client a", true);
    costs.spend(client, KIND, Duration.ofSeconds(1));
    CostRefusal refusal = costs.refused(client, Duration.ofMillis(52)).orElseThrow();
    assertEquals(
        "this costs 52 ms of processor time, and a client may cause 250 ms a second; ask again in 208 ms",
        refusal.detail());
    Problem problem = refusal.problem();
    assertEquals(429, problem.status());
    assertEquals(Optional.of(1), problem.retryAfterSeconds());
    assertEquals("{\"costMs\":52,\"waitMs\":208}", problem.more().toString());
    assertEquals(Optional.empty(), costs.refused(new Payer("connection 1", false), PRICE));
  }

  @Test
  void aPayerThatAsksOnAndOnIsRefusedLater() {
    Costs costs = costs();
    Payer client = new Payer("client a", true);
    for (int i = 0; i < 20; i++) {
      assertFalse(costs.delays(client));
    }
    assertTrue(costs.delays(client));
    assertFalse(costs.delays(new Payer("client b", true)));
  }
}
