package io.omnidepth.poll;

import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a venue's limits leave: in no window of a limit's length is more weight spent than it
 * allows. The windows are taken a tenth longer than published, as requests do not arrive as evenly
 * as they leave.
 */
final class Budget {
  private static final int MARGIN = 10;

  private record Spent(Instant at, int weight) {}

  private static final class Window {
    private final int allowed;
    private final Duration length;
    private final Deque<Spent> spent = new ArrayDeque<>();
    private int sum;

    Window(Venue.Limit limit) {
      allowed = limit.weight();
      length = padded(limit.window());
    }

    /** How long until this much weight fits; zero where it does now. */
    Duration until(int weight, Instant now) {
      while (!spent.isEmpty() && !spent.peek().at().plus(length).isAfter(now)) {
        sum -= spent.poll().weight();
      }
      int over = sum + weight - allowed;
      Duration wait = Duration.ZERO;
      for (Spent old : spent) {
        if (over <= 0) {
          break;
        }
        over -= old.weight();
        wait = Duration.between(now, old.at().plus(length));
      }
      return wait;
    }

    void spend(int weight, Instant now) {
      spent.add(new Spent(now, weight));
      sum += weight;
    }
  }

  private final List<Window> windows;

  Budget(List<Venue.Limit> limits) {
    windows = limits.stream().map(Window::new).toList();
  }

  /** A window as long as it is counted here. */
  static Duration padded(Duration window) {
    return window.plus(window.dividedBy(MARGIN));
  }

  /** Spends the weight and says zero, or says how long to wait for it and spends nothing. */
  Duration take(int weight, Instant now) {
    Duration wait =
        windows.stream()
            .map(window -> window.until(weight, now))
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    if (wait.isZero()) {
      windows.forEach(window -> window.spend(weight, now));
    }
    return wait;
  }
}
