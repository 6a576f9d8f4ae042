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
 * The questions of one venue: it says which of them may be asked now, and is told their ends. It
 * knows nothing of HTTP.
 *
 * <p>A venue that limits or blocks us is left alone as a whole; after that one book is asked as a
 * probe, and the others follow only when that was answered otherwise.
 */
final class VenuePoll {
  /** The wait before another look for a gap. */
  static final Duration NEXT_GAP = Duration.ofMillis(100);

  /** The time after a hold in which all books have their turn again. */
  private static final Duration CATCHING_UP = Duration.ofSeconds(15);

  final Venue venue;
  private final Budget budget;
  private final Allotment allotment;
  private final Hold hold;
  private final PollSet polls;
  private final LostQuestions lost = new LostQuestions();
  private final BackOffs backOffs;

  /**
   * Asks for nothing until it is told what to {@link #watch}.
   *
   * @param listed whether its list is read although its rule can make the names
   * @param timed whether the venue's own times are acted upon
   * @param pacing the pace at which so many books are asked for
   * @param stale the age at which a book is too old; books that do not go first must not reach it
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

  /** The pace at which its named books are asked for now. */
  Pace pace() {
    return allotment.pace(Priority.NAMED);
  }

  /** The pace at which this book is asked for now. */
  Pace pace(BookPoll book) {
    return allotment.pace(book.priority());
  }

  /**
   * The time after which an answer is given up. It is shorter where a question without an answer
   * would keep those that go first from leaving.
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
   * Asks for these instruments' books from now on, and for no others.
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
   * Chooses the questions of now and pays for them out of the budget; each must then be asked.
   *
   * @param beat the tick's nominal time, by which it is due
   * @param now the time by the clock, by which the budget is kept
   */
  Turn turn(Instant beat, Instant now) {
    lost.settle(now);
    List<BookPoll> refused = allotment.settleInTurn(polls.books(), now);
    Optional<Duration> alone = hold.left(now);
    if (alone.isPresent()) {
      allotment.quiet(now.plus(alone.get()).plus(CATCHING_UP));
      return new Turn(List.of(), alone, refused);
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
        due.subList(ask.size(), due.size()).forEach(held -> held.heldUp(now));
        return new Turn(ask, Optional.of(wait), refused);
      }
      Duration interval = allotment.pace(poll.priority()).interval();
      poll.sent(poll.next(beat, interval), budget.spend(weight, poll.priority(), now), now);
      ask.add(poll);
    }
    return new Turn(ask, Optional.empty(), refused);
  }

  private int weight(Poll poll) {
    return poll instanceof BookPoll book
        ? pace(book).weight()
        : polls.list().map(asked -> asked.listing.weight()).orElse(1);
  }

  /** A probe is for the named books, where there are any. */
  private boolean mayGo(BookPoll book, Instant now) {
    return !(hold.probing() && book.priority() != Priority.NAMED && room().named() > 0)
        && allotment.mayGo(book, polls.books(), now);
  }

  /**
   * The venue's list of markets has come; its books go by it.
   *
   * @return the books that it does not have
   */
  List<BookPoll> listed(Map<Instrument, ListedMarket> markets, Instant now) {
    allotment.unsettled();
    return polls.listed(markets, now);
  }

  /**
   * There was no list of markets. A list that is kept from us says nothing of the books; a limit
   * holds for all questions.
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

  /** The outcome in the light of all else that the venue said. */
  Outcome weighed(BookPoll book, Outcome outcome) {
    return polls.weighed(book, outcome);
  }

  /**
   * Takes in the end of a question for a book.
   *
   * @return the time for which the venue, or that book, is left alone now because of it
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
    // Those that were under way when it began to be left alone say the same once more.
    return heldBefore ? bookAlone : hold.left(now).or(() -> bookAlone);
  }

  /** A question without an answer in time counts as under way for as long again. */
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

  /** The use of each of the venue's limits; none where they are not kept. */
  List<LimitUse> spending(Instant now) {
    return budget.spending(now);
  }

  /** The venue says that it counts so much weight in that limit. */
  void counted(Limit limit, int weight, Instant now) {
    budget.counted(limit, weight, now);
  }

  /** All its books are due now, as time may have passed that no clock counted. */
  void askAnew() {
    polls.books().stream().filter(book -> !book.unlisted()).forEach(BookPoll::dueNow);
  }
}
