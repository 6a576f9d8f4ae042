package io.omnidepth.poll;

import io.omnidepth.poll.Foresight.Group;
import io.omnidepth.poll.Reserve.Load;
import io.omnidepth.venue.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A venue's books of one priority, with their pace and places. */
final class Tier {
  private static final Duration WITHOUT_GAPS = Duration.ofMinutes(10);

  final Priority priority;
  private final Pace.PaceRule pacing;
  private final Upkeep upkeep;
  private final Places places = new Places();
  private final AnswerTimes took = new AnswerTimes();
  private Pace pace;
  private Reserve reserve;
  private Instant noGapsUntil = Instant.MIN;

  /**
   * A tier without books.
   *
   * @param reserve the rest of the limits for this tier, while no tier has books
   * @param all the shares of the whole limits
   */
  Tier(
      Priority priority,
      Pace.PaceRule pacing,
      Upkeep upkeep,
      Reserve reserve,
      List<Pace.Share> all) {
    this.priority = priority;
    this.pacing = pacing;
    this.upkeep = upkeep;
    this.reserve = reserve;
    pace = pacing.of(0, all);
  }

  /** Takes in the time for which a question for one of its books counted as under way. */
  void took(Duration time) {
    took.add(time);
  }

  /**
   * Notes a question without an answer in time. Its weight counts for longer than forecast, so
   * books of earlier tiers may have to wait. For ten minutes no question of this tier uses gaps.
   */
  void late(Instant now) {
    noGapsUntil = now.plus(WITHOUT_GAPS);
  }

  /**
   * The usual time for which a question for one of its books is under way.
   *
   * @param other the times of other books, used if there are none of these
   */
  Duration usual(AnswerTimes other) {
    return (took.isEmpty() ? other : took).usual();
  }

  AnswerTimes took() {
    return took;
  }

  /** Whether its books use the gaps between the questions of earlier tiers. */
  boolean usesGaps() {
    return reserve.usesGaps();
  }

  boolean goesFirst() {
    return priority == Priority.NAMED;
  }

  Pace pace() {
    return pace;
  }

  /** The books of this priority that the venue has. */
  List<BookPoll> of(Collection<BookPoll> books) {
    return books.stream().filter(book -> book.priority() == priority && !book.unlisted()).toList();
  }

  /** The number of its books that have a place. */
  int held(Collection<BookPoll> books) {
    return (int) of(books).stream().filter(BookPoll::hasPlace).count();
  }

  /** Sets the pace of the first tier, which may use the whole limits. */
  void settleFirst(Collection<BookPoll> books, List<Pace.Share> all) {
    pace = pacing.of((int) of(books).stream().filter(BookPoll::inPace).count(), all);
  }

  /**
   * Sets the places and the pace by the present rest of the limits.
   *
   * @param left the rest that the earlier tiers leave
   * @param dues the due times of the books of earlier tiers
   * @return the newly refused books
   */
  List<BookPoll> settle(
      Collection<BookPoll> books, Reserve left, Supplier<List<Group>> dues, Instant now) {
    List<BookPoll> wanting =
        of(books).stream().filter(book -> book.inPace() || book.refused()).toList();
    List<Pace.Share> shares = left.free();
    int fits = fits(wanting.size(), shares);
    if (fits < wanting.size() && !now.isBefore(noGapsUntil)) {
      left.useGaps();
      shares = left.withGaps(dues.get());
      fits = fits(wanting.size(), shares);
    }
    // A book loses its place only if the earlier tiers need more weight. Slower answers alone
    // shrink the rest too, but take no place away.
    boolean less = left.firstASecond() > reserve.firstASecond();
    reserve = left;
    List<BookPoll> refused =
        places.settle(wanting, less ? fits : Math.max(fits, held(wanting)), now);
    // With too many books the pace stays fast enough to keep a book fresh. The budget then delays
    // questions, and the delay shows that there is no room.
    pace = upkeep.noSlower(pace(held(wanting), shares));
    return refused;
  }

  private int fits(int wanted, List<Pace.Share> shares) {
    return upkeep.fits(wanted, some -> pace(some, shares));
  }

  /** The pace for this priority. Rates need only the best prices. */
  private Pace pace(int books, List<Pace.Share> shares) {
    return priority == Priority.RATES ? pacing.cheapest(books, shares) : pacing.of(books, shares);
  }

  /** The load of its books on the limits: of those in pace, and of those in long pauses. */
  List<Load> loads(Collection<BookPoll> books) {
    List<BookPoll> polled = of(books).stream().filter(book -> !book.refused()).toList();
    int inPace = (int) polled.stream().filter(BookPoll::inPace).count();
    return List.of(
        new Load(inPace, pace.weight(), pace.interval(), took.longest()),
        new Load(
            polled.size() - inPace, pace.weight(), BackOffs.LONGEST_WITHOUT_BOOK, took.longest()));
  }

  /** The due times of its books, with the number of books at each time. */
  List<Group> dues(Collection<BookPoll> books, Instant now) {
    Map<Long, Integer> dues = new HashMap<>();
    for (BookPoll book : of(books)) {
      if (!book.refused()) {
        long due = book.due().isAfter(now) ? Duration.between(now, book.due()).toMillis() : 0;
        dues.merge(due, 1, Integer::sum);
      }
    }
    long interval = pace.interval().toMillis();
    return dues.entrySet().stream()
        .map(due -> new Group(priority, due.getKey(), due.getValue(), pace.weight(), interval))
        .toList();
  }

  /** Whether a book has a place, but waited for the limits until it was nearly stale. */
  boolean isLate(BookPoll book, Instant now) {
    return book.hasPlace()
        && book.isHeldUp()
        && !book.freshAt().plus(upkeep.late(pace)).isAfter(now);
  }

  /** Takes that many places away. */
  void sendAway(int some, Collection<BookPoll> books, Instant now) {
    places.noMoreThan(Math.max(0, held(books) - some), now);
  }

  /**
   * Whether a question for one of its books may be sent now.
   *
   * @param dues the due times of the books of earlier tiers
   */
  boolean mayGo(BookPoll book, Budget budget, Supplier<List<Group>> dues, Instant now) {
    Duration usual = reserve.usual();
    Duration underWay = book.took().compareTo(usual) > 0 ? book.took() : usual;
    return goesFirst() || reserve.allows(pace.weight(), underWay, budget, priority, dues, now);
  }
}
