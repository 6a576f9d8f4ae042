package io.omnidepth.poll;

import io.omnidepth.venue.Priority;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * When questions that go first will leave, as far as one limit is concerned. All times are
 * milliseconds from now.
 *
 * @param limit weight that the limit allows
 * @param counts the time for which a question counts in it, from its leaving
 */
record Foresight(int limit, long counts) {
  private static final int PATIENCE = 4;
  private static final int TRIALS = 3;

  /** Weight that counts until then. */
  record Spent(long end, int weight) {}

  /**
   * Books that go first and are due at the same time, again and again.
   *
   * @param priority by which they go among each other
   */
  record Group(Priority priority, long due, int books, int weight, long interval) {
    /** The most that one of their questions may be later than alone. */
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
   * Whether those that go first leave in time although a question behind them leaves now: none of
   * them later than before, or no later than it may.
   *
   * @param spent the weights that count already
   * @param candidate the weight of the question
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

  /** The wait of the last of each group. */
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
          return waits; // one of them alone is more than the limit allows
        } else {
          now = counting.element().end();
        }
      }
      waits.add(new Wait(now - group.due(), group.patience()));
      groups.set(next, group.next());
    }
    return waits;
  }

  /** The one that goes first among those that wait; else the one that is due next. */
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
   * The number of questions of that weight that find a gap within so long: the fewest of some
   * trials that begin at different moments.
   *
   * @param first all that go first, with nothing spent yet
   * @param slack so much longer a gap must be, as a question seldom leaves at the very moment
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

  /** Until a book is due or something does not count any more. */
  private long untilNext(List<Group> groups, List<Spent> spent) {
    return LongStream.concat(
            groups.stream().mapToLong(Group::due), spent.stream().mapToLong(Spent::end))
        .min()
        .orElse(counts);
  }
}
