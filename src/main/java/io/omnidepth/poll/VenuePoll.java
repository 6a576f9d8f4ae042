package io.omnidepth.poll;

import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

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

  final Venue venue;
  final Pace pace;
  private final Budget budget;
  private final List<BookPoll> books;
  private final BackOff limitBackOff;
  private final BackOff failureBackOff;
  private Instant heldUntil = Instant.MIN;
  private boolean probing;
  private int limitedInARow;

  VenuePoll(Venue venue, Pace pace, Budget budget, List<BookPoll> books, DoubleSupplier chance) {
    this.venue = venue;
    this.pace = pace;
    this.budget = budget;
    this.books = List.copyOf(books);
    limitBackOff = new BackOff(FIRST_LIMIT, LONGEST_LIMIT, chance);
    Duration most =
        pace.interval().compareTo(LONGEST_FAILURE) > 0 ? pace.interval() : LONGEST_FAILURE;
    failureBackOff = new BackOff(pace.interval(), most, chance);
  }

  /** What may be asked at this moment, and when to look again where the budget makes some wait. */
  record Turn(List<BookPoll> ask, Optional<Duration> lookAgain) {}

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
    List<BookPoll> due =
        books.stream()
            .filter(book -> book.due(beat))
            .sorted(Comparator.comparing(BookPoll::due))
            .toList();
    for (BookPoll book : due) {
      if (probing && (!ask.isEmpty() || books.stream().anyMatch(BookPoll::inFlight))) {
        break;
      }
      Duration wait = budget.take(pace.weight(), now);
      if (!wait.isZero()) {
        return new Turn(ask, Optional.of(wait));
      }
      book.sent(next(book, beat));
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

  /** Takes in how a question ended. */
  void ended(BookPoll book, Outcome outcome, Instant now) {
    book.ended(outcome, now, failureBackOff);
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

  /** Forgets every appointment, as the clock went back. */
  void clockWentBack() {
    heldUntil = Instant.MIN;
    books.forEach(BookPoll::dueNow);
  }
}
