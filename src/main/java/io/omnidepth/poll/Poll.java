package io.omnidepth.poll;

import java.time.Instant;
import java.util.Optional;

/** What a venue is asked again and again: when next, and whether a request is under way. */
abstract sealed class Poll permits BookPoll, ListPoll {
  private Instant due;
  private Optional<Budget.Spent> inFlight = Optional.empty();

  Poll(Instant due) {
    this.due = due;
  }

  final boolean due(Instant now) {
    return inFlight.isEmpty() && !due.isAfter(now);
  }

  final Instant due() {
    return due;
  }

  final void dueAt(Instant at) {
    due = at;
  }

  final boolean inFlight() {
    return inFlight.isPresent();
  }

  /** It is being asked; {@code next} is when it is due again if all goes well. */
  final void sent(Instant next, Budget.Spent spent) {
    inFlight = Optional.of(spent);
    due = next;
  }

  /** Nobody waits for the question's answer any more; what was spent on it must still be ended. */
  final Optional<Budget.Spent> landed() {
    Optional<Budget.Spent> spent = inFlight;
    inFlight = Optional.empty();
    return spent;
  }
}
