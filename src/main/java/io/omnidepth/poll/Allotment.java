package io.omnidepth.poll;

import io.omnidepth.poll.Foresight.Group;
import io.omnidepth.poll.Reserve.Load;
import io.omnidepth.venue.Priority;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shares of a venue's limits for its books. Named books are polled as deep and as often as if
 * they were alone. The books for rates share the rest, and the books on demand share the rest of
 * that. Only as many of these have a place as can be kept fresh. The others are not polled.
 */
final class Allotment {
  /** The time until fewer places have an effect. */
  private static final Duration SHOWS = Duration.ofSeconds(5);

  /** The time between two checks of the room for books. */
  private static final Duration SETTLED_FOR = Duration.ofSeconds(1);

  private static final int MOST_LOOKED_FOR = 1_000;

  private final Venue venue;
  private final Budget budget;
  private final List<Pace.Share> all;
  private final Gaps gaps = new Gaps();
  private final List<Tier> tiers;
  private final int namedAtMost;
  private Instant quietUntil = Instant.MIN;
  private Instant settleAt = Instant.MIN;

  Allotment(Venue venue, Pace.PaceRule pacing, Staleness stale, Budget budget) {
    this.venue = venue;
    this.budget = budget;
    Upkeep upkeep = new Upkeep(stale);
    all = Pace.all(budget.limits());
    tiers =
        Stream.of(Priority.values())
            .map(priority -> new Tier(priority, pacing, upkeep, reserve(), all))
            .toList();
    namedAtMost = upkeep.fits(MOST_LOOKED_FOR, some -> pacing.of(some, all));
  }

  /** A reserve without any books that go first. */
  private Reserve reserve() {
    return new Reserve(List.of(), Duration.ZERO, Duration.ZERO, 1, budget.limits(), gaps);
  }

  private Reserve behind(List<Load> first, Tier tier) {
    AnswerTimes named = tier(Priority.NAMED).took();
    return new Reserve(
        first, named.usual(), tier.usual(named), Pace.leastWeight(venue), budget.limits(), gaps);
  }

  private Tier tier(Priority priority) {
    return tiers.stream().filter(tier -> tier.priority == priority).findFirst().orElseThrow();
  }

  /** The pace of books of that priority now. */
  Pace pace(Priority priority) {
    return tier(priority).pace();
  }

  /**
   * Takes in the end of a question for the book.
   *
   * @param late whether there was no answer in time
   */
  void ended(BookPoll book, boolean late, Instant now) {
    Tier tier = tier(book.priority());
    tier.took(book.took());
    if (late) {
      tier.late(now);
    }
  }

  /** Whether the book is polled in gaps between the books that go first. */
  boolean isAskedInGaps(BookPoll book) {
    return tier(book.priority()).usesGaps();
  }

  /** Notes that until then too many places are not the cause of a book without a turn. */
  void quiet(Instant until) {
    quietUntil = until.isAfter(quietUntil) ? until : quietUntil;
  }

  /** Makes the next turn settle the places, because the books have changed. */
  void unsettled() {
    settleAt = Instant.MIN;
  }

  /** Settles the places if the last time is a second ago. The result is the newly refused books. */
  List<BookPoll> settleInTurn(Collection<BookPoll> books, Instant now) {
    if (now.isBefore(settleAt)) {
      return List.of();
    }
    settleAt = now.plus(SETTLED_FOR);
    return settle(books, now);
  }

  private List<BookPoll> settle(Collection<BookPoll> books, Instant now) {
    sendSomeAway(books, now);
    List<BookPoll> refused = new ArrayList<>();
    List<Load> first = new ArrayList<>();
    venue
        .listing()
        .ifPresent(list -> first.add(new Load(1, list.weight(), ListPoll.GOOD_FOR, Duration.ZERO)));
    for (Tier tier : tiers) {
      if (tier.goesFirst()) {
        tier.settleFirst(books, all);
      } else {
        refused.addAll(
            tier.settle(books, behind(first, tier), () -> duesBefore(tier, books, now), now));
      }
      tier.loads(books).stream().filter(load -> load.books() > 0).forEach(first::add);
    }
    return refused;
  }

  /**
   * Reduces the places of the last priority if books have no turn in time. The forecast does not
   * know of slower answers than usual, or of other clients at the same address.
   */
  private void sendSomeAway(Collection<BookPoll> books, Instant now) {
    int late = (int) books.stream().filter(book -> tier(book.priority()).isLate(book, now)).count();
    if (late > 0 && !now.isBefore(quietUntil)) {
      tiers.stream()
          .filter(tier -> tier.held(books) > 0)
          .reduce((first, last) -> last)
          .ifPresent(last -> last.sendAway((late + 1) / 2, books, now));
      quietUntil = now.plus(SHOWS);
    }
  }

  /** Whether a due question for the book leaves enough room for the books that go first. */
  boolean mayGo(BookPoll book, Collection<BookPoll> books, Instant now) {
    Tier tier = tier(book.priority());
    return tier.mayGo(book, budget, () -> duesBefore(tier, books, now), now);
  }

  private List<Group> duesBefore(Tier tier, Collection<BookPoll> books, Instant now) {
    return tiers.stream()
        .takeWhile(first -> first != tier)
        .flatMap(first -> first.dues(books, now).stream())
        .toList();
  }

  /** The room for the books, and the books without room. */
  Room room(Collection<BookPoll> books) {
    return new Room(
        (int) tier(Priority.NAMED).of(books).stream().filter(BookPoll::inPace).count(),
        namedAtMost,
        (int) books.stream().filter(book -> book.hasPlace() && book.inPace()).count(),
        (int) books.stream().filter(BookPoll::refused).count());
  }
}
