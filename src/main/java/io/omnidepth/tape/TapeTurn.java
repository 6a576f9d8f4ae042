package io.omnidepth.tape;

import java.time.Instant;
import java.util.Optional;

/**
 * A turn of the recorded loop. All of it happened at one moment.
 *
 * @param at its beginning, by the loop's steady time
 * @param wall the wall clock's reading; empty if the turn did not read it
 * @param begun the number of questions, timers and pieces of work that began in it; another number
 *     in a replay shows that it goes another way
 */
record TapeTurn(Instant at, Optional<Instant> wall, int begun, TapeEvent event) {
  /** The length of the body in it, as it came over the wire. */
  int bytes() {
    return event instanceof TapeEvent.Heard heard ? heard.entry().bytes() : 0;
  }
}
