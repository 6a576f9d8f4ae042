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

  /** The question has been answered, or will not be. */
  final void landed(Instant now) {
    inFlight.ifPresent(spent -> spent.ended(now));
    inFlight = Optional.empty();
  }
}
