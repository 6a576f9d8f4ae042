package io.omnidepth.poll;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.Limit;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Priority;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * The questions of one venue. It decides which questions may be asked now, and takes in their ends.
 * It does not depend on HTTP.
 *
 * <p>A venue that demands fewer requests or blocks this program is paused as a whole. After the
 * pause one book is a probe. The others follow only if the probe has another answer.
 */
final class VenuePoll {
  /** The wait before the next search for a gap. */
  static final Duration NEXT_GAP = Duration.ofMillis(100);

  /** The time after a pause in which all books have their turn again. */
  private static final Duration CATCHING_UP = Duration.ofSeconds(15);

  final Venue venue;
  private final Budget budget;
  private final Allotment allotment;
  private final Hold hold;
  private final PollSet polls;
  private final LostQuestions lost = new LostQuestions();
  private final BackOffs backOffs;

  /**
   * A venue without books until {@link #watch} is called.
   *
   * @param listed whether its list is read even if its spelling rule can make the names
   * @param timed whether the venue's own times affect the order of answers
   * @param pacing the pace at which so many books are asked for
   * @param stale the age from which a book is too old; books that do not go first must not reach it
   */
  VenuePoll(
      Venue venue,
      boolean listed,
      boolean timed,
      Pace.PaceRule pacing,
      Staleness stale,
      Budget budget,
      DoubleSupplier chance) {
    this.venue = venue;
    this.budget = budget;
    allotment = new Allotment(venue, pacing, stale, budget);
    hold = new Hold(chance);
    backOffs = BackOffs.of(venue, pace().interval(), chance);
    Optional<ListPoll> list =
        venue
            .listing()
            .filter(listing -> listed || venue.namesOnlyInList())
            .map(listing -> new ListPoll(listing, backOffs.list()));
    polls = new PollSet(venue, timed, list);
  }

  /** The present pace of its named books. */
  Pace pace() {
    return allotment.pace(Priority.NAMED);
  }

  /** The present pace of this book. */
  Pace pace(BookPoll book) {
    return allotment.pace(book.priority());
  }

  /**
   * The time limit of an answer. It is shorter if a question without an answer would delay the
   * books that go first.
   */
  Duration deadline(BookPoll book) {
    Duration usual = venue.limits().deadline();
    return allotment.isAskedInGaps(book) ? usual.dividedBy(2) : usual;
  }

  /** The room for its books. */
  Room room() {
    return allotment.room(polls.books());
  }

  Collection<BookPoll> books() {
    return polls.books();
  }

  /**
   * Polls only these instruments' books from now on.
   *
   * @param claims in the order in which they came
   * @return the new ones that its list does not have
   */
  List<BookPoll> watch(List<Claim> claims) {
    List<BookPoll> absent = polls.watch(claims);
    allotment.unsettled();
    return absent;
  }

  /**
   * Chooses the questions for this moment and spends their weight. The caller must ask them all.
   *
   * @param beat the nominal time of the tick, which decides whether a question is due
   * @param now the actual time, which the budget uses
   */
  Turn turn(Instant beat, Instant now) {
    lost.settle(now);
    List<BookPoll> refused = allotment.settleInTurn(polls.books(), now);
    Optional<Duration> alone = hold.left(now);
    if (alone.isPresent()) {
      allotment.quiet(now.plus(alone.get()).plus(CATCHING_UP));
      return new Turn(List.of(), List.of(), alone, refused);
    }
    List<Poll> due = polls.due(beat, hold.probing());
    List<Poll> ask = new ArrayList<>();
    for (Poll poll : due) {
      if (hold.probing() && (!ask.isEmpty() || polls.inFlight())) {
        break;
      }
      int weight = weight(poll);
      Duration wait = budget.until(weight, now);
      if (wait.isZero() && poll instanceof BookPoll book && !mayGo(book, now)) {
        wait = NEXT_GAP;
      }
      if (!wait.isZero()) {
        List<Poll> held = due.subList(ask.size(), due.size());
        held.forEach(later -> later.heldUp(now));
        return new Turn(ask, held, Optional.of(wait), refused);
      }
      Instant next = poll.next(beat, allotment.pace(poll.priority()).interval());
      poll.sent(next, budget.spend(weight, poll.priority(), now), now);
      ask.add(poll);
    }
    return new Turn(ask, List.of(), Optional.empty(), refused);
  }

  private int weight(Poll poll) {
    return poll instanceof BookPoll book
        ? pace(book).weight()
        : polls.list().map(asked -> asked.listing.weight()).orElse(1);
  }

  /** Whether a question for the book may be sent. A probe is for a named book, if there is one. */
  private boolean mayGo(BookPoll book, Instant now) {
    return !(hold.probing() && book.priority() != Priority.NAMED && room().named() > 0)
        && allotment.mayGo(book, polls.books(), now);
  }

  /**
   * Takes in the venue's list of markets.
   *
   * @return the books that it does not have
   */
  List<BookPoll> listed(Map<Instrument, ListedMarket> markets, Instant now) {
    allotment.unsettled();
    return polls.listed(markets, now);
  }

  /**
   * Takes in a failed question for the list. A refused list tells nothing about the books, but a
   * limit applies to all questions.
   */
  void notListed(Outcome outcome, Instant now) {
    polls
        .list()
        .ifPresent(
            asked -> {
              ended(asked, outcome, now);
              asked.failed(now);
            });
    if (outcome instanceof Outcome.Limited) {
      hold.ended(outcome, now);
    }
  }

  /** The outcome, checked against the venue's other answers. */
  Outcome weighed(BookPoll book, Outcome outcome) {
    return polls.weighed(book, outcome);
  }

  /**
   * Takes in the end of a question for a book.
   *
   * @return the pause of the venue or of that book because of it
   */
  Optional<Duration> ended(BookPoll book, Outcome outcome, Instant now) {
    boolean inPace = book.inPace();
    boolean heldBefore = hold.left(now).isPresent();
    ended((Poll) book, outcome, now);
    boolean neverHad = outcome instanceof Outcome.Refused && book.last().isEmpty();
    Optional<Duration> bookAlone =
        book.ended(outcome, now, neverHad ? backOffs.bookless() : backOffs.failure());
    if (book.inPace() != inPace) {
      allotment.unsettled();
    }
    hold.ended(outcome, now);
    // Questions that were under way when the pause began repeat the same refusal.
    return heldBefore ? bookAlone : hold.left(now).or(() -> bookAlone);
  }

  /**
   * Ends a question. A question without an answer in time counts as under way for the same time
   * again.
   */
  private void ended(Poll poll, Outcome outcome, Instant now) {
    boolean late = outcome instanceof Outcome.Unreachable unreachable && unreachable.late();
    Duration given = poll instanceof BookPoll book ? deadline(book) : venue.limits().deadline();
    Instant end = late ? now.plus(given) : now;
    poll.landed()
        .ifPresent(
            spent -> {
              if (late) {
                lost.add(spent, end);
              } else {
                spent.ended(now);
              }
              if (poll instanceof BookPoll book) {
                book.took(Duration.between(book.sentAt(), end));
                allotment.ended(book, late, now);
              }
            });
  }

  /** The used weight of each of the venue's limits; empty if they are not counted. */
  List<LimitUse> spending(Instant now) {
    return budget.spending(now);
  }

  /** Takes in the venue's own count of weight in that limit. */
  void counted(Limit limit, int weight, Instant now) {
    budget.counted(limit, weight, now);
  }

  /** Makes all its books due now, because the machine may have slept. */
  void askAnew() {
    polls.books().stream().filter(book -> !book.unlisted()).forEach(BookPoll::dueNow);
  }
}
