package io.omnidepth.poll;

import io.omnidepth.venue.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A question that a venue is asked again and again. */
abstract sealed class Poll permits BookPoll, ListPoll {
  private Instant due;
  private Instant sentAt = Instant.MIN;
  private Optional<Budget.Spent> inFlight = Optional.empty();
  private Optional<Instant> heldUpSince = Optional.empty();
  private Duration waited = Duration.ZERO;

  Poll(Instant due) {
    this.due = due;
  }

  /** Its rank where the venue's limits are narrow. */
  abstract Priority priority();

  /**
   * The moment at which it is due after a question at this beat. One that the budget held up keeps
   * its place in the beat; one that was away starts a new one.
   *
   * @param interval of its priority
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

  /** It is due, and the venue's limits leave no room for it yet. */
  final void heldUp(Instant now) {
    heldUpSince = heldUpSince.or(() -> Optional.of(now));
  }

  /** It does not wait for its turn any more. */
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

  /** The time for which the venue's limits held up the last question; zero where they did not. */
  final Duration waited() {
    return waited;
  }

  /** Its answer is not waited for any more. The caller must end the returned weight. */
  final Optional<Budget.Spent> landed() {
    Optional<Budget.Spent> spent = inFlight;
    inFlight = Optional.empty();
    return spent;
  }
}
