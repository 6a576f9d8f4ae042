package io.omnidepth.venue;

import io.omnidepth.market.Instrument;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A venue's rule for the names of its markets: {@code XBTUSD}, {@code tBTCUST}, {@code KRW-BTC}.
 *
 * @param prefix the text before the assets
 * @param separator the text between the two assets
 * @param longSeparator the text between them if one asset has more than three characters
 * @param quoteLeads whether the quote comes before the base
 * @param small whether the assets are in lower case
 * @param names the venue's names of assets, by Omnidepth's name, if they differ
 */
public record Spelling(
    String prefix,
    String separator,
    String longSeparator,
    boolean quoteLeads,
    boolean small,
    Map<String, String> names) {

  private static final int PLAIN = 3;

  public Spelling {
    names = Map.copyOf(names);
  }

  /** Base and quote in upper case with {@code separator} between them. */
  public static Spelling joined(String separator) {
    return new Spelling("", separator, separator, false, false, Map.of());
  }

  public Spelling prefixed(String with) {
    return new Spelling(with, separator, longSeparator, quoteLeads, small, names);
  }

  /** Uses this separator if the venue's name of an asset has more than three characters. */
  public Spelling separatingLong(String with) {
    return new Spelling(prefix, separator, with, quoteLeads, small, names);
  }

  public Spelling quoteFirst() {
    return new Spelling(prefix, separator, longSeparator, true, small, names);
  }

  public Spelling lowerCase() {
    return new Spelling(prefix, separator, longSeparator, quoteLeads, true, names);
  }

  /** Uses the venue's name {@code theirs} for the asset {@code ours}. */
  public Spelling renaming(String ours, String theirs) {
    Map<String, String> more = new HashMap<>(names);
    more.put(ours, theirs);
    return new Spelling(prefix, separator, longSeparator, quoteLeads, small, more);
  }

  /** The market's name for the instrument. The venue need not list the market. */
  public String market(Instrument instrument) {
    String base = asset(instrument.base());
    String quote = asset(instrument.quote());
    String between = base.length() > 3 || quote.length() > 3 ? longSeparator : separator;
    String assets = quoteLeads ? quote + between + base : base + between + quote;
    return prefix + (small ? assets.toLowerCase(Locale.ROOT) : assets);
  }

  /** Two assets in a venue's names, in upper case. */
  public record Pair(String base, String quote) {
    /** The pair of two names in any case. */
    public static Pair of(String base, String quote) {
      return new Pair(base.toUpperCase(Locale.ROOT), quote.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * The assets of a market, in the venue's names; empty if the name does not fit the rule. Without
   * a separator, each asset has three characters.
   */
  public Optional<Pair> pair(String market) {
    if (!market.startsWith(prefix)) {
      return Optional.empty();
    }
    String assets = market.substring(prefix.length()).toUpperCase(Locale.ROOT);
    String between =
        separator.isEmpty() && assets.contains(longSeparator) ? longSeparator : separator;
    int at = between.isEmpty() ? PLAIN : assets.indexOf(between);
    int after = at + between.length();
    boolean whole = !between.isEmpty() || assets.length() == 2 * PLAIN;
    if (at <= 0 || after >= assets.length() || !whole) {
      return Optional.empty();
    }
    String first = assets.substring(0, at);
    String second = assets.substring(after);
    return Optional.of(quoteLeads ? new Pair(second, first) : new Pair(first, second));
  }

  /** Omnidepth's name for the venue's name of an asset, in upper case. */
  public String ours(String theirs) {
    return names.entrySet().stream()
        .filter(name -> name.getValue().equals(theirs))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(theirs);
  }

  /** The venue's name for an asset, in upper case. */
  public String asset(String ours) {
    return names.getOrDefault(ours, ours);
  }
}
