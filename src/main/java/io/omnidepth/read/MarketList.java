package io.omnidepth.read;

import java.util.Map;

/** What a venue's answer to the question for its markets turned out to be. */
public sealed interface MarketList {
  /**
   * The two assets of a market as the venue writes them, in upper case.
   *
   * @param base what is traded
   * @param quote what it is priced in
   */
  record Pair(String base, String quote) {}

  /** The venue's markets; where two have the same assets, the first. */
  record Read(Map<Pair, String> markets) implements MarketList {
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
