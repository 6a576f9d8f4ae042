package io.omnidepth.http.cost;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The work that each payer has caused of late: older work counts less and less. One thread calls it
 * at a time.
 */
final class CostUse {
  private static final int MOST_PAYERS = 20_000;

  /** After this time work counts a third. */
  private static final double FADES_SECONDS = 10;

  private record Use(double seconds, Instant at) {
    double now(Instant now) {
      double passed = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
      return seconds * Math.exp(-passed / FADES_SECONDS);
    }
  }

  private final Map<String, Use> uses =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Use> eldest) {
          return size() > MOST_PAYERS;
        }
      };

  /** The payer's use in seconds of work. */
  double of(String payer, Instant now) {
    Use use = uses.get(payer);
    return use == null ? 0 : use.now(now);
  }

  void add(String payer, Duration cost, Instant now) {
    uses.put(payer, new Use(of(payer, now) + cost.toNanos() / 1e9, now));
  }
}
