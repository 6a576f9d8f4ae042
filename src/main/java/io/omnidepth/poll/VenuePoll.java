package io.omnidepth.poll;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Listed;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Spending;
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
import java.util.function.IntFunction;
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
  /** How long a venue that does not serve us is left alone. */
  static final Duration BLOCKED = Duration.ofMinutes(10);

  private static final Duration FIRST_LIMIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_LIMIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_FAILURE = Duration.ofSeconds(10);
  private static final Duration LONGEST_WITHOUT_BOOK = Duration.ofMinutes(1);
  private static final Duration LONGEST_WITHOUT_LIST = Duration.ofMinutes(10);

  final Venue venue;
  private final boolean timed;
  private final IntFunction<Pace> pacing;
  private Pace pace;
  private final Budget budget;
  private final Map<Instrument, BookPoll> books = new LinkedHashMap<>();
  private final Optional<ListPoll> list;
  private final Deque<Lost> lost = new ArrayDeque<>();
  private final BackOff limitBackOff;
  private final BackOff failureBackOff;
  private final BackOff bookless;
  private Instant heldUntil = Instant.MIN;
  private boolean probing;
  private int limitedInARow;

  /**
   * Asks for nothing until it is told what to {@link #watch}.
   *
   * @param listed whether its list is read although its rule can make the names
   * @param pacing the pace at which so many books are asked for
   */
  VenuePoll(
      Venue venue, boolean listed, IntFunction<Pace> pacing, Budget budget, DoubleSupplier chance) {
    this(venue, listed, true, pacing, budget, chance);
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
      IntFunction<Pace> pacing,
      Budget budget,
      DoubleSupplier chance) {
    this.venue = venue;
    this.timed = timed;
    this.pacing = pacing;
    this.pace = pacing.apply(0);
    this.budget = budget;
    limitBackOff = new BackOff(FIRST_LIMIT, LONGEST_LIMIT, chance);
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
   */
  record Turn(List<Poll> ask, Optional<Duration> lookAgain) {}

  /** How deep and how often its books are asked for now. */
  Pace pace() {
    return pace;
  }

  Collection<BookPoll> books() {
    return books.values();
  }

  /**
   * Asks for these instruments' books from now on, and for no others.
   *
   * @return the new ones of which its list says that there is nothing to ask for
   */
  List<BookPoll> watch(List<Instrument> instruments) {
    books.keySet().retainAll(instruments);
    List<BookPoll> absent = new ArrayList<>();
    for (Instrument instrument : instruments) {
      if (!books.containsKey(instrument)) {
        BookPoll book = new BookPoll(instrument, venue.market(instrument), timed);
        books.put(instrument, book);
        list.ifPresent(
            asked ->
                asked.markets().ifPresent(markets -> book.goBy(markets, !asked.listing.ofSome())));
        book.absent().ifPresent(why -> absent.add(book));
      }
    }
    setPace();
    return absent;
  }

  /**
   * Chooses what to ask and takes it out of the budget; each must then be asked.
   *
   * @param beat the tick's nominal time, by which it is due
   * @param now the time by the clock, by which the budget is kept
   */
  Turn turn(Instant beat, Instant now) {
    List<Poll> ask = new ArrayList<>();
    while (!lost.isEmpty() && !lost.element().until().isAfter(now)) {
      lost.remove().spent().ended(now);
    }
    if (now.isBefore(heldUntil)) {
      return new Turn(ask, Optional.of(Duration.between(now, heldUntil)));
    }
    List<Poll> due = due(beat);
    for (int i = 0; i < due.size(); i++) {
      Poll poll = due.get(i);
      if (probing && (!ask.isEmpty() || polls().anyMatch(Poll::inFlight))) {
        break;
      }
      int weight = poll instanceof ListPoll asksList ? asksList.listing.weight() : pace.weight();
      Duration wait = budget.until(weight, now);
      if (!wait.isZero()) {
        due.subList(i, due.size()).forEach(held -> held.heldUp(now));
        return new Turn(ask, Optional.of(wait));
      }
      poll.sent(next(poll, beat), budget.spend(weight), now);
      ask.add(poll);
    }
    return new Turn(ask, Optional.empty());
  }

  private List<Poll> due(Instant beat) {
    boolean named = !venue.namesOnlyInList() || list.flatMap(ListPoll::markets).isPresent();
    return polls()
        .filter(
            poll ->
                poll.due(beat)
                    && !(poll instanceof BookPoll book && (!named || book.absent().isPresent())))
        .sorted(Comparator.comparing(Poll::due))
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
    Instant onBeat = poll.due().equals(Instant.MIN) ? beat : poll.due().plus(pace.interval());
    return onBeat.isAfter(beat) ? onBeat : beat.plus(pace.interval());
  }

  /**
   * The venue's list of markets has come; its books go by it.
   *
   * @return the books of which it says that there is nothing to ask for
   */
  List<BookPoll> listed(Map<Instrument, Listed> markets, Instant now) {
    list.ifPresent(
        asked -> {
          asked.landed().ifPresent(spent -> spent.ended(now));
          asked.read(markets, now);
        });
    boolean whole = list.filter(asked -> asked.listing.ofSome()).isEmpty();
    books.values().forEach(book -> book.goBy(markets, whole));
    setPace();
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
      venueEnded(outcome, now);
    }
  }

  /**
   * Takes in how a question for a book ended.
   *
   * @return for how long the venue, or that book, is left alone now as it went wrong
   */
  Optional<Duration> ended(BookPoll book, Outcome outcome, Instant now) {
    boolean inPace = book.inPace();
    boolean heldBefore = now.isBefore(heldUntil);
    ended((Poll) book, outcome, now);
    boolean neverHad = outcome instanceof Outcome.Refused && book.last().isEmpty();
    Optional<Duration> bookAlone = book.ended(outcome, now, neverHad ? bookless : failureBackOff);
    if (book.inPace() != inPace) {
      setPace();
    }
    venueEnded(outcome, now);
    // Those that were under way when it began to be left alone say the same once more.
    return !heldBefore && now.isBefore(heldUntil)
        ? Optional.of(Duration.between(now, heldUntil))
        : bookAlone;
  }

  /**
   * Who had no answer in time cannot know whether the question still lies before the venue: for as
   * long again it counts as under way.
   */
  private void ended(Poll poll, Outcome outcome, Instant now) {
    boolean late = outcome instanceof Outcome.Unreachable unreachable && unreachable.late();
    poll.landed()
        .ifPresent(
            spent -> {
              if (late) {
                lost.add(new Lost(spent, now.plus(venue.deadline())));
              } else {
                spent.ended(now);
              }
            });
  }

  /** What is spent of each of the venue's limits; none where they are not kept. */
  List<Spending> spending(Instant now) {
    return budget.spending(now);
  }

  /** The venue says that it counts so much weight in that limit. */
  void counted(Venue.Limit limit, int weight, Instant now) {
    budget.counted(limit, weight, now);
  }

  private void setPace() {
    pace = pacing.apply((int) books.values().stream().filter(BookPoll::inPace).count());
  }

  private void venueEnded(Outcome outcome, Instant now) {
    if (outcome instanceof Outcome.Limited limited) {
      // Those that were under way when the venue first said so do not count again.
      limitedInARow += limitedInARow == 0 || !now.isBefore(heldUntil) ? 1 : 0;
      Duration own = limitBackOff.after(limitedInARow);
      // A venue may ask for a longer wait than ours, never for a shorter one.
      hold(now.plus(limited.retryAfter().filter(told -> told.compareTo(own) > 0).orElse(own)));
    } else if (outcome instanceof Outcome.Blocked) {
      hold(now.plus(BLOCKED));
    } else if (!now.isBefore(heldUntil)) {
      // Not one that was under way already when the venue told us to stay away.
      probing = false;
      limitedInARow = 0;
    }
  }

  private void hold(Instant until) {
    probing = true;
    heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
  }

  /** All its books are due now, as time may have passed that no clock counted. */
  void askAnew() {
    books.values().stream().filter(book -> !book.unlisted()).forEach(BookPoll::dueNow);
  }
}
