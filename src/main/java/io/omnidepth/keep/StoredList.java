package io.omnidepth.keep;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import java.time.Instant;
import java.util.Map;

/**
 * A venue's list of markets from an earlier run.
 *
 * @param readAt the time of the venue's answer
 */
public record StoredList(Map<Instrument, ListedMarket> markets, Instant readAt) {
  public StoredList {
    markets = Map.copyOf(markets);
  }
}
