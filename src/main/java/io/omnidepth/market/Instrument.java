package io.omnidepth.market;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An asset {@code base}, priced in {@code quote}. It is written {@code BTC-USD}.
 *
 * @param base the asset that sizes count, upper case letters and digits
 * @param quote the asset that prices count, upper case letters and digits, never the base
 */
public record Instrument(String base, String quote) implements Comparable<Instrument> {
  private static final Pattern ASSET = Pattern.compile("[A-Z0-9]{1,20}");

  /** The longest text, which leaves room for spaces at both ends. */
  private static final int LONGEST = 64;

  public Instrument {
    if (!ASSET.matcher(base).matches() || !ASSET.matcher(quote).matches() || base.equals(quote)) {
      throw new IllegalArgumentException("not an instrument: " + base + "-" + quote);
    }
  }

  /**
   * Reads an instrument in either letter case; empty if the text does not have the form {@code
   * BTC-USD}.
   */
  public static Optional<Instrument> parse(String text) {
    boolean ours = text.length() <= LONGEST && text.chars().allMatch(c -> c < 128);
    String[] assets = ours ? text.strip().toUpperCase(Locale.ROOT).split("-", -1) : new String[0];
    if (assets.length != 2
        || !ASSET.matcher(assets[0]).matches()
        || !ASSET.matcher(assets[1]).matches()
        || assets[0].equals(assets[1])) {
      return Optional.empty();
    }
    return Optional.of(new Instrument(assets[0], assets[1]));
  }

  @Override
  public int compareTo(Instrument other) {
    int byBase = base.compareTo(other.base);
    return byBase != 0 ? byBase : quote.compareTo(other.quote);
  }

  @Override
  public String toString() {
    return base + "-" + quote;
  }
}
