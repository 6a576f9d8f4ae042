package io.omnidepth.sim;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/**
 * A whole simulation and its figures.
 *
 * @param cpuSeconds the time of the processor, which other work on the machine does not change
 */
record SimulationRun(long seed, Duration time, double cpuSeconds, Simulation simulation) {
  static SimulationRun of(long seed, Duration time) {
    long start = cpuNanos();
    Simulation simulation = Simulation.of(seed, time).begin();
    try {
      QuietLog.during(() -> simulation.pass(time));
    } catch (RuntimeException | AssertionError broken) {
      throw new AssertionError(
          "seed " + seed + " breaks at " + simulation.loop.instant() + ": " + broken.getMessage(),
          broken);
    }
    return new SimulationRun(seed, time, (cpuNanos() - start) / 1e9, simulation);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "seed %d: %s in %.1f s of CPU, %d answers, %d failures, %d publications, %d depths",
        seed,
        time,
        cpuSeconds,
        simulation.asker.answers(),
        simulation.asker.failures(),
        simulation.promises().publications(),
        simulation.promises().depths());
  }
}
