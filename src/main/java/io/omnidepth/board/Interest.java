package io.omnidepth.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The interest in an instrument that is polled on demand.
 *
 * @param lastAsked when somebody last asked for it
 * @param lastForRates when a rate last needed it
 * @param client that asked first; empty for nobody in particular
 */
record Interest(Instant lastAsked, Instant lastForRates, Optional<String> client) {
  Interest again(boolean forRates, Instant now) {
    return new Interest(now, forRates ? now : lastForRates, client);
  }

  boolean forRates(Duration idle, Instant now) {
    return now.isBefore(lastForRates.plus(idle));
  }
}
