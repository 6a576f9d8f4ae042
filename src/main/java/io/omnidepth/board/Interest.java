package io.omnidepth.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The demand for an instrument that is polled on demand.
 *
 * @param lastAsked the time of the last request for it
 * @param lastForRates the last time at which a rate needed it
 * @param client the first client that requested it; empty if unknown
 */
record Interest(Instant lastAsked, Instant lastForRates, Optional<String> client) {
  Interest again(boolean forRates, Instant now) {
    return new Interest(now, forRates ? now : lastForRates, client);
  }

  boolean forRates(Duration idle, Instant now) {
    return now.isBefore(lastForRates.plus(idle));
  }
}
