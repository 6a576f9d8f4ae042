package io.omnidepth.read;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Verdict;
import java.util.Map;

/** The result of reading a venue's list of markets. */
public sealed interface MarketList {
  /**
   * The venue's markets. If an instrument has several, it is the first that trades, or the first if
   * none trades.
   */
  record Read(Map<Instrument, ListedMarket> markets) implements MarketList {
    public Read {
      markets = Map.copyOf(markets);
    }
  }

  /**
   * A refusal by the venue.
   *
   * @param verdict {@link Verdict#LIMITED}, {@link Verdict#BLOCKED} or {@link Verdict#REFUSED}
   * @param why the HTTP status, if it is an error, and the venue's own words
   */
  record Declined(Verdict verdict, String why) implements MarketList {}

  /**
   * An answer that is neither a list of markets nor a refusal.
   *
   * @param why the expected and the found content
   */
  record Unreadable(String why) implements MarketList {}
}
