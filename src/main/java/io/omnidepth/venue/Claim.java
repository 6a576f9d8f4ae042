package io.omnidepth.venue;

import io.omnidepth.market.Instrument;
import java.util.Optional;

/**
 * An instrument that is to be polled, and why.
 *
 * @param client the first that asked for it; empty where nobody in particular did
 */
public record Claim(Instrument instrument, Priority priority, Optional<String> client) {
  /** The operator's own. */
  public static Claim named(Instrument instrument) {
    return new Claim(instrument, Priority.NAMED, Optional.empty());
  }
}
