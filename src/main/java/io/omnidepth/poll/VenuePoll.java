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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * When to ask one venue for which of its books, and for its list of markets. Knows nothing of HTTP:
 * it says what may be asked now and is told how it ended.
 *
 * <p>A venue that limits or blocks us is left alone as a whole; after that one book is asked as a
 * probe, and the others follow only when that was answered otherwise.
 *
 * <p>As long as there is no list, a market goes by the venue's rule of spelling; where no rule can
 * make its name, it waits for the list.
 */
final class VenuePoll {
  static final Duration LONGEST_WITHOUT_BOOK = Duration.ofMinutes(1);

  private static final Duration LONGEST_FAILURE = Duration.ofSeconds(10);
  private static final Duration LONGEST_WITHOUT_LIST = Duration.ofMinutes(10);

  /** How often it is looked after whether there is room for more books, or for less. */
  private static final Duration SETTLED_FOR = Duration.ofSeconds(1);

  /** How soon to look for a gap again. */
  static final Duration NEXT_GAP = Duration.ofMillis(100);

  /** How long it takes after a hold until all have had their turn again. */
  private static final Duration CATCHING_UP = Duration.ofSeconds(15);

  final Venue venue;
  private final boolean timed;
  private final Budget budget;
  private final Allotment allotment;
  private final Hold hold;
  private final Map<Instrument, BookPoll> books = new LinkedHashMap<>();
  private final Optional<ListPoll> list;
  private final Deque<Lost> lost = new ArrayDeque<>();
  private final BackOff failureBackOff;
  private final BackOff bookless;
  private Instant settleAt = Instant.MIN;

  /**
   * Asks for nothing until it is told what to {@link #watch}.
   *
   * @param listed whether its list is read although its rule can make the names
   * @param pacing the pace at which so many books are asked for
   * @param stale when a book is too old, which those that do not go first must not become
   */
  VenuePoll(
      Venue venue,
      boolean listed,
      Pace.Pacing pacing,
      Staleness stale,
      Budget budget,
      DoubleSupplier chance) {
    this(venue, listed, true, pacing, stale, budget, chance);
  }

  /**
   * The same.
   *
   * @param timed whether the venue's own times are acted upon
   */
  VenuePoll(
      Venue venue,
      boolean listed,
      boolean timed,
      Pace.Pacing pacing,
      Staleness stale,
      Budget budget,
      DoubleSupplier chance) {
    this.venue = venue;
    this.timed = timed;
    this.budget = budget;
    allotment = new Allotment(venue, pacing, stale, budget);
    hold = new Hold(chance);
    Pace pace = pace();
    Duration most =
        pace.interval().compareTo(LONGEST_FAILURE) > 0 ? pace.interval() : LONGEST_FAILURE;
    failureBackOff = new BackOff(pace.interval(), most, chance);
    bookless = new BackOff(pace.interval(), LONGEST_WITHOUT_BOOK, chance);
    Duration longest = venue.namesOnlyInList() ? most : LONGEST_WITHOUT_LIST;
    list =
        venue
            .listing()
            .filter(listing -> listed || venue.namesOnlyInList())
            .map(listing -> new ListPoll(listing, new BackOff(pace.interval(), longest, chance)));
  }

  /** What was spent on a question that had no answer in time, and until when it may still come. */
  private record Lost(Budget.Spent spent, Instant until) {}

  /**
   * What may be asked at this moment.
   *
   * @param lookAgain when to look again where the budget makes some wait
   * @param refused books for which it has turned out now that the budget leaves no room
   */
  record Turn(List<Poll> ask, Optional<Duration> lookAgain, List<BookPoll> refused) {}

  /** How deep and how often its named books are asked for now. */
  Pace pace() {
    return allotment.pace(Priority.NAMED);
  }

  /** How deep and how often this book is asked for now. */
  Pace pace(BookPoll book) {
    return allotment.pace(book.priority());
  }

  /**
   * After how long an answer is given up; sooner where a question that has none would keep those
   * that go first from leaving.
   */
  Duration deadline(BookPoll book) {
    Duration usual = venue.limits().deadline();
    return allotment.isAskedInGaps(book) ? usual.dividedBy(2) : usual;
  }

  /** How many books there is room for. */
  Room room() {
    return allotment.room(books.values());
  }

  Collection<BookPoll> books() {
    return books.values();
  }

  /**
   * Asks for these instruments' books from now on, and for no others.
   *
   * @param claims in the order in which they came
   * @return the new ones of which its list says that there is nothing to ask for
   */
  List<BookPoll> watch(List<Claim> claims) {
    books.keySet().retainAll(claims.stream().map(Claim::instrument).toList());
    List<BookPoll> absent = new ArrayList<>();
    for (Claim claim : claims) {
      BookPoll known = books.get(claim.instrument());
      if (known != null) {
        known.claim(claim);
      } else {
        BookPoll book = new BookPoll(claim, venue.market(claim.instrument()), timed);
        books.put(claim.instrument(), book);
        list.ifPresent(
            asked ->
                asked.markets().ifPresent(markets -> book.goBy(markets, !asked.listing.ofSome())));
        book.absent().ifPresent(why -> absent.add(book));
      }
    }
    unsettled();
    return absent;
  }

  /**
   * Chooses what to ask and takes it out of the budget; each must then be asked.
   *
   * @param beat the tick's nominal time, by which it is due
   * @param now the time by the clock, by which the budget is kept
   */
  Turn turn(Instant beat, Instant now) {
    while (!lost.isEmpty() && !lost.element().until().isAfter(now)) {
      lost.remove().spent().ended(now);
    }
    List<BookPoll> refused = settle(now);
    Optional<Duration> alone = hold.left(now);
    if (alone.isPresent()) {
      allotment.quiet(now.plus(alone.get()).plus(CATCHING_UP));
      return new Turn(List.of(), alone, refused);
    }
    List<Poll> due = due(beat);
    List<Poll> ask = new ArrayList<>();
    for (Poll poll : due) {
      if (hold.probing() && (!ask.isEmpty() || polls().anyMatch(Poll::inFlight))) {
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
      poll.sent(next(poll, beat), budget.spend(weight, poll.priority(), now), now);
      ask.add(poll);
    }
    return new Turn(ask, Optional.empty(), refused);
  }

  private List<BookPoll> settle(Instant now) {
    if (now.isBefore(settleAt)) {
      return List.of();
    }
    settleAt = now.plus(SETTLED_FOR);
    return allotment.settle(books.values(), now);
  }

  private void unsettled() {
    settleAt = Instant.MIN;
  }

  private int weight(Poll poll) {
    return poll instanceof BookPoll book
        ? pace(book).weight()
        : list.map(asked -> asked.listing.weight()).orElse(1);
  }

  /** A probe is for the named books, where there are any. */
  private boolean mayGo(BookPoll book, Instant now) {
    return !(hold.probing() && book.priority() != Priority.NAMED && room().named() > 0)
        && allotment.mayGo(book, books.values(), now);
  }

  /**
   * The named first; of one priority what is due longest. A list, which takes long, is no probe
   * where a book may be.
   */
  private List<Poll> due(Instant beat) {
    boolean named = !venue.namesOnlyInList() || list.flatMap(ListPoll::markets).isPresent();
    return polls()
        .filter(
            poll ->
                poll.due(beat)
                    && !(poll instanceof BookPoll book
                        && (!named || book.absent().isPresent() || book.refused())))
        .sorted(
            Comparator.comparing((Poll poll) -> hold.probing() && poll instanceof ListPoll)
                .thenComparing(Poll::priority)
                .thenComparing(poll -> poll.due()))
        .toList();
  }

  private Stream<Poll> polls() {
    return Stream.concat(books.values().stream(), list.stream());
  }

  /**
   * A book that the budget held up keeps its place in the beat; one that was away starts a new one.
   */
  private Instant next(Poll poll, Instant beat) {
    if (poll instanceof ListPoll) {
      return beat.plus(ListPoll.GOOD_FOR);
    }
    Duration interval = allotment.pace(poll.priority()).interval();
    Instant onBeat = poll.due().equals(Instant.MIN) ? beat : poll.due().plus(interval);
    return onBeat.isAfter(beat) ? onBeat : beat.plus(interval);
  }

  /**
   * The venue's list of markets has come; its books go by it.
   *
   * @return the books of which it says that there is nothing to ask for
   */
  List<BookPoll> listed(Map<Instrument, ListedMarket> markets, Instant now) {
    list.ifPresent(
        asked -> {
          asked.landed().ifPresent(spent -> spent.ended(now));
          asked.read(markets, now);
        });
    boolean whole = list.filter(asked -> asked.listing.ofSome()).isEmpty();
    books.values().forEach(book -> book.goBy(markets, whole));
    unsettled();
    return books.values().stream().filter(book -> book.absent().isPresent()).toList();
  }

  /**
   * There was no list of markets. That it is kept from us says nothing of the books, but too many
   * questions are too many.
   */
  void notListed(Outcome outcome, Instant now) {
    list.ifPresent(
        asked -> {
          ended(asked, outcome, now);
          asked.failed(now);
        });
    if (outcome instanceof Outcome.Limited) {
      hold.ended(outcome, now);
    }
  }

  /**
   * What an outcome comes to by all else that the venue said: that it has no such market is not
   * believed of one that it lists, nor, without its list, of one whose book it sent. It is a
   * refusal then, so that the book is missed.
   */
  Outcome weighed(BookPoll book, Outcome outcome) {
    return outcome instanceof Outcome.Refused no && no.unlisted() && hasMarket(book)
        ? new Outcome.Refused(no.why(), false)
        : outcome;
  }

  private boolean hasMarket(BookPoll book) {
    Optional<Map<Instrument, ListedMarket>> whole =
        list.filter(asked -> !asked.listing.ofSome()).flatMap(ListPoll::markets);
    return whole
        .map(markets -> Optional.ofNullable(markets.get(book.instrument)))
        .map(listed -> listed.filter(ListedMarket::trading).isPresent())
        .orElseGet(() -> book.last().isPresent() || saysNothingElse(book));
  }

  /** Whether the venue answers every question with a status that says no. */
  private boolean saysNothingElse(BookPoll book) {
    return venue.response().verdicts().unlistedByStatus()
        && venue.knownToList().contains(book.instrument)
        && list.flatMap(ListPoll::markets).isEmpty()
        && books.values().stream().allMatch(other -> other.last().isEmpty());
  }

  /**
   * Takes in how a question for a book ended.
   *
   * @return for how long the venue, or that book, is left alone now as it went wrong
   */
  Optional<Duration> ended(BookPoll book, Outcome outcome, Instant now) {
    boolean inPace = book.inPace();
    boolean heldBefore = hold.left(now).isPresent();
    ended((Poll) book, outcome, now);
    boolean neverHad = outcome instanceof Outcome.Refused && book.last().isEmpty();
    Optional<Duration> bookAlone = book.ended(outcome, now, neverHad ? bookless : failureBackOff);
    if (book.inPace() != inPace) {
      unsettled();
    }
    hold.ended(outcome, now);
    // Those that were under way when it began to be left alone say the same once more.
    return heldBefore ? bookAlone : hold.left(now).or(() -> bookAlone);
  }

  /**
   * Who had no answer in time cannot know whether the question still lies before the venue: for as
   * long again it counts as under way.
   */
  private void ended(Poll poll, Outcome outcome, Instant now) {
    boolean late = outcome instanceof Outcome.Unreachable unreachable && unreachable.late();
    Duration given = poll instanceof BookPoll book ? deadline(book) : venue.limits().deadline();
    Instant end = late ? now.plus(given) : now;
    poll.landed()
        .ifPresent(
            spent -> {
              if (late) {
                lost.add(new Lost(spent, end));
              } else {
                spent.ended(now);
              }
              if (poll instanceof BookPoll book) {
                book.took(Duration.between(book.sentAt(), end));
                allotment.ended(book, late, now);
              }
            });
  }

  /** What is spent of each of the venue's limits; none where they are not kept. */
  List<LimitUse> spending(Instant now) {
    return budget.spending(now);
  }

  /** The venue says that it counts so much weight in that limit. */
  void counted(Limit limit, int weight, Instant now) {
    budget.counted(limit, weight, now);
  }

  /** All its books are due now, as time may have passed that no clock counted. */
  void askAnew() {
    books.values().stream().filter(book -> !book.unlisted()).forEach(BookPoll::dueNow);
  }
}
