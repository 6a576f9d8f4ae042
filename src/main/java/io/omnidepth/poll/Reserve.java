package io.omnidepth.poll;

import io.omnidepth.poll.Foresight.Group;
import io.omnidepth.poll.Foresight.Spent;
import io.omnidepth.venue.Limit;
import io.omnidepth.venue.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The rest of a venue's limits for the books of one tier. The books of earlier tiers go first.
 *
 * <p>The free rest of a limit is its weight less the most that the earlier tiers use within its
 * window. A question in the free rest never delays an earlier tier. If the free rest is too little,
 * a limit of at most 5 s also has gaps: moments at which the earlier tiers leave weight unused. A
 * question may use a gap if no question of an earlier tier then waits for more than a quarter of
 * its interval. No earlier tier is polled less often because of it.
 */
final class Reserve {
  /** The longest window of a limit in which gaps are used. */
  private static final Duration SHORT = Duration.ofSeconds(5);

  private static final int FOUND_IN_TIME = 3;

  /**
   * The load of books of an earlier tier.
   *
   * @param weight the weight of a question for one of them
   * @param interval the time between two questions for one of them
   * @param underWay the longest time for which a question is under way
   */
  record Load(int books, int weight, Duration interval, Duration underWay) {
    /** The most weight that they use of that limit at any moment. */
    private long most(Limit limit) {
      return (long) books * weight * (counts(limit, underWay).dividedBy(interval) + 1);
    }

    private double aSecond() {
      return books * weight * 1e3 / interval.toMillis();
    }
  }

  /**
   * The rest of one limit.
   *
   * @param free the weight that is free at any moment
   */
  private record Rest(Limit limit, int free) {
    boolean isShort() {
      return limit.window().compareTo(SHORT) <= 0;
    }
  }

  private final List<Load> first;
  private final int least;
  private final List<Rest> rests;
  private final Duration firstUsual;
  private final Duration usual;
  private final Gaps gaps;
  private boolean inGaps;

  /**
   * @param first the loads of the earlier tiers
   * @param firstUsual the usual time for which a question for a named book is under way
   * @param usual the usual time for which a question of this tier is under way
   * @param least the weight of the cheapest question of this tier
   */
  Reserve(
      List<Load> first,
      Duration firstUsual,
      Duration usual,
      int least,
      List<Limit> limits,
      Gaps gaps) {
    this.first = List.copyOf(first);
    this.firstUsual = firstUsual;
    this.usual = usual;
    this.least = least;
    this.gaps = gaps;
    rests = limits.stream().map(limit -> new Rest(limit, free(limit))).toList();
  }

  private int free(Limit limit) {
    long most = first.stream().mapToLong(load -> load.most(limit)).sum();
    return (int) Math.max(0, limit.weight() - most);
  }

  /** The time for which a question counts after its sending. */
  private static Duration counts(Limit limit, Duration underWay) {
    return limit.window().plus(Budget.MARGIN).plus(underWay);
  }

  /** The average weight a second that the earlier tiers use. */
  double firstASecond() {
    return first.stream().mapToDouble(Load::aSecond).sum();
  }

  /** The free rest of each limit, which the earlier tiers never use. */
  List<Pace.Share> free() {
    return rests.stream().map(this::free).toList();
  }

  private Pace.Share free(Rest rest) {
    Duration counts = counts(rest.limit(), usual);
    Duration padded = Pace.padded(rest.limit().window());
    return new Pace.Share(rest.free(), counts.compareTo(padded) > 0 ? counts : padded);
  }

  /**
   * The rest of each limit with gaps, where that is more than the free rest.
   *
   * @param dues the due times of the books of earlier tiers, from now on; never empty
   */
  List<Pace.Share> withGaps(List<Group> dues) {
    return rests.stream()
        .map(
            rest -> {
              Pace.Share free = free(rest);
              Pace.Share gaps = rest.isShort() ? gaps(rest.limit(), dues) : free;
              return gaps.isMoreThan(free) ? gaps : free;
            })
        .toList();
  }

  /**
   * The share of the gaps: three quarters of the forecast ones, because answers differ in their
   * times. The gaps that tiers between the named books and this one use are subtracted.
   */
  private Pace.Share gaps(Limit limit, List<Group> dues) {
    Foresight foresight = foresight(limit);
    List<Group> named = dues.stream().filter(group -> group.priority() == Priority.NAMED).toList();
    long taken =
        dues.stream()
            .filter(group -> group.priority() != Priority.NAMED)
            .mapToLong(
                group ->
                    (long) group.books()
                        * group.weight()
                        * Gaps.WITHIN.toMillis()
                        / group.interval())
            .sum();
    long found = gaps.count(foresight, named, least);
    long left = found * FOUND_IN_TIME / 4 * least - taken;
    return new Pace.Share((int) Math.max(0, left), Gaps.WITHIN);
  }

  private Foresight foresight(Limit limit) {
    return new Foresight(limit.weight(), counts(limit, firstUsual).toMillis());
  }

  /** Allows gaps from now on, for questions that do not fit into the free rest. */
  void useGaps() {
    inGaps = true;
  }

  /** The usual time for which a question of this tier is under way. */
  Duration usual() {
    return usual;
  }

  boolean usesGaps() {
    return inGaps;
  }

  /**
   * Whether all books of earlier tiers fit into the limit at once, even if no question of this tier
   * or a later one gets an answer.
   */
  private boolean leavesRoom(Limit limit, int weight, int underWay) {
    int together = first.stream().mapToInt(load -> load.books() * load.weight()).sum();
    return underWay == 0 || underWay + weight <= limit.weight() - together;
  }

  /**
   * Whether a question of this tier may be sent now.
   *
   * @param weight the weight of the question
   * @param underWay the time for which it may be under way
   * @param priority the priority of the question; the weight of this priority and later ones counts
   *     too
   * @param dues the due times of the books of earlier tiers, from now on
   */
  boolean allows(
      int weight,
      Duration underWay,
      Budget budget,
      Priority priority,
      Supplier<List<Group>> dues,
      Instant now) {
    for (int i = 0; i < rests.size(); i++) {
      Rest rest = rests.get(i);
      boolean free = budget.spentFrom(priority, i, now) + weight <= rest.free();
      boolean inGap =
          inGaps
              && rest.isShort()
              && leavesRoom(rest.limit(), weight, budget.underWayFrom(priority));
      if (!free && !inGap) {
        return false;
      }
      if (!free) {
        Foresight foresight = foresight(rest.limit());
        Spent candidate = new Spent(counts(rest.limit(), underWay).toMillis(), weight);
        if (!leaveInTime(foresight, dues.get(), budget.counting(i, firstUsual, now), candidate)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Checks each priority with the earlier ones only, because later ones never delay it. */
  private static boolean leaveInTime(
      Foresight foresight, List<Group> dues, List<Spent> spent, Spent candidate) {
    return dues.stream()
        .map(Group::priority)
        .distinct()
        .allMatch(
            last ->
                foresight.leaveInTime(
                    dues.stream().filter(group -> group.priority().compareTo(last) <= 0).toList(),
                    spent,
                    candidate));
  }
}
