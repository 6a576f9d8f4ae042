package io.omnidepth.http.stream;

import io.omnidepth.http.cost.CostBudget;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.Payer;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The pace at which readers get snapshots of views. A client pays for the bytes. A client that has
 * used up its share still gets a few, so that the page's own views come in any case. Any thread may
 * call it.
 */
final class SnapshotPace {
  /** Snapshots for a client without a share: four at once, and two a second after them. */
  private static final CostBudget.Rate WITHOUT_SHARE = new CostBudget.Rate(4, 2);

  private static final Duration ONE = Duration.ofSeconds(1);

  /** The price of a byte that is handed to the socket. */
  private static final long NANOS_A_BYTE = 1;

  private final Costs costs;
  private final InstantSource clock;
  private final CostBudget without = new CostBudget(WITHOUT_SHARE);

  SnapshotPace(Costs costs, InstantSource clock) {
    this.costs = costs;
    this.clock = clock;
  }

  /** Whether the payer's reader may have one now. */
  synchronized boolean allows(Payer payer) {
    return hasShare(payer) || without.wait(payer.key(), ONE, clock.instant()).isEmpty();
  }

  /** Counts a snapshot of that length. */
  synchronized void sent(Payer payer, int bytes) {
    if (!hasShare(payer)) {
      without.spend(payer.key(), ONE, clock.instant());
    }
    costs.spend(payer, Duration.ofNanos(bytes * NANOS_A_BYTE));
  }

  private boolean hasShare(Payer payer) {
    return costs.refused(payer, Duration.ZERO).isEmpty();
  }
}
