package io.omnidepth.api.parameter;

import io.omnidepth.market.Instrument;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of instruments' names: {@code BTC-*}, {@code *-USD*}, or, where only a part is known,
 * {@code *btc*}. Each star stands for any letters, none too.
 */
public final class Match implements Predicate<Instrument> {
  /** Matches every instrument. */
  public static final Match ALL = new Match("*", any -> true);

  private static final String NAME = "(\\*?[A-Z0-9]{1,20}\\*?|\\*)";
  private static final Pattern PATTERN = Pattern.compile(NAME + "(-" + NAME + ")?");

  private final String text;
  private final Predicate<Instrument> test;

  private Match(String text, Predicate<Instrument> test) {
    this.text = text;
    this.test = test;
  }

  /**
   * Reads a pattern, in either letter case: with a dash, both assets; with a star and no dash,
   * either asset or the two in one word. Empty where it is neither.
   */
  static Optional<Match> parse(String written) {
    String text = written.toUpperCase(Locale.ROOT);
    Matcher names = PATTERN.matcher(text);
    if (!names.matches() || !(text.contains("*") || text.contains("-"))) {
      return Optional.empty();
    }
    Predicate<String> first = name(names.group(1));
    if (text.contains("-")) {
      Predicate<String> second = name(names.group(3));
      return Optional.of(
          new Match(text, one -> first.test(one.base()) && second.test(one.quote())));
    }
    return Optional.of(
        new Match(
            text,
            one ->
                first.test(one.base())
                    || first.test(one.quote())
                    || first.test(one.base() + one.quote())));
  }

  private static Predicate<String> name(String written) {
    String letters = written.replace("*", "");
    boolean before = written.startsWith("*");
    boolean after = written.endsWith("*");
    return before && after
        ? name -> name.contains(letters)
        : before
            ? name -> name.endsWith(letters)
            : after ? name -> name.startsWith(letters) : letters::equals;
  }

  @Override
  public boolean test(Instrument instrument) {
    return test.test(instrument);
  }

  /** The pattern. */
  @Override
  public String toString() {
    return text;
  }
}
