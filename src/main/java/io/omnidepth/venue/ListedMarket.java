package io.omnidepth.venue;

import io.omnidepth.market.Instrument;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A market in its venue's list.
 *
 * @param instrument the instrument, in Omnidepth's names
 * @param market the market's name in a request for its book
 * @param tickSize the smallest step of a price; empty if the list does not tell it
 * @param lotSize the smallest step of a size; empty if the list does not tell it
 * @param status the venue's own word for the market's status; {@link #NO_STATUS} if it tells none
 * @param trading whether the market accepts orders now
 */
public record ListedMarket(
    Instrument instrument,
    String market,
    Optional<BigDecimal> tickSize,
    Optional<BigDecimal> lotSize,
    String status,
    boolean trading) {
  /** The status of a market if the venue tells none. */
  public static final String NO_STATUS = "listed";

  private static final Pattern NAME = Pattern.compile("[!#-\\[\\]-~]{1,64}");
  private static final Pattern WORD = Pattern.compile("[ -~]{1,64}");

  public ListedMarket {
    if (!isName(market) || !isWord(status)) {
      throw new IllegalArgumentException(instrument + ": no market's name or status");
    }
  }

  /** A market with nothing known but its name. */
  public static ListedMarket named(Instrument instrument, String market) {
    return new ListedMarket(
        instrument, market, Optional.empty(), Optional.empty(), NO_STATUS, true);
  }

  /**
   * Whether the text may be a market's name: 1 to 64 visible ASCII characters except quotes and \\.
   */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Whether the text may be a venue's word for a status: 1 to 64 printable ASCII characters. */
  public static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }
}
