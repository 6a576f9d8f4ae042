package io.omnidepth.http.cost;

import io.omnidepth.api.CostKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What work costs before it is done: what the last of its kind has cost. Runs on one event loop.
 */
final class CostPrices {
  private static final int MOST_KINDS = 4_000;

  /** How much of the highest cost is remembered at each cost that is lower. */
  private static final double REMEMBERED = 0.9;

  /**
   * What work of a kind has cost.
   *
   * @param highest of late: costs of one kind differ, and one large piece of work among small ones
   *     would block the event loop
   */
  private record Measured(Duration last, Duration highest) {}

  private final Map<CostKind, Measured> measured =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CostKind, Measured> eldest) {
          return size() > MOST_KINDS;
        }
      };

  /** What one more of the kind may cost. */
  Duration of(CostKind kind) {
    Measured known = measured.get(kind);
    return known == null ? kind.guess() : known.last();
  }

  /** The most that work of the kind has cost of late. */
  Duration highest(CostKind kind) {
    Measured known = measured.get(kind);
    return known == null ? kind.guess() : known.highest();
  }

  /** One of the kind has cost that. */
  void measured(CostKind kind, Duration cost) {
    Measured known = measured.get(kind);
    Duration highest =
        known == null ? cost : Duration.ofNanos((long) (REMEMBERED * known.highest().toNanos()));
    measured.put(kind, new Measured(cost, highest.compareTo(cost) > 0 ? highest : cost));
  }
}
