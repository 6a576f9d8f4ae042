package io.omnidepth.http.cost;

import io.omnidepth.api.CostKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The price of work before it is done: the cost of the last work of its kind. One thread calls it
 * at a time.
 */
final class CostPrices {
  private static final int MOST_KINDS = 4_000;

  /** The part of the highest cost that stays when a lower one is measured. */
  private static final double REMEMBERED = 0.9;

  /**
   * The costs of a kind.
   *
   * @param highest the highest of late: costs of one kind differ, and one large piece of work among
   *     small ones would block the event loop
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

  /** The price of one more of the kind. */
  Duration of(CostKind kind) {
    Measured known = measured.get(kind);
    return known == null ? kind.guess() : known.last();
  }

  /** The highest cost of the kind of late. */
  Duration highest(CostKind kind) {
    Measured known = measured.get(kind);
    return known == null ? kind.guess() : known.highest();
  }

  /** Takes in the cost of one of the kind. */
  void measured(CostKind kind, Duration cost) {
    Measured known = measured.get(kind);
    Duration highest =
        known == null ? cost : Duration.ofNanos((long) (REMEMBERED * known.highest().toNanos()));
    measured.put(kind, new Measured(cost, highest.compareTo(cost) > 0 ? highest : cost));
  }
}
