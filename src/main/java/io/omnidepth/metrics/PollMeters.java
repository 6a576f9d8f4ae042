package io.omnidepth.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.omnidepth.venue.Attempt;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.List;

/** Counts and times the polls. */
public final class PollMeters {
  private static final String LISTED = "fresh";

  /** What has the whole venue left alone. */
  private static final List<String> HOLDING = List.of("limited", "blocked");

  private final MeterRegistry registry;

  /** Counts from zero what can happen to these, so that a rate is told before it does. */
  PollMeters(MeterRegistry registry, List<Venue> venues) {
    this.registry = registry;
    for (Venue venue : venues) {
      Outcome.WORDS.forEach(outcome -> Figure.POLLS.counter(registry, venue.id(), outcome));
      HOLDING.forEach(outcome -> Figure.POLL_BACK_OFF.timer(registry, venue.id(), outcome));
      Figure.POLL_CONNECT.timer(registry, venue.id());
      Figure.POLL_WAIT.timer(registry, venue.id());
    }
  }

  /** Takes in how one question for a book ended; where none was asked there is nothing to count. */
  public void polled(Attempt attempt) {
    attempt.timing().ifPresent(timing -> polled(attempt, timing));
  }

  private void polled(Attempt attempt, Attempt.Timing timing) {
    String venue = attempt.venue().id();
    String outcome = attempt.outcome().word();
    Figure.POLLS.counter(registry, venue, outcome).increment();
    timing.connecting().ifPresent(took -> Figure.POLL_CONNECT.timer(registry, venue).record(took));
    timing.head().ifPresent(took -> Figure.POLL_FIRST_BYTE.timer(registry, venue).record(took));
    timing
        .leftAlone()
        .ifPresent(wait -> Figure.POLL_BACK_OFF.timer(registry, venue, outcome).record(wait));
    if (timing.waited().compareTo(Duration.ZERO) > 0) {
      Figure.POLL_WAIT.timer(registry, venue).record(timing.waited());
    }
    if (attempt.bytes() > 0) {
      Figure.POLL_BYTES.summary(registry, venue).record((double) attempt.bytes());
      timing
          .head()
          .ifPresent(
              head -> Figure.POLL_BODY.timer(registry, venue).record(attempt.took().minus(head)));
    }
    if (attempt.outcome() instanceof Outcome.Answered) {
      Figure.POLL_LATENCY.timer(registry, venue).record(attempt.took());
      Figure.POLL_READ.timer(registry, venue).record(timing.reading());
    }
  }

  /** A venue has told its markets. */
  public void listed(Venue venue) {
    Figure.LISTS.counter(registry, venue.id(), LISTED).increment();
  }

  /** A venue's list of markets could not be had. */
  public void notListed(Venue venue, Outcome.Failed why) {
    Figure.LISTS.counter(registry, venue.id(), why.word()).increment();
  }
}
