package io.omnidepth.read;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Listed;
import java.util.Map;

/** What a venue's answer to the question for its markets turned out to be. */
public sealed interface MarketList {
  /** The venue's markets; where two are of one instrument, the first. */
  record Read(Map<Instrument, Listed> markets) implements MarketList {
    public Read {
      markets = Map.copyOf(markets);
    }
  }

  /**
   * No list of markets.
   *
   * @param why what was expected and what was found
   */
  record Unreadable(String why) implements MarketList {}
}
