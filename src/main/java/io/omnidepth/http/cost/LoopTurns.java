package io.omnidepth.http.cost;

import io.omnidepth.source.Loop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Small work that the event loop does a few milliseconds at a time, so that others get their turn
 * between. The first to come goes first. All of it together takes no more than a part of a core.
 * Runs on one event loop.
 */
public final class LoopTurns<T> {
  private static final Duration AT_A_TIME = Duration.ofMillis(5);

  /**
   * The time between two runs. It needs a timer: the event loop does many tasks before it looks at
   * sockets.
   */
  private static final Duration BETWEEN = Duration.ofMillis(1);

  /** Half of a core. */
  public static final CostBudget.Rate HALF = new CostBudget.Rate(0.05, 0.5);

  private static final String ALL = "all";

  private final CostBudget share;
  private final Queue<T> due = new ArrayDeque<>();
  private final Loop loop;
  private final Consumer<T> turn;
  private boolean busy;
  private boolean waits;

  /**
   * No turns yet.
   *
   * @param turn makes a turn; it may add others
   */
  public LoopTurns(Loop loop, Consumer<T> turn) {
    this(loop, HALF, turn);
  }

  /**
   * The same with another share.
   *
   * @param rate the part of a core that all turns may take
   */
  public LoopTurns(Loop loop, CostBudget.Rate rate, Consumer<T> turn) {
    this.share = new CostBudget(rate);
    this.loop = loop;
    this.turn = turn;
  }

  /** Adds one that waits for its turn. */
  public void add(T next) {
    due.add(next);
  }

  /** Makes turns that are due, for a while. */
  public void now() {
    if (waits || busy || due.isEmpty()) {
      return;
    }
    if (share.left(ALL, loop.instant()) <= 0) {
      goOn(AT_A_TIME);
      return;
    }
    busy = true;
    Duration begun = ThreadTime.spent();
    Duration took = Duration.ZERO;
    try {
      while (!due.isEmpty() && took.compareTo(AT_A_TIME) < 0) {
        turn.accept(due.remove());
        took = ThreadTime.spent().minus(begun);
      }
    } finally {
      // Also after a turn that failed: the others still wait.
      busy = false;
      share.spend(ALL, took, loop.instant());
      soon();
    }
  }

  /** Makes them a little later: many may ask for that in one run of the event loop. */
  public void soon() {
    if (!waits && !busy && !due.isEmpty()) {
      goOn(BETWEEN);
    }
  }

  private void goOn(Duration wait) {
    waits = true;
    loop.after(
        wait,
        () -> {
          waits = false;
          now();
        });
  }
}
