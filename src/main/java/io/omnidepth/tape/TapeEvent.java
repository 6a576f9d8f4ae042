package io.omnidepth.tape;

import io.omnidepth.venue.Claim;
import java.time.Instant;
import java.util.List;

/** The cause of a turn. */
sealed interface TapeEvent {
  /** A timer has run. Its due moment tells it from others. */
  record Due(Instant due) implements TapeEvent {}

  /** The next piece of work that was submitted to the loop has run. */
  record Submitted() implements TapeEvent {}

  /**
   * Work beside the loop has ended.
   *
   * @param number counts the pieces of work from 1, in the order of their beginning
   */
  record Worked(long number) implements TapeEvent {}

  /**
   * A question has ended, by an answer or a failure.
   *
   * @param asked counts the questions from 1
   */
  record Heard(long asked, TapeEntry entry) implements TapeEvent {}

  /** Only these instruments are polled from now on. The clients have numbers instead of names. */
  record Claimed(List<Claim> claims) implements TapeEvent {
    public Claimed {
      claims = List.copyOf(claims);
    }
  }

  /** A reader has seen that ageing changed the counted books. */
  record Recounted() implements TapeEvent {}
}
