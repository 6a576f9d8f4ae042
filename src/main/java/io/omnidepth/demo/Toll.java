package io.omnidepth.demo;

import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Counts what is asked of an exchange, as the exchange counts it, and refuses what is too much. */
final class Toll {
  private record Paid(Instant at, int weight) {}

  /** One limit, and what was paid in its window. */
  static final class Window {
    private final Venue.Limit limit;
    private final Deque<Paid> paid = new ArrayDeque<>();
    private int used;
    private int most;

    Window(Venue.Limit limit) {
      this.limit = limit;
    }

    Venue.Limit limit() {
      return limit;
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
      if (used + weight > limit.weight()) {
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

  Toll(List<Venue.Limit> limits) {
    windows = limits.stream().map(Window::new).toList();
  }

  /** Whether a question of that weight may be answered; counts it in any case. */
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
