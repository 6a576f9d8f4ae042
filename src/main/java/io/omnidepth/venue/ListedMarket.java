package io.omnidepth.venue;

import io.omnidepth.market.Instrument;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A market as its venue's list has it.
 *
 * @param instrument in our words
 * @param market the name that its book is asked by
 * @param tickSize the smallest step of a price; empty where the list does not tell it
 * @param lotSize the smallest step of a size; empty where the list does not tell it
 * @param status the venue's own word for how it is with it, {@link #NO_STATUS} where it tells none
 * @param trading whether orders can be placed now
 */
public record ListedMarket(
    Instrument instrument,
    String market,
    Optional<BigDecimal> tickSize,
    Optional<BigDecimal> lotSize,
    String status,
    boolean trading) {
  /** The word for how it is where the venue tells none. */
  public static final String NO_STATUS = "listed";

  private static final Pattern NAME = Pattern.compile("[!#-\\[\\]-~]{1,64}");
  private static final Pattern WORD = Pattern.compile("[ -~]{1,64}");

  public ListedMarket {
    if (!isName(market) || !isWord(status)) {
      throw new IllegalArgumentException(instrument + ": no market's name or status");
    }
  }

  /** A market of which no more is known than its name. */
  public static ListedMarket untold(Instrument instrument, String market) {
    return new ListedMarket(
        instrument, market, Optional.empty(), Optional.empty(), NO_STATUS, true);
  }

  /** Whether a market may be called so: 1 to 64 visible ASCII characters but quotes and \\. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Whether that may be a venue's word for how it is: 1 to 64 printable ASCII characters. */
  public static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }
}
