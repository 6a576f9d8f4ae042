package io.omnidepth.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The times of one question's steps.
 *
 * @param sent the moment of its sending
 * @param received the moment of the last byte or of the time-out
 * @param waited the time for which the body waited for room in this program; it is not the venue's
 *     time
 * @param connecting the time that its new connection took; empty with an existing connection
 * @param head the time from its sending to the head of the answer; empty without a head
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
