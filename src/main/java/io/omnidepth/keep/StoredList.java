package io.omnidepth.keep;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import java.time.Instant;
import java.util.Map;

/**
 * A venue's list of markets as an earlier run had it.
 *
 * @param readAt when the venue told it
 */
public record StoredList(Map<Instrument, ListedMarket> markets, Instant readAt) {
  public StoredList {
    markets = Map.copyOf(markets);
  }
}
