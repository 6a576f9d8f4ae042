package io.omnidepth.source;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * One event loop with its time and timers. All methods but {@link #submit} are called on the loop
 * itself.
 */
public interface Loop extends Time {
  /** A timer that has not run yet. */
  @FunctionalInterface
  interface Cancel {
    /** Stops the timer. It does nothing if the timer has already run. */
    void cancel();
  }

  /** Runs {@code act} once on this loop, after at least that time. */
  Cancel after(Duration wait, Runnable act);

  /** Runs {@code act} on this loop again and again, each time after that wait. */
  default Cancel every(Duration wait, Runnable act) {
    return new Repetition(this, wait, act);
  }

  /** Runs {@code act} on this loop. Any thread may call it. */
  void submit(Runnable act);

  /**
   * Does the work beside the loop, then calls {@code then} or {@code failed} on the loop. Pieces of
   * work may run at the same time and end in any order.
   */
  <T> void offload(Callable<T> work, Consumer<T> then, Consumer<Throwable> failed);
}
