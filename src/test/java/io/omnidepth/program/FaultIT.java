package io.omnidepth.program;

import io.omnidepth.demo.Fault;
import io.omnidepth.tool.FaultRun;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Three exchanges fail at the same time, each in a way of its own until there are no more ways, and
 * all others go on; {@link FaultRun} measures them all, one by one.
 */
class FaultIT {
  private static final List<String> FAILING = List.of("kraken", "gate", "coinbase");

  @Test
  void noVenuesFaultKeepsAnotherFromItsNextBook() throws Exception {
    try (FaultRun run = new FaultRun()) {
      newBooks(run, Map.of(), Map.of());
      Deque<Fault> ways = new ArrayDeque<>(List.of(Fault.values()));
      while (!ways.isEmpty()) {
        Map<String, Fault> failing = new TreeMap<>();
        for (String venue : FAILING) {
          failing.put(venue, ways.isEmpty() ? Fault.NONE : ways.remove());
        }
        Map<String, String> before = run.received();
        for (Map.Entry<String, Fault> each : failing.entrySet()) {
          run.fault(each.getKey(), each.getValue());
        }
        newBooks(run, before, failing);
        newBooks(run, run.received(), failing);
      }
    }
  }

  /** Waits until every venue has a newer book but those that fail, or did and are left alone. */
  private static void newBooks(FaultRun run, Map<String, String> before, Map<String, Fault> failing)
      throws IOException, InterruptedException {
    List<String> late = List.of();
    for (int i = 0; i < 400; i++) {
      Map<String, String> now = run.received();
      late =
          run.venues().stream()
              .filter(venue -> !failing.containsKey(venue))
              .filter(
                  venue ->
                      now.getOrDefault(venue, "").compareTo(before.getOrDefault(venue, "")) <= 0)
              .toList();
      if (late.isEmpty()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("no new book of " + late + " while these fail: " + failing);
  }
}
