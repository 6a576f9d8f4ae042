package io.omnidepth.market;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is traded: so much of {@code base}, priced in {@code quote}. Written {@code BTC-USD}.
 *
 * @param base asset whose size rests in the book, upper case letters and digits
 * @param quote asset in which the price is told, upper case letters and digits, never the base
 */
public record Instrument(String base, String quote) implements Comparable<Instrument> {
  private static final Pattern ASSET = Pattern.compile("[A-Z0-9]{1,20}");

  /** With some room for spaces around it. */
  private static final int LONGEST = 64;

  public Instrument {
    if (!ASSET.matcher(base).matches() || !ASSET.matcher(quote).matches() || base.equals(quote)) {
      throw new IllegalArgumentException("not an instrument: " + base + "-" + quote);
    }
  }

  /**
   * The instrument written so, in either letter case; empty where the text is not of the form
   * {@code BTC-USD}.
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
