package io.omnidepth.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.demo.Fault;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final long SEED = 20_261_121;

  /** Twice what it takes beside the other tests of a build. {@code mvn -Psim test} has hours. */
  private static final int MOST_CPU_SECONDS = 40;

  @Test
  void allVenuesKeepThePromises() {
    SimulationRun run = SimulationRun.of(SEED, Duration.ofMinutes(20));
    System.out.println(run);
    assertTrue(run.cpuSeconds() < MOST_CPU_SECONDS, run::toString);
    assertTrue(run.simulation().promises().depths() > 3_000, run::toString);
    for (Venue venue : Catalog.ALL) {
      assertEquals(
          0, run.simulation().asker.exchange(venue).refused(), venue + " was asked too often");
    }
  }

  @Test
  void aVenuesFaultsChangeNoOtherVenuesBooks() {
    Venue failing = Catalog.ALL.get(0);
    Duration each = Duration.ofSeconds(8);
    Simulation well = new Simulation(SEED, FaultPlan.NONE).begin();
    Simulation ill = new Simulation(SEED, FaultPlan.each(failing, Simulation.START, each)).begin();
    for (Fault fault : Fault.values()) {
      QuietLog.during(
          () -> {
            well.pass(each);
            ill.pass(each);
          });
      assertEquals(others(well, failing), others(ill, failing), fault.word());
    }
  }

  /** The books of the other venues, and the moments at which they came. */
  private static Map<String, String> others(Simulation simulation, Venue failing) {
    Map<String, String> books = new TreeMap<>();
    simulation.board.current().markets().stream()
        .filter(market -> !market.venue().equals(failing))
        .forEach(
            market ->
                books.put(
                    market.venue() + " " + market.instrument(),
                    market.state()
                        + market
                            .answer()
                            .map(answer -> " " + answer.receivedAt() + " " + answer.book())
                            .orElse("")));
    return books;
  }
}
