package io.omnidepth.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** How one question goes, step by step, as the client comes to know of each. */
final class RequestTiming {
  private final InstantSource clock;
  private final Instant left;
  private Optional<Duration> connecting = Optional.empty();
  private Optional<Duration> head = Optional.empty();
  private Optional<Instant> waitsSince = Optional.empty();
  private Duration waited = Duration.ZERO;

  /** Of a question that leaves now. */
  RequestTiming(InstantSource clock) {
    this.clock = clock;
    left = clock.instant();
  }

  /** It has a connection, which was made for it. */
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

  /** How long its body has waited for room here; that is not the venue's time. */
  Duration waited() {
    return waitsSince
        .map(since -> waited.plus(Duration.between(since, clock.instant())))
        .orElse(waited);
  }

  private Duration since() {
    return Duration.between(left, clock.instant());
  }

  Instant left() {
    return left;
  }

  /** How long its new connection took; empty where it went over an old one. */
  Optional<Duration> connecting() {
    return connecting;
  }

  /** From its leaving to the head of the answer; empty where none came. */
  Optional<Duration> head() {
    return head;
  }
}
