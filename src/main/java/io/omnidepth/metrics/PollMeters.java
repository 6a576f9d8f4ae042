package io.omnidepth.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.omnidepth.venue.Attempt;
import io.omnidepth.venue.Outcome;
import java.time.Duration;

/** Counts and times the polls. */
public final class PollMeters {
  static final String POLLS = "omnidepth.polls";
  static final String LATENCY = "omnidepth.poll.latency";
  private static final String VENUE = "venue";
  private static final String OUTCOME = "outcome";

  /** Longer than a step, so that a venue asked every few seconds keeps its percentiles. */
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final MeterRegistry registry;

  public PollMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Takes in how one question ended. */
  public void polled(Attempt attempt) {
    String venue = attempt.venue().id();
    registry.counter(POLLS, VENUE, venue, OUTCOME, attempt.outcome().word()).increment();
    if (attempt.outcome() instanceof Outcome.Answered) {
      Timer.builder(LATENCY)
          .tag(VENUE, venue)
          .publishPercentiles(0.5, 0.95, 0.99)
          .distributionStatisticExpiry(WINDOW)
          .register(registry)
          .record(attempt.took());
    }
  }
}
