package io.omnidepth.demo;

import io.omnidepth.venue.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.Stream;

/** Counts the requests to an exchange, as the exchange does, and refuses those over a limit. */
final class RateLimits {
  private record Paid(Instant at, int weight) {}

  /** One limit and the weight paid in its window. */
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

    /** Whether the exchange refuses requests beyond the limit. */
    boolean enforced() {
      return enforced;
    }

    /** The weight in the window that ended at the last request. */
    int used() {
      return used;
    }

    /** The highest weight so far, including refused requests. */
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
  private long requests;
  private long refused;

  /**
   * @param declared the limits that are counted
   * @param enforced the limits beyond which it refuses; empty for the declared limits
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
   * Counts a request of that weight. The result is whether the exchange may answer it.
   *
   * @param now the time of its arrival; may be before that of a request that was already paid for
   */
  boolean pay(int weight, Instant now) {
    requests++;
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

  /** The number of requests. */
  long requests() {
    return requests;
  }

  /** The number of refused requests. */
  long refused() {
    return refused;
  }
}
