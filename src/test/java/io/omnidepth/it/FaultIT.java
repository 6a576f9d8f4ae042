package io.omnidepth.it;

import io.omnidepth.demo.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Three exchanges fail in every way, and all others go on; {@link FaultRun} measures them all. */
class FaultIT {
  private static final List<String> FAILING = List.of("kraken", "gate", "coinbase");

  @Test
  void noVenuesFaultKeepsAnotherFromItsNextBook() throws Exception {
    try (FaultRun run = new FaultRun()) {
      newBooks(run, Map.of(), List.of());
      Fault[] ways = Fault.values();
      for (int i = 0; i < ways.length; i++) {
        String venue = FAILING.get(i % FAILING.size());
        Map<String, String> before = run.received();
        run.fault(venue, ways[i]);
        newBooks(run, before, FAILING);
        newBooks(run, run.received(), FAILING);
        run.fault(venue, Fault.NONE);
      }
    }
  }

  /** Waits until every venue has a newer book but those that fail, or did and are left alone. */
  private static void newBooks(FaultRun run, Map<String, String> before, List<String> without)
      throws IOException, InterruptedException {
    List<String> late = List.of();
    for (int i = 0; i < 400; i++) {
      Map<String, String> now = run.received();
      late =
          run.venues().stream()
              .filter(venue -> !without.contains(venue))
              .filter(
                  venue ->
                      now.getOrDefault(venue, "").compareTo(before.getOrDefault(venue, "")) <= 0)
              .toList();
      if (late.isEmpty()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("no new book of " + late + " while one of " + without + " fails");
  }
}
