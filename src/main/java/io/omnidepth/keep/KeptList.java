package io.omnidepth.keep;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Listed;
import java.time.Instant;
import java.util.Map;

/**
 * A venue's list of markets as an earlier run had it.
 *
 * @param readAt when the venue told it
 */
public record KeptList(Map<Instrument, Listed> markets, Instant readAt) {
  public KeptList {
    markets = Map.copyOf(markets);
  }
}
