package io.omnidepth.poll;

import io.omnidepth.venue.Priority;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A forecast, for one limit, of when the questions that go first will be sent. All times are
 * milliseconds from now.
 *
 * @param limit the weight that the limit allows
 * @param counts the time for which a question counts in the limit after its sending
 */
record Foresight(int limit, long counts) {
  private static final int PATIENCE = 4;
  private static final int TRIALS = 3;

  /** A weight, and the time until which it counts. */
  record Spent(long end, int weight) {}

  /**
   * Books that go first and have the same due times.
   *
   * @param priority the priority among the groups
   */
  record Group(Priority priority, long due, int books, int weight, long interval) {
    /** The most time by which their questions may be later than without others. */
    long patience() {
      return interval / PATIENCE;
    }

    private Group next() {
      return later(-interval);
    }

    Group later(long step) {
      return new Group(priority, due - step, books, weight, interval);
    }
  }

  /**
   * Whether the books that go first are in time although a question behind them is sent now. Each
   * group must be no later than without that question, or within its patience.
   *
   * @param spent the weights that already count
   * @param candidate the weight of the question behind them
   */
  boolean leaveInTime(List<Group> first, List<Spent> spent, Spent candidate) {
    long until = candidate.end() + counts;
    List<Spent> all = new ArrayList<>(spent);
    all.add(candidate);
    List<Wait> before = waits(first, spent, until);
    List<Wait> behind = waits(first, all, until);
    for (int i = 0; i < before.size(); i++) {
      Wait wait = behind.get(i);
      if (wait.millis() > Math.max(before.get(i).millis(), wait.most())) {
        return false;
      }
    }
    return true;
  }

  private record Wait(long millis, long most) {}

  /** The wait of the last question of each group. */
  private List<Wait> waits(List<Group> first, List<Spent> spent, long until) {
    PriorityQueue<Spent> counting = new PriorityQueue<>(Comparator.comparingLong(Spent::end));
    counting.addAll(spent);
    int used = spent.stream().mapToInt(Spent::weight).sum();
    List<Group> groups = new ArrayList<>(first);
    List<Wait> waits = new ArrayList<>();
    long now = 0;
    while (!groups.isEmpty()) {
      int next = next(groups, now);
      Group group = groups.get(next);
      if (group.due() >= until) {
        return waits;
      }
      now = Math.max(now, group.due());
      for (int books = group.books(); books > 0; ) {
        while (!counting.isEmpty() && counting.element().end() <= now) {
          used -= counting.remove().weight();
        }
        int leaving = Math.min(books, Math.max(0, limit - used) / group.weight());
        if (leaving > 0) {
          used += leaving * group.weight();
          counting.add(new Spent(now + counts, leaving * group.weight()));
          books -= leaving;
        } else if (counting.isEmpty()) {
          return waits; // a single question exceeds the limit
        } else {
          now = counting.element().end();
        }
      }
      waits.add(new Wait(now - group.due(), group.patience()));
      groups.set(next, group.next());
    }
    return waits;
  }

  /** The group that goes first among the waiting groups; else the group that is due next. */
  private static int next(List<Group> groups, long now) {
    int next = 0;
    for (int i = 1; i < groups.size(); i++) {
      Group group = groups.get(i);
      Group other = groups.get(next);
      boolean both = group.due() <= now && other.due() <= now;
      int order = both ? 0 : Long.compare(group.due(), other.due());
      order = order == 0 ? group.priority().compareTo(other.priority()) : order;
      if (order < 0 || (order == 0 && group.due() < other.due())) {
        next = i;
      }
    }
    return next;
  }

  /**
   * The number of questions of that weight that find a gap within that time. It is the least number
   * of some trials that begin at different moments.
   *
   * @param first all groups that go first, without any used weight
   * @param slack the time by which a gap must be longer, because a question is seldom sent exactly
   *     on time
   */
  int gaps(List<Group> first, int weight, long slack, long within) {
    return IntStream.range(0, TRIALS)
        .map(
            trial -> {
              long before = counts * trial / TRIALS;
              return gapsFrom(
                  first.stream().map(group -> group.later(-before)).toList(),
                  new Spent(counts + slack, weight),
                  within);
            })
        .min()
        .orElse(0);
  }

  private int gapsFrom(List<Group> first, Spent candidate, long within) {
    int weight = candidate.weight();
    List<Group> groups = new ArrayList<>(first);
    int[] waiting = new int[groups.size()];
    List<Spent> spent = new ArrayList<>();
    int found = 0;
    for (long passed = 0; passed < within; ) {
      int room = limit - spent.stream().mapToInt(Spent::weight).sum();
      for (int i = 0; i < waiting.length; i++) {
        Group group = groups.get(i);
        if (group.due() == 0) {
          waiting[i] += group.books();
          groups.set(i, group.next());
        }
        int leaving = Math.min(waiting[i], room / group.weight());
        if (leaving > 0) {
          waiting[i] -= leaving;
          room -= leaving * group.weight();
          spent.add(new Spent(counts, leaving * group.weight()));
        }
      }
      while (IntStream.of(waiting).sum() == 0
          && room >= weight
          && leaveInTime(groups, spent, candidate)) {
        spent.add(candidate);
        room -= weight;
        found++;
      }
      long step = untilNext(groups, spent);
      passed += step;
      spent.removeIf(each -> each.end() <= step);
      spent.replaceAll(each -> new Spent(each.end() - step, each.weight()));
      groups.replaceAll(group -> group.later(step));
    }
    return found;
  }

  /** The time until a book is due or a weight no longer counts. */
  private long untilNext(List<Group> groups, List<Spent> spent) {
    return LongStream.concat(
            groups.stream().mapToLong(Group::due), spent.stream().mapToLong(Spent::end))
        .min()
        .orElse(counts);
  }
}
