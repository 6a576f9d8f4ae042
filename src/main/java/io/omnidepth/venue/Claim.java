package io.omnidepth.venue;

import io.omnidepth.market.Instrument;
import java.util.Optional;

/**
 * An instrument to poll, and the reason.
 *
 * @param client the first client that requested it; empty if no client did
 */
public record Claim(Instrument instrument, Priority priority, Optional<String> client) {
  /** The claim of an instrument that the operator named. */
  public static Claim named(Instrument instrument) {
    return new Claim(instrument, Priority.NAMED, Optional.empty());
  }
}
