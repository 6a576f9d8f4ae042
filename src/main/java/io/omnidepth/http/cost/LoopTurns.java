package io.omnidepth.http.cost;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Small work that is done on the event loop, a few milliseconds at a time, so that others get their
 * turn between. What came first goes first. All of it together takes no more than a part of a core.
 * Runs on one event loop.
 */
public final class LoopTurns<T> {
  private static final Duration AT_A_TIME = Duration.ofMillis(5);

  /**
   * A timer, and not a task of the event loop: of those it takes many before it looks at sockets.
   */
  private static final Duration BETWEEN = Duration.ofMillis(1);

  /** Half of a core. */
  private static final CostBudget.Rate SHARE = new CostBudget.Rate(0.05, 0.5);

  private static final String ALL = "all";

  /** Acts on the event loop, later. */
  public interface Timer {
    void after(Duration wait, Runnable act);

    /** The timer of an event loop. Any code on the loop may call it, also without its context. */
    static Timer of(Vertx vertx, Context loop) {
      return (wait, act) ->
          loop.runOnContext(
              begun -> vertx.setTimer(Math.max(1, wait.toMillis()), timer -> act.run()));
    }
  }

  private final CostBudget share = new CostBudget(SHARE);
  private final Queue<T> due = new ArrayDeque<>();
  private final Timer timer;
  private final InstantSource clock;
  private final Consumer<T> turn;
  private boolean busy;
  private boolean waits;

  /**
   * Turns that are made so.
   *
   * @param turn makes one; may add others
   */
  public LoopTurns(Timer timer, InstantSource clock, Consumer<T> turn) {
    this.timer = timer;
    this.clock = clock;
    this.turn = turn;
  }

  /** Has it wait for its turn. */
  public void add(T next) {
    due.add(next);
  }

  /** Makes turns that are due, for a while. */
  public void now() {
    if (waits || busy || due.isEmpty()) {
      return;
    }
    if (share.left(ALL, clock.instant()) <= 0) {
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
      // After a turn that failed, too: the others still wait.
      busy = false;
      share.spend(ALL, took, clock.instant());
      soon();
    }
  }

  /** Makes them a little later: many may ask for that in one turn of the event loop. */
  public void soon() {
    if (!waits && !busy && !due.isEmpty()) {
      goOn(BETWEEN);
    }
  }

  private void goOn(Duration wait) {
    waits = true;
    timer.after(
        wait,
        () -> {
          waits = false;
          now();
        });
  }
}
