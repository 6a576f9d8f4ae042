package io.omnidepth.poll;

import io.omnidepth.venue.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A question that the program repeats to a venue. */
abstract sealed class Poll permits BookPoll, ListPoll {
  private Instant due;
  private Instant sentAt = Instant.MIN;
  private Optional<Budget.Spent> inFlight = Optional.empty();
  private Optional<Instant> heldUpSince = Optional.empty();
  private Duration waited = Duration.ZERO;

  Poll(Instant due) {
    this.due = due;
  }

  /** The priority if the venue's limits are narrow. */
  abstract Priority priority();

  /**
   * The next due time after a question at this beat. A question that the budget delayed keeps its
   * beat. A question that was paused begins a new beat.
   *
   * @param interval the interval of its priority
   */
  Instant next(Instant beat, Duration interval) {
    Instant onBeat = due.equals(Instant.MIN) ? beat : due.plus(interval);
    return onBeat.isAfter(beat) ? onBeat : beat.plus(interval);
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

  /** Notes that it is due but the venue's limits have no room for it. */
  final void heldUp(Instant now) {
    heldUpSince = heldUpSince.or(() -> Optional.of(now));
  }

  /** Notes that it no longer waits for its turn. */
  final void notHeldUp() {
    heldUpSince = Optional.empty();
  }

  /** Whether it was due at the last turn but had no room. */
  final boolean isHeldUp() {
    return heldUpSince.isPresent();
  }

  /** Notes that the question is sent. {@code next} is the next due time without a failure. */
  final void sent(Instant next, Budget.Spent spent, Instant now) {
    inFlight = Optional.of(spent);
    sentAt = now;
    due = next;
    waited = heldUpSince.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
    heldUpSince = Optional.empty();
  }

  /** The time at which the last question was sent. */
  final Instant sentAt() {
    return sentAt;
  }

  /** The time for which the venue's limits delayed the last question; zero without a delay. */
  final Duration waited() {
    return waited;
  }

  /** Ends the wait for the answer. The caller must end the returned weight. */
  final Optional<Budget.Spent> landed() {
    Optional<Budget.Spent> spent = inFlight;
    inFlight = Optional.empty();
    return spent;
  }
}
