package io.omnidepth.demo;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Limit;
import io.omnidepth.venue.Request;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an exchange's books and answers are like, beyond their format. Written in the {@code
 * exchange} section of its sample, each on a line; what is missing there is the usual.
 *
 * @param quotes the assets that its markets are quoted in, the one of its deepest books first
 *     ({@code quotes: USD EUR})
 * @param currencies its markets that have a currency as their base; it has no other such ({@code
 *     currencies: USDT-USD EUR-USD})
 * @param priceDigits significant digits of a price, which make its tick ({@code price-digits: 6})
 * @param priceDecimals places that a price is padded to; 0 where zeros at its end are left out
 * @param sizeDecimals places of a size, at most
 * @param lotWorth dollars that a lot is worth at most, where the worth makes it; 0 where all lots
 *     are the same ({@code lot-worth: 1 USD})
 * @param sizePadded places that a size is padded to; 0 where zeros at its end are left out
 * @param exponents whether small sizes are written with an exponent ({@code exponents: yes})
 * @param levels levels a side that its deepest books have
 * @param dense about how many of them are one tick apart, before the steps grow
 * @param junk whether its books have orders that nobody will ever meet ({@code junk: yes})
 * @param spread in hundredths of a per cent of the price
 * @param latency until an answer begins, most of the time
 * @param still how long the same answer is given ({@code still: 2000 ms})
 * @param retryAfter whether it says how long to stay away
 * @param answersAs markets that an answer names otherwise ({@code answers-as: XBTUSD=XXBTZUSD})
 * @param rows what its list of markets says beyond what is read of it
 * @param enforces the limits beyond which it refuses, where those that its venue declares are only
 *     an advice or a guess; empty where it enforces them ({@code enforces: 120 in 60000 ms})
 * @param headers headers of its answers ({@code header X-Used: {used}}), with {@code {used}},
 *     {@code {left}} and {@code {limit}} for the weight of the first of its limits
 */
record Traits(
    List<String> quotes,
    List<Instrument> currencies,
    int priceDigits,
    int priceDecimals,
    int sizeDecimals,
    int lotWorth,
    int sizePadded,
    boolean exponents,
    int levels,
    int dense,
    boolean junk,
    double spread,
    Duration latency,
    Duration still,
    boolean retryAfter,
    Map<String, String> answersAs,
    RowTraits rows,
    List<Limit> enforces,
    Map<String, String> headers) {

  private static final Set<String> KEYS =
      Set.of(
          "quotes",
          "currencies",
          "price-digits",
          "price-decimals",
          "size-decimals",
          "lot-worth",
          "size-padded",
          "exponents",
          "levels",
          "dense",
          "junk",
          "spread",
          "latency",
          "still",
          "retry-after",
          "answers-as",
          "enforces");
  private static final Set<String> CURRENCIES =
      Set.of("USD", "USDT", "USDC", "EUR", "GBP", "JPY", "KRW");
  private static final int CURRENCY_DIGITS = 5;
  private static final int CURRENCY_LEVELS = 250;
  private static final String HEADER = "header ";

  /**
   * Reads what the sample says.
   *
   * @throws IllegalArgumentException naming a key that means nothing
   */
  static Traits of(Venue venue, Map<String, String> said) {
    Map<String, String> headers = new LinkedHashMap<>();
    said.forEach(
        (key, value) -> {
          if (key.startsWith(HEADER)) {
            headers.put(key.substring(HEADER.length()), value);
          } else if (!KEYS.contains(key) && !RowTraits.KEYS.contains(key)) {
            throw new IllegalArgumentException(venue + ": no trait is called " + key);
          }
        });
    List<Request.Depth> depths = venue.request().depths();
    int most = depths.isEmpty() ? 100 : depths.get(depths.size() - 1).levels();
    int levels = number(said, "levels", 2 * most);
    return new Traits(
        List.of(said.getOrDefault("quotes", "USD USDT USDC EUR").split(" ")),
        instruments(said.getOrDefault("currencies", "")),
        number(said, "price-digits", 7),
        number(said, "price-decimals", 0),
        number(said, "size-decimals", 6),
        Integer.parseInt(said.getOrDefault("lot-worth", "0 USD").replace(" USD", "")),
        number(said, "size-padded", 0),
        yes(said, "exponents"),
        levels,
        number(said, "dense", Math.max(10, levels / 8)),
        yes(said, "junk"),
        Double.parseDouble(said.getOrDefault("spread", "1 bp").replace(" bp", "")),
        millis(said, "latency", 100),
        millis(said, "still", 1),
        yes(said, "retry-after"),
        renamed(said.getOrDefault("answers-as", "")),
        RowTraits.of(said),
        limits(said.getOrDefault("enforces", "")),
        headers);
  }

  /** The same, with books of so many levels a side at most, that go out as far. */
  Traits within(int mostLevels) {
    if (levels <= mostLevels) {
      return this;
    }
    int denser = Math.max(1, (int) ((long) dense * mostLevels / levels));
    return new Traits(
        quotes,
        currencies,
        priceDigits,
        priceDecimals,
        sizeDecimals,
        lotWorth,
        sizePadded,
        exponents,
        mostLevels,
        denser,
        junk,
        spread,
        latency,
        still,
        retryAfter,
        answersAs,
        rows,
        enforces,
        headers);
  }

  /** Whether the exchange has such a market. */
  boolean lists(Instrument instrument) {
    return ofCurrency(instrument)
        ? currencies.contains(instrument)
        : quotes.contains(instrument.quote());
  }

  /** Whether what is traded is itself a currency: books around a price that hardly moves. */
  boolean ofCurrency(Instrument instrument) {
    return CURRENCIES.contains(instrument.base());
  }

  /** Significant digits of the market's usual price, which make its tick. */
  int priceDigits(Instrument instrument) {
    return ofCurrency(instrument) ? Math.min(priceDigits, CURRENCY_DIGITS) : priceDigits;
  }

  /** Places of a size of something that is worth that many dollars. */
  int sizeDecimals(double dollars) {
    return lotWorth == 0
        ? sizeDecimals
        : Math.max(0, Math.min(sizeDecimals, (int) Math.ceil(Math.log10(dollars / lotWorth))));
  }

  /** Levels a side that the exchange's book has. */
  int levels(Instrument instrument) {
    if (ofCurrency(instrument)) {
      return Math.min(levels, CURRENCY_LEVELS);
    }
    return instrument.quote().equals(quotes.get(0))
        ? levels
        : Math.max(Math.min(levels, 400), levels / 4);
  }

  /** About how many of them are one tick apart. */
  int dense(Instrument instrument) {
    return Math.max(1, (int) ((long) dense * levels(instrument) / levels));
  }

  private static List<Instrument> instruments(String words) {
    return Stream.of(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> Instrument.parse(word).orElseThrow())
        .toList();
  }

  private static int number(Map<String, String> said, String key, int usual) {
    return said.containsKey(key) ? Integer.parseInt(said.get(key)) : usual;
  }

  private static boolean yes(Map<String, String> said, String key) {
    return said.getOrDefault(key, "no").equals("yes");
  }

  private static Duration millis(Map<String, String> said, String key, int usual) {
    String text = said.getOrDefault(key, usual + " ms");
    return Duration.ofMillis(Long.parseLong(text.replace(" ms", "")));
  }

  private static List<Limit> limits(String words) {
    return Stream.of(words.split(", "))
        .filter(word -> !word.isEmpty())
        .map(word -> word.replace(" ms", "").split(" in ", 2))
        .map(
            parts ->
                new Limit(Integer.parseInt(parts[0]), Duration.ofMillis(Long.parseLong(parts[1]))))
        .toList();
  }

  private static Map<String, String> renamed(String pairs) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String pair : pairs.isEmpty() ? new String[0] : pairs.split(" ")) {
      String[] parts = pair.split("=", 2);
      names.put(parts[0], parts[1]);
    }
    return names;
  }
}
