package io.omnidepth.demo;

import io.omnidepth.venue.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.Stream;

/** Counts what is asked of an exchange, as the exchange counts it, and refuses what is too much. */
final class RateLimits {
  private record Paid(Instant at, int weight) {}

  /** One limit, and what was paid in its window. */
  static final class Window {
    private final Limit limit;
    private final boolean enforced;
    private final Queue<Paid> paid = new PriorityQueue<>(Comparator.comparing(Paid::at));
    private int used;
    private int most;

    Window(Limit limit, boolean enforced) {
      this.limit = limit;
      this.enforced = enforced;
    }

    Limit limit() {
      return limit;
    }

    /** Whether what is beyond it is refused. */
    boolean enforced() {
      return enforced;
    }

    /** The weight in the window that ended when something was last asked. */
    int used() {
      return used;
    }

    /** The most that it ever was, refused questions included. */
    int most() {
      return most;
    }

    private void settle(Instant now) {
      Duration length = limit.window();
      while (!paid.isEmpty() && !paid.peek().at().plus(length).isAfter(now)) {
        used -= paid.poll().weight();
      }
    }

    private boolean pay(int weight, Instant now) {
      settle(now);
      most = Math.max(most, used + weight);
      if (enforced && used + weight > limit.weight()) {
        return false;
      }
      paid.add(new Paid(now, weight));
      used += weight;
      return true;
    }
  }

  private final List<Window> windows;
  private long asked;
  private long refused;

  /**
   * @param declared limits that are counted
   * @param enforced limits beyond which it refuses; empty for the declared ones
   */
  RateLimits(List<Limit> declared, List<Limit> enforced) {
    List<Limit> refusing = enforced.isEmpty() ? declared : enforced;
    windows =
        Stream.concat(declared.stream(), enforced.stream())
            .distinct()
            .map(limit -> new Window(limit, refusing.contains(limit)))
            .toList();
  }

  /**
   * Whether a question of that weight may be answered; counts it in any case.
   *
   * @param now when it arrived, which may be before another that was paid for
   */
  boolean pay(int weight, Instant now) {
    asked++;
    boolean allowed = true;
    for (Window window : windows) {
      allowed &= window.pay(weight, now);
    }
    refused += allowed ? 0 : 1;
    return allowed;
  }

  List<Window> windows() {
    return windows;
  }

  /** How many questions there were. */
  long asked() {
    return asked;
  }

  /** How many of them were too many. */
  long refused() {
    return refused;
  }
}
