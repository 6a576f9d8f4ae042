package io.omnidepth.poll.http;

import io.omnidepth.poll.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The times of one question's steps, taken as the client reports each. */
final class RequestTiming {
  private final InstantSource clock;
  private final Instant left;
  private Optional<Duration> connecting = Optional.empty();
  private Optional<Duration> head = Optional.empty();
  private Optional<Instant> waitsSince = Optional.empty();
  private Duration waited = Duration.ZERO;

  /** The timing of a question that is sent now. */
  RequestTiming(InstantSource clock) {
    this.clock = clock;
    left = clock.instant();
  }

  /** Notes that the question has a new connection. */
  void connected() {
    connecting = Optional.of(since());
  }

  /** Notes that the head of the answer has arrived. */
  void answered() {
    head = Optional.of(since());
  }

  /** Notes that the body waits for room in this program from now on. */
  void waits() {
    waitsSince = Optional.of(clock.instant());
  }

  /** Notes that the body goes on. */
  void goesOn() {
    waited = waited();
    waitsSince = Optional.empty();
  }

  /**
   * The time for which its body has waited for room in this program; it is not the venue's time.
   */
  Duration waited() {
    return waitsSince
        .map(since -> waited.plus(Duration.between(since, clock.instant())))
        .orElse(waited);
  }

  private Duration since() {
    return Duration.between(left, clock.instant());
  }

  /** All steps of a question that ends now. */
  Timing now() {
    return new Timing(left, clock.instant(), waited(), connecting, head);
  }
}
