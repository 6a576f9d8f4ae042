package io.omnidepth.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** How one question goes, step by step, as the client comes to know of each. */
final class Course {
  private final InstantSource clock;
  private final Instant left;
  private Optional<Duration> connecting = Optional.empty();
  private Optional<Duration> head = Optional.empty();

  /** Of a question that leaves now. */
  Course(InstantSource clock) {
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
