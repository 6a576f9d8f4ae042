package io.omnidepth.poll;

import io.omnidepth.venue.Limit;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rest of a venue's limits. No window of a limit's length may have more weight than the limit,
 * by the venue's count. A question reaches the venue at some time between its sending and its
 * answer. So it counts from its sending until one window after its answer.
 */
final class Budget {
  /** A margin for different clocks, and for a window whose end the venue includes. */
  static final Duration MARGIN = Duration.ofMillis(10);

  /** The weight of one question. */
  final class Spent {
    private final int weight;
    private final Priority priority;
    private final Instant left;
    private Instant end = Instant.MAX;

    private Spent(int weight, Priority priority, Instant left) {
      this.weight = weight;
      this.priority = priority;
      this.left = left;
    }

    /** The time of its answer, or the expected time. */
    private Instant over(Duration usual, Instant now) {
      Instant expected = left.plus(usual);
      return !end.equals(Instant.MAX) ? end : expected.isAfter(now) ? expected : now;
    }

    /** Takes in the end of the question, with or without an answer. */
    void ended(Instant now) {
      end = now;
      underWay.remove(this);
      windows.forEach(window -> window.ended.add(this));
    }
  }

  private static final class Window {
    private final Limit limit;
    private final Duration length;

    /** The answered questions that still count, in the order of their answers. */
    private final Deque<Spent> ended = new ArrayDeque<>();

    /** The weight of the answered questions and of those under way. */
    private int used;

    /** The same weight for each priority. */
    private final Map<Priority, Integer> usedBy = new EnumMap<>(Priority.class);

    /** The weight of other clients by the venue's own count, until {@code othersUntil}. */
    private int others;

    private Instant othersUntil = Instant.MIN;

    Window(Limit limit) {
      this.limit = limit;
      length = limit.window().plus(MARGIN);
    }

    /** The time until this weight fits, if all questions under way end now. Zero if it fits now. */
    Duration until(int weight, Instant now) {
      int foreign = foreign(now);
      int over = all(now) + weight - limit.weight();
      if (over <= 0) {
        return Duration.ZERO;
      }
      for (Spent each : ended) {
        over -= each.weight;
        Instant free = free(each);
        if (over - (free.isBefore(othersUntil) ? 0 : foreign) <= 0) {
          return Duration.between(now, free);
        }
        if (over - foreign <= 0) {
          return Duration.between(now, othersUntil);
        }
      }
      return length;
    }

    /** The weight of this program and of other clients. */
    int all(Instant now) {
      settle(now);
      return used + foreign(now);
    }

    private int foreign(Instant now) {
      return now.isBefore(othersUntil) ? others : 0;
    }

    /**
     * Takes in the venue's count. The part above this program's weight is that of others at the
     * same address. It counts until the next count of the venue, or for one window.
     */
    void counted(int weight, Instant now) {
      settle(now);
      others = Math.max(0, weight - used);
      othersUntil = now.plus(length);
    }

    private void settle(Instant now) {
      while (!ended.isEmpty() && !free(ended.element()).isAfter(now)) {
        add(ended.remove(), -1);
      }
    }

    private void add(Spent spent, int sign) {
      used += sign * spent.weight;
      usedBy.merge(spent.priority, sign * spent.weight, Integer::sum);
    }

    /** The weight of that priority and later ones, and of others at this address. */
    int from(Priority priority, Instant now) {
      settle(now);
      int own =
          usedBy.entrySet().stream()
              .filter(each -> each.getKey().compareTo(priority) >= 0)
              .mapToInt(Map.Entry::getValue)
              .sum();
      return own + foreign(now);
    }

    private Instant free(Spent spent) {
      return spent.end.plus(length);
    }
  }

  private final List<Window> windows;
  private final Set<Spent> underWay = new LinkedHashSet<>();

  Budget(List<Limit> limits) {
    windows = limits.stream().map(Window::new).toList();
  }

  /** Takes in the venue's own count of weight in that limit. */
  void counted(Limit limit, int weight, Instant now) {
    windows.stream()
        .filter(window -> window.limit.equals(limit))
        .forEach(window -> window.counted(weight, now));
  }

  /** The use of each limit. */
  List<LimitUse> spending(Instant now) {
    return windows.stream().map(window -> new LimitUse(window.limit, window.all(now))).toList();
  }

  /** The expected wait for this weight; zero if it fits now. */
  Duration until(int weight, Instant now) {
    return windows.stream()
        .map(window -> window.until(weight, now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** The limits that are counted, in this order. */
  List<Limit> limits() {
    return windows.stream().map(window -> window.limit).toList();
  }

  /**
   * The weight of a limit that questions of that priority and later ones used, and others at the
   * same address.
   *
   * @param limit the index in {@link #limits}
   */
  int spentFrom(Priority priority, int limit, Instant now) {
    return windows.get(limit).from(priority, now);
  }

  /** The weight of questions under way of that priority and of later ones. */
  int underWayFrom(Priority priority) {
    return underWay.stream()
        .filter(spent -> spent.priority.compareTo(priority) >= 0)
        .mapToInt(spent -> spent.weight)
        .sum();
  }

  /**
   * The weights that count in a limit now, and their ends in milliseconds from now.
   *
   * @param limit the index in {@link #limits}
   * @param usual the time for which a question is under way
   */
  List<Foresight.Spent> counting(int limit, Duration usual, Instant now) {
    Window window = windows.get(limit);
    window.settle(now);
    List<Foresight.Spent> counting = new ArrayList<>();
    Stream.concat(window.ended.stream(), underWay.stream())
        .forEach(
            spent -> {
              Instant over = spent.over(usual, now);
              counting.add(
                  new Foresight.Spent(
                      Duration.between(now, over.plus(window.length)).toMillis(), spent.weight));
            });
    if (window.foreign(now) > 0) {
      counting.add(
          new Foresight.Spent(
              Duration.between(now, window.othersUntil).toMillis(), window.foreign(now)));
    }
    return counting;
  }

  /** Spends the weight of a question that is sent now. The caller must report its end. */
  Spent spend(int weight, Priority priority, Instant now) {
    Spent question = new Spent(weight, priority, now);
    underWay.add(question);
    windows.forEach(window -> window.add(question, 1));
    return question;
  }
}
