package io.omnidepth.read;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Verdict;
import java.util.Map;

/** What a venue's answer to the question for its markets turned out to be. */
public sealed interface MarketList {
  /**
   * The venue's markets; where several are of one instrument, the first that trades, or the first
   * where none does.
   */
  record Read(Map<Instrument, ListedMarket> markets) implements MarketList {
    public Read {
      markets = Map.copyOf(markets);
    }
  }

  /**
   * The venue says no.
   *
   * @param verdict {@link Verdict#LIMITED}, {@link Verdict#BLOCKED} or {@link Verdict#REFUSED}
   * @param why the HTTP status, if it is one of failure, and the venue's own words
   */
  record Declined(Verdict verdict, String why) implements MarketList {}

  /**
   * No list of markets, and nothing that says why.
   *
   * @param why what was expected and what was found
   */
  record Unreadable(String why) implements MarketList {}
}
