package io.omnidepth.demo;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import io.vertx.core.net.KeyCertOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The embedded exchanges of one run.
 *
 * @param instruments the markets that the exchanges may list. An exchange lists those in its own
 *     quotes, and only those currency markets that the real venue is known for
 * @param seed the same seed gives the same books at the same moment
 * @param firstPort the first venue's port; each further venue has the next port. 0 for any free
 *     ports
 * @param certificate the certificate for TLS, with HTTP/2 where the client can; empty for plain
 *     HTTP
 * @param unlimited whether the exchanges answer at once and without rate limits, for load runs
 * @param gzip whether answers are compressed for a client that accepts it, as real venues do
 * @param mostLevels the most levels a side of any book, even if the real books are deeper
 * @param start the beginning of the made-up market's clock; empty for the time of day
 */
public record DemoPlan(
    List<Venue> venues,
    List<Instrument> instruments,
    long seed,
    int firstPort,
    Optional<KeyCertOptions> certificate,
    boolean unlimited,
    boolean gzip,
    int mostLevels,
    Optional<Instant> start) {
  public DemoPlan {
    venues = List.copyOf(venues);
    instruments = List.copyOf(instruments);
  }
}
