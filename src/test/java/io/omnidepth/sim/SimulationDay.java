package io.omnidepth.sim;

import java.time.Duration;

/** Runs a simulation of many hours and prints its figures. */
public final class SimulationDay {
  private SimulationDay() {}

  /**
   * Runs.
   *
   * @param arguments the hours, and the seed or {@code new} for another one each time
   */
  public static void main(String[] arguments) {
    Duration time = Duration.ofHours(Integer.parseInt(arguments[0]));
    long seed =
        arguments[1].equals("new") ? System.currentTimeMillis() : Long.parseLong(arguments[1]);
    System.out.println("seed " + seed + ": " + time + " begins");
    System.out.println(SimulationRun.of(seed, time));
  }
}
