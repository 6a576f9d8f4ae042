package io.omnidepth.poll;

import io.omnidepth.venue.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a venue is asked again and again: when next, and whether a request is under way. */
abstract sealed class Poll permits BookPoll, ListPoll {
  private Instant due;
  private Instant sentAt = Instant.MIN;
  private Optional<Budget.Spent> inFlight = Optional.empty();
  private Optional<Instant> heldUpSince = Optional.empty();
  private Duration waited = Duration.ZERO;

  Poll(Instant due) {
    this.due = due;
  }

  /** Which goes first where the venue's limits are narrow. */
  abstract Priority priority();

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

  /** It is due, and the venue's limits leave no room for it yet. */
  final void heldUp(Instant now) {
    heldUpSince = heldUpSince.or(() -> Optional.of(now));
  }

  /** Nobody waits for its turn any more. */
  final void notHeldUp() {
    heldUpSince = Optional.empty();
  }

  /** Whether it was due at its last turn, and there was no room for it. */
  final boolean isHeldUp() {
    return heldUpSince.isPresent();
  }

  /** It is being asked; {@code next} is when it is due again if all goes well. */
  final void sent(Instant next, Budget.Spent spent, Instant now) {
    inFlight = Optional.of(spent);
    sentAt = now;
    due = next;
    waited = heldUpSince.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
    heldUpSince = Optional.empty();
  }

  /** When the question left that was asked last. */
  final Instant sentAt() {
    return sentAt;
  }

  /** How long the venue's limits held up the question that was asked last; zero where not. */
  final Duration waited() {
    return waited;
  }

  /** Nobody waits for the question's answer any more; what was spent on it must still be ended. */
  final Optional<Budget.Spent> landed() {
    Optional<Budget.Spent> spent = inFlight;
    inFlight = Optional.empty();
    return spent;
  }
}
