package io.omnidepth.poll;

import io.omnidepth.market.Book;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One market of one venue as it is asked: when next, whether a request is under way, and what came
 * last.
 */
final class BookPoll {
  /** How long a market that the venue does not list is left alone. */
  static final Duration UNLISTED = Duration.ofMinutes(10);

  final Instrument instrument;
  private String market;
  private boolean unlisted;
  private Instant due = Instant.MIN;
  private Optional<Budget.Spent> inFlight = Optional.empty();
  private int failures;
  private Optional<Book> last = Optional.empty();

  BookPoll(Instrument instrument, String market) {
    this.instrument = instrument;
    this.market = market;
  }

  /** The instrument as the venue spells it. */
  String market() {
    return market;
  }

  /** It is asked for by that name from now on. */
  void named(String listed) {
    market = listed;
    if (unlisted) {
      unlisted = false;
      due = Instant.MIN;
    }
  }

  /** Whether the venue, when it was last asked, had no such market. */
  boolean unlisted() {
    return unlisted;
  }

  boolean due(Instant now) {
    return inFlight.isEmpty() && !due.isAfter(now);
  }

  Instant due() {
    return due;
  }

  boolean inFlight() {
    return inFlight.isPresent();
  }

  Optional<Book> last() {
    return last;
  }

  /** It is being asked; {@code next} is when it is due again if all goes well. */
  void sent(Instant next, Budget.Spent spent) {
    inFlight = Optional.of(spent);
    due = next;
  }

  /** Takes in how it ended; what fails again and again is asked less often. */
  void ended(Outcome outcome, Instant now, BackOff backOff) {
    inFlight.ifPresent(spent -> spent.ended(now));
    inFlight = Optional.empty();
    if (outcome instanceof Outcome.Answered answered) {
      unlisted = false;
      failures = 0;
      last = Optional.of(answered.book());
    } else if (outcome instanceof Outcome.Refused refused && refused.unlisted()) {
      unlisted = true;
      due = now.plus(UNLISTED);
    } else if (!(outcome instanceof Outcome.Limited || outcome instanceof Outcome.Blocked)) {
      failures++;
      if (failures > 1) {
        Instant later = now.plus(backOff.after(failures - 1));
        due = later.isAfter(due) ? later : due;
      }
    }
  }

  /** Makes it due now: the clock went back, and what was due is far off. */
  void dueNow() {
    due = Instant.MIN;
  }
}
