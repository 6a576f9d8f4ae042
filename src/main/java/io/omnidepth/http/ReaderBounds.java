package io.omnidepth.http;

import io.omnidepth.http.connection.UnsentBytes;
import io.omnidepth.http.cost.CostBudget;
import io.omnidepth.http.cost.FairQueue;

/**
 * The bounds of what readers may cause, each alone and all together.
 *
 * @param client the work that one client may cause
 * @param workers the work that all may cause on workers
 * @param unsentBytes bytes that may wait in all readers' sockets
 * @param views the different views that all may subscribe
 */
public record ReaderBounds(
    CostBudget.Rate client, FairQueue.Bounds workers, long unsentBytes, int views) {
  private static final int MOST_VIEWS = 10_000;

  /** The same with the usual number of views. */
  public ReaderBounds(CostBudget.Rate client, FairQueue.Bounds workers, long unsentBytes) {
    this(client, workers, unsentBytes, MOST_VIEWS);
  }

  /** The bounds that suit this machine's processors and this process's heap. */
  static ReaderBounds ofThisProcess() {
    return new ReaderBounds(
        CostBudget.OF_A_CLIENT,
        FairQueue.Bounds.of(Runtime.getRuntime().availableProcessors()),
        UnsentBytes.boundOf(Runtime.getRuntime().maxMemory()));
  }
}
