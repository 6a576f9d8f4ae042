package io.omnidepth.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.omnidepth.poll.PollTrace;
import io.omnidepth.poll.Timing;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Counts and times the polls. One thread tells of them. Each outcome of a venue is counted from
 * zero on, so that its rate is known before it happens.
 */
public final class PollMeters {
  private static final String LISTED = "fresh";

  /** The outcomes after which the whole venue is left alone. */
  private static final List<String> HOLDING = List.of("limited", "blocked");

  /** The meters of one venue, at hand: to look one up in a registry costs more than to count. */
  private final class VenueMeters {
    private final String venue;
    private final Map<String, Counter> polls;
    private final Timer connect;
    private final Timer firstByte;
    private final Timer body;
    private final Timer latency;
    private final Timer read;
    private final Timer waits;
    private final DistributionSummary bytes;

    VenueMeters(String venue) {
      this.venue = venue;
      polls =
          Outcome.WORDS.stream()
              .collect(
                  Collectors.toMap(
                      word -> word, word -> PollFigures.POLLS.counter(registry, venue, word)));
      HOLDING.forEach(word -> PollFigures.POLL_BACK_OFF.timer(registry, venue, word));
      connect = PollFigures.POLL_CONNECT.timer(registry, venue);
      firstByte = PollFigures.POLL_FIRST_BYTE.timer(registry, venue);
      body = PollFigures.POLL_BODY.timer(registry, venue);
      latency = PollFigures.POLL_LATENCY.timer(registry, venue);
      read = PollFigures.POLL_READ.timer(registry, venue);
      waits = PollFigures.POLL_WAIT.timer(registry, venue);
      bytes = PollFigures.POLL_BYTES.summary(registry, venue);
    }

    void polled(PollTrace trace) {
      Timing timing = trace.timing();
      String outcome = trace.outcome().word();
      polls
          .computeIfAbsent(outcome, word -> PollFigures.POLLS.counter(registry, venue, word))
          .increment();
      timing.connecting().ifPresent(connect::record);
      timing.head().ifPresent(firstByte::record);
      trace
          .leftAlone()
          .ifPresent(
              wait -> PollFigures.POLL_BACK_OFF.timer(registry, venue, outcome).record(wait));
      if (trace.waited().compareTo(Duration.ZERO) > 0) {
        waits.record(trace.waited());
      }
      if (trace.bytes() > 0) {
        bytes.record((double) trace.bytes());
        timing.head().ifPresent(head -> body.record(trace.took().minus(head)));
      }
      if (trace.outcome() instanceof Outcome.Answered) {
        latency.record(trace.took());
        read.record(trace.reading());
      }
    }
  }

  private final MeterRegistry registry;
  private final Map<String, VenueMeters> venues = new HashMap<>();

  PollMeters(MeterRegistry registry, List<Venue> venues) {
    this.registry = registry;
    venues.forEach(venue -> of(venue.id()));
  }

  private VenueMeters of(String venue) {
    return venues.computeIfAbsent(venue, VenueMeters::new);
  }

  /** Takes in the course of one question for a book. */
  public void polled(PollTrace trace) {
    of(trace.venue().id()).polled(trace);
  }

  /** A venue has sent its list of markets. */
  public void listed(Venue venue) {
    PollFigures.LISTS.counter(registry, venue.id(), LISTED).increment();
  }

  /** The question for a venue's list of markets failed. */
  public void notListed(Venue venue, Outcome.Failed why) {
    PollFigures.LISTS.counter(registry, venue.id(), why.word()).increment();
  }
}
