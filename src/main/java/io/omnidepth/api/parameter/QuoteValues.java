package io.omnidepth.api.parameter;

import io.omnidepth.market.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Quotes whose books join a depth. They depend on the instrument, which reads them. */
public final class QuoteValues {
  private static final int MOST = 8;

  /** The quotes as they are written. */
  public static final Values<List<String>> WRITTEN =
      new ListValues(
          "Asset", "[A-Za-z0-9]{1,20}", Optional.of(MOST), "up to " + MOST + " quotes with commas");

  private QuoteValues() {}

  /** The quotes that join the books of an instrument; its own quote is in its depth anyway. */
  public static List<String> joining(
      Instrument instrument, Parameter<List<String>> parameter, Parameters given)
      throws Parameters.Wrong {
    List<String> quotes = new ArrayList<>();
    for (String quote : parameter.of(given)) {
      String asset = quote.toUpperCase(Locale.ROOT);
      boolean allowed =
          Instrument.parse(instrument.base() + "-" + asset)
              .filter(one -> one.quote().equals(asset))
              .isPresent();
      if (!allowed || quotes.size() == MOST) {
        throw parameter.wrong(
            given,
            "",
            "a list, with commas, of up to "
                + MOST
                + " assets that "
                + instrument.base()
                + " is quoted in, as USDT,USDC,EUR");
      }
      if (!quotes.contains(asset) && !asset.equals(instrument.quote())) {
        quotes.add(asset);
      }
    }
    return quotes;
  }
}
