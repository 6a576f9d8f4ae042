package io.omnidepth.poll.http;

import io.omnidepth.poll.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The steps of one question, as the client comes to know of each. */
final class RequestTiming {
  private final InstantSource clock;
  private final Instant left;
  private Optional<Duration> connecting = Optional.empty();
  private Optional<Duration> head = Optional.empty();
  private Optional<Instant> waitsSince = Optional.empty();
  private Duration waited = Duration.ZERO;

  /** The timing of a question that leaves now. */
  RequestTiming(InstantSource clock) {
    this.clock = clock;
    left = clock.instant();
  }

  /** The question has a connection, which was made for it. */
  void connected() {
    connecting = Optional.of(since());
  }

  /** The head of its answer is there. */
  void answered() {
    head = Optional.of(since());
  }

  /** From now on its body waits for room here. */
  void waits() {
    waitsSince = Optional.of(clock.instant());
  }

  /** Its body goes on. */
  void goesOn() {
    waited = waited();
    waitsSince = Optional.empty();
  }

  /** The time for which its body has waited for room here, which is not the venue's. */
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
