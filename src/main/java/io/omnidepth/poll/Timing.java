package io.omnidepth.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The steps of one question in time.
 *
 * @param sent the moment at which it left
 * @param received the moment of the last byte, or at which it was given up
 * @param waited the time for which the body waited for room here; it is not the venue's time
 * @param connecting the time that its new connection took; empty where it went over an old one
 * @param head from its leaving to the head of the answer; empty where none came
 */
public record Timing(
    Instant sent,
    Instant received,
    Duration waited,
    Optional<Duration> connecting,
    Optional<Duration> head) {
  /** The moment of the last byte if the body had not waited here. */
  Instant answered() {
    return received.minus(waited);
  }
}
