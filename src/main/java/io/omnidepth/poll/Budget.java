package io.omnidepth.poll;

import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * What a venue's limits leave: in no window of a limit's length is more weight spent than it
 * allows, as the venue counts it. A question reaches the venue somewhen between its leaving and its
 * answer, so it counts from its leaving until a window after its answer.
 */
final class Budget {
  /** Clocks differ, and a window that is open at its end for us may be closed for them. */
  private static final Duration MARGIN = Duration.ofMillis(10);

  /** The weight of one question. */
  static final class Spent {
    private final int weight;
    private Instant until = Instant.MAX;

    private Spent(int weight) {
      this.weight = weight;
    }

    /** The answer has come, or will not. */
    void ended(Instant now) {
      until = now;
    }

    private boolean underWay() {
      return until.equals(Instant.MAX);
    }
  }

  private static final class Window {
    private final int allowed;
    private final Duration length;
    private final Deque<Spent> spent = new ArrayDeque<>();

    Window(Venue.Limit limit) {
      allowed = limit.weight();
      length = limit.window().plus(MARGIN);
    }

    /**
     * How long until this much weight fits, if all that is under way ends now; zero where it does.
     */
    Duration until(int weight, Instant now) {
      spent.removeIf(each -> !each.underWay() && !each.until.plus(length).isAfter(now));
      int over = spent.stream().mapToInt(each -> each.weight).sum() + weight - allowed;
      if (over <= 0) {
        return Duration.ZERO;
      }
      Duration wait = Duration.ZERO;
      List<Spent> byEnd =
          spent.stream().sorted(Comparator.comparing((Spent each) -> each.until)).toList();
      for (Spent each : byEnd) {
        if (over <= 0) {
          break;
        }
        over -= each.weight;
        Instant end = each.underWay() ? now : each.until;
        wait = Duration.between(now, end.plus(length));
      }
      return wait;
    }
  }

  private final List<Window> windows;

  Budget(List<Venue.Limit> limits) {
    windows = limits.stream().map(Window::new).toList();
  }

  /** How long to wait for this much weight, as far as can be told now; zero where there is none. */
  Duration until(int weight, Instant now) {
    return windows.stream()
        .map(window -> window.until(weight, now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Spends it, on a question that leaves now; its end must be told. */
  Spent spend(int weight) {
    Spent question = new Spent(weight);
    windows.forEach(window -> window.spent.add(question));
    return question;
  }
}
