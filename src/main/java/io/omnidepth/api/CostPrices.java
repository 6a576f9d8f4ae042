package io.omnidepth.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What work costs before it is done: what the last of its kind has cost. Runs on one event loop.
 */
final class CostPrices {
  private static final int MOST_KINDS = 4_000;

  /** Work that costs no more is small. */
  private static final Duration SMALL = Duration.ofMillis(2);

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

  /** Whether work of the kind is so small that it may be done between other things. */
  boolean isSmall(CostKind kind) {
    Measured known = measured.get(kind);
    return (known == null ? kind.guess() : known.highest()).compareTo(SMALL) <= 0;
  }

  /** One of the kind has cost that. */
  void measured(CostKind kind, Duration cost) {
    Measured known = measured.get(kind);
    Duration highest =
        known == null ? cost : Duration.ofNanos((long) (REMEMBERED * known.highest().toNanos()));
    measured.put(kind, new Measured(cost, highest.compareTo(cost) > 0 ? highest : cost));
  }
}
