package io.omnidepth.poll;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Listed;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;

/**
 * When to ask one venue for which of its books. Knows nothing of HTTP: it says what may be asked
 * now and is told how it ended.
 *
 * <p>A venue that limits or blocks us is left alone as a whole; after that one book is asked as a
 * probe, and the others follow only when that was answered otherwise.
 */
final class VenuePoll {
  /** How long a venue that does not serve us is left alone. */
  static final Duration BLOCKED = Duration.ofMinutes(10);

  private static final Duration FIRST_LIMIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_LIMIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_FAILURE = Duration.ofSeconds(10);

  /** How long a list of markets is good for. */
  static final Duration LISTING = Duration.ofMinutes(30);

  final Venue venue;
  private final IntFunction<Pace> pacing;
  private Pace pace;
  private final Budget budget;
  private final Optional<Listing> list;
  private final List<BookPoll> books;
  private final BackOff limitBackOff;
  private final BackOff failureBackOff;
  private Instant heldUntil = Instant.MIN;
  private boolean probing;
  private int limitedInARow;
  private Instant listDue = Instant.MIN;
  private Optional<Budget.Spent> listInFlight = Optional.empty();
  private boolean listed;
  private List<BookPoll> missing = List.of();
  private int listFailures;

  /**
   * @param pacing the pace at which so many books are asked for
   */
  VenuePoll(
      Venue venue,
      IntFunction<Pace> pacing,
      Budget budget,
      List<BookPoll> books,
      DoubleSupplier chance) {
    this.venue = venue;
    this.pacing = pacing;
    this.pace = pacing.apply(books.size());
    this.list = venue.listing().filter(Listing::tellsNames);
    this.listed = list.isEmpty();
    this.budget = budget;
    this.books = List.copyOf(books);
    limitBackOff = new BackOff(FIRST_LIMIT, LONGEST_LIMIT, chance);
    Duration most =
        pace.interval().compareTo(LONGEST_FAILURE) > 0 ? pace.interval() : LONGEST_FAILURE;
    failureBackOff = new BackOff(pace.interval(), most, chance);
  }

  /**
   * What may be asked at this moment.
   *
   * @param list the venue's markets, where they must be known first
   * @param lookAgain when to look again where the budget makes some wait
   */
  record Turn(List<BookPoll> ask, Optional<Listing> list, Optional<Duration> lookAgain) {
    Turn(List<BookPoll> ask, Optional<Duration> lookAgain) {
      this(ask, Optional.empty(), lookAgain);
    }
  }

  /** How deep and how often its books are asked for now. */
  Pace pace() {
    return pace;
  }

  List<BookPoll> books() {
    return books;
  }

  /**
   * Chooses what to ask and takes it out of the budget; each must then be asked.
   *
   * @param beat the tick's nominal time, by which it is due
   * @param now the time by the clock, by which the budget is kept
   */
  Turn turn(Instant beat, Instant now) {
    List<BookPoll> ask = new ArrayList<>();
    if (now.isBefore(heldUntil)) {
      return new Turn(ask, Optional.of(Duration.between(now, heldUntil)));
    }
    if (listInFlight.isPresent()) {
      return new Turn(ask, Optional.empty());
    }
    if (list.isPresent() && !listDue.isAfter(beat)) {
      Listing listing = list.get();
      Duration wait = budget.until(listing.weight(), now);
      if (!wait.isZero()) {
        return new Turn(ask, Optional.of(wait));
      }
      listInFlight = Optional.of(budget.spend(listing.weight()));
      return new Turn(ask, list, Optional.empty());
    }
    if (!listed) {
      return new Turn(ask, Optional.empty());
    }
    List<BookPoll> due =
        books.stream()
            .filter(book -> book.due(beat) && !missing.contains(book))
            .sorted(Comparator.comparing(BookPoll::due))
            .toList();
    for (BookPoll book : due) {
      if (probing && (!ask.isEmpty() || books.stream().anyMatch(BookPoll::inFlight))) {
        break;
      }
      Duration wait = budget.until(pace.weight(), now);
      if (!wait.isZero()) {
        return new Turn(ask, Optional.of(wait));
      }
      book.sent(next(book, beat), budget.spend(pace.weight()));
      ask.add(book);
    }
    return new Turn(ask, Optional.empty());
  }

  /**
   * A book that the budget held up keeps its place in the beat; one that was away starts a new one.
   */
  private Instant next(BookPoll book, Instant beat) {
    Instant onBeat = book.due().equals(Instant.MIN) ? beat : book.due().plus(pace.interval());
    return onBeat.isAfter(beat) ? onBeat : beat.plus(pace.interval());
  }

  /**
   * The venue's list of markets has come; its books go by the names there.
   *
   * @return the books that are not in it
   */
  List<BookPoll> listed(Map<Instrument, Listed> markets, Instant now) {
    listEnded(now);
    listed = true;
    listFailures = 0;
    listDue = now.plus(LISTING);
    List<BookPoll> notIn = new ArrayList<>();
    for (BookPoll book : books) {
      Listed listedMarket = markets.get(book.instrument);
      if (listedMarket == null) {
        notIn.add(book);
      } else {
        book.named(listedMarket.market());
      }
    }
    missing = List.copyOf(notIn);
    setPace();
    return missing;
  }

  /** There was no list of markets; an older one stays good meanwhile. */
  void notListed(Outcome outcome, Instant now) {
    listEnded(now);
    listDue = now.plus(failureBackOff.after(++listFailures));
    venueEnded(outcome, now);
  }

  private void listEnded(Instant now) {
    listInFlight.ifPresent(spent -> spent.ended(now));
    listInFlight = Optional.empty();
  }

  /** Takes in how a question ended. */
  void ended(BookPoll book, Outcome outcome, Instant now) {
    boolean unlisted = book.unlisted();
    book.ended(outcome, now, failureBackOff);
    if (book.unlisted() != unlisted) {
      setPace();
    }
    venueEnded(outcome, now);
  }

  private void setPace() {
    pace = pacing.apply((int) books.stream().filter(book -> !book.unlisted()).count());
  }

  private void venueEnded(Outcome outcome, Instant now) {
    if (outcome instanceof Outcome.Limited limited) {
      limitedInARow++;
      hold(now.plus(limited.retryAfter().orElseGet(() -> limitBackOff.after(limitedInARow))));
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

  /** Forgets every appointment, as the clock went back to {@code now}. */
  void clockWentBack(Instant now) {
    budget.clockWentBack(now);
    heldUntil = Instant.MIN;
    listDue = Instant.MIN;
    books.forEach(BookPoll::dueNow);
  }
}
