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
 * The traits of an exchange's books and answers, apart from their format. They are written in the
 * {@code exchange} section of its sample, each on a line. A missing line means the default.
 *
 * @param quotes the quote assets of its markets, first that of its deepest books ({@code quotes:
 *     USD EUR})
 * @param currencies all its markets with a currency as the base ({@code currencies: USDT-USD
 *     EUR-USD})
 * @param priceDigits the significant digits of a price; they set its tick ({@code price-digits: 6})
 * @param priceDecimals the places to which a price is padded; 0 to leave out zeros at its end
 * @param sizeDecimals the most places of a size
 * @param lotWorth the most dollars that a lot is worth, if the worth sets the lot; 0 if all lots
 *     are the same ({@code lot-worth: 1 USD})
 * @param sizePadded the places to which a size is padded; 0 to leave out zeros at its end
 * @param exponents whether small sizes have an exponent ({@code exponents: yes})
 * @param levels the number of levels a side of its deepest books
 * @param dense the approximate number of levels that are one tick apart, before the steps grow
 * @param junk whether its books have orders so far away that they never trade ({@code junk: yes})
 * @param spread the spread in hundredths of a per cent of the price
 * @param latency the usual time until an answer begins
 * @param still the time for which the answer stays the same ({@code still: 2000 ms})
 * @param retryAfter whether a refusal has a Retry-After
 * @param answersAs markets that have another name in an answer ({@code answers-as:
 *     XBTUSD=XXBTZUSD})
 * @param rows the traits of its list of markets
 * @param enforces the limits beyond which it refuses, if the venue's declared limits are only
 *     advice or a guess; empty if it enforces the declared limits ({@code enforces: 120 in 60000
 *     ms})
 * @param headers the headers of its answers ({@code header X-Used: {used}}). {@code {used}}, {@code
 *     {left}} and {@code {limit}} stand for the weight of its first limit
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
  private static final int CURRENCY_DIGITS = 5;
  private static final int CURRENCY_LEVELS = 250;
  private static final double CURRENCY_SPREAD = 3;
  private static final String HEADER = "header ";

  /**
   * Reads the traits of the sample.
   *
   * @throws IllegalArgumentException with the name of an unknown key or quote
   */
  static Traits of(Venue venue, Map<String, String> section) {
    Map<String, String> headers = new LinkedHashMap<>();
    section.forEach(
        (key, value) -> {
          if (key.startsWith(HEADER)) {
            headers.put(key.substring(HEADER.length()), value);
          } else if (!KEYS.contains(key) && !RowTraits.KEYS.contains(key)) {
            throw new IllegalArgumentException(venue + ": no trait is called " + key);
          }
        });
    List<Request.Depth> depths = venue.request().depths();
    int most = depths.isEmpty() ? 100 : depths.get(depths.size() - 1).levels();
    int levels = number(section, "levels", 2 * most);
    return new Traits(
        quotes(venue, section.getOrDefault("quotes", "USD USDT USDC EUR")),
        instruments(section.getOrDefault("currencies", "")),
        number(section, "price-digits", 7),
        number(section, "price-decimals", 0),
        number(section, "size-decimals", 6),
        Integer.parseInt(section.getOrDefault("lot-worth", "0 USD").replace(" USD", "")),
        number(section, "size-padded", 0),
        yes(section, "exponents"),
        levels,
        number(section, "dense", Math.max(10, levels / 8)),
        yes(section, "junk"),
        Double.parseDouble(section.getOrDefault("spread", "1 bp").replace(" bp", "")),
        millis(section, "latency", 100),
        millis(section, "still", 1),
        yes(section, "retry-after"),
        renamed(section.getOrDefault("answers-as", "")),
        RowTraits.of(section),
        limits(section.getOrDefault("enforces", "")),
        headers);
  }

  /** The same traits with at most that many levels a side. The books reach as far as before. */
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

  /** Whether the exchange has that market. */
  boolean lists(Instrument instrument) {
    return ofCurrency(instrument)
        ? currencies.contains(instrument)
        : quotes.contains(instrument.quote());
  }

  /** Whether the base is a currency. The price of such a market hardly moves. */
  boolean ofCurrency(Instrument instrument) {
    return Currency.of(instrument.base()).isPresent();
  }

  /** The significant digits of the market's usual price. They set its tick. */
  int priceDigits(Instrument instrument) {
    return ofCurrency(instrument) ? Math.min(priceDigits, CURRENCY_DIGITS) : priceDigits;
  }

  /** The places of a size, for an asset worth that many dollars. */
  int sizeDecimals(double dollars) {
    return lotWorth == 0
        ? sizeDecimals
        : Math.max(0, Math.min(sizeDecimals, (int) Math.ceil(Math.log10(dollars / lotWorth))));
  }

  /** The number of levels a side of the exchange's book. */
  int levels(Instrument instrument) {
    if (ofCurrency(instrument)) {
      return Math.min(levels, CURRENCY_LEVELS);
    }
    return instrument.quote().equals(quotes.get(0))
        ? levels
        : Math.max(Math.min(levels, 400), levels / 4);
  }

  /** The approximate number of levels that are one tick apart. */
  int dense(Instrument instrument) {
    return Math.max(1, (int) ((long) dense * levels(instrument) / levels));
  }

  /** The spread, in hundredths of a per cent. */
  double spread(Instrument instrument) {
    return ofCurrency(instrument) ? Math.min(spread, CURRENCY_SPREAD) : spread;
  }

  private static List<String> quotes(Venue venue, String words) {
    List<String> quotes = List.of(words.split(" "));
    for (String quote : quotes) {
      if (!World.knows(quote)) {
        throw new IllegalArgumentException(venue + ": " + quote + " is not in Currency.ALL");
      }
    }
    return quotes;
  }

  private static List<Instrument> instruments(String words) {
    return Stream.of(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> Instrument.parse(word).orElseThrow())
        .toList();
  }

  private static int number(Map<String, String> section, String key, int usual) {
    return section.containsKey(key) ? Integer.parseInt(section.get(key)) : usual;
  }

  private static boolean yes(Map<String, String> section, String key) {
    return section.getOrDefault(key, "no").equals("yes");
  }

  private static Duration millis(Map<String, String> section, String key, int usual) {
    String text = section.getOrDefault(key, usual + " ms");
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
