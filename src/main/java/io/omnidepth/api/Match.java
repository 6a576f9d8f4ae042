package io.omnidepth.api;

import io.omnidepth.market.Instrument;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of instruments that are looked for: {@code BTC-*}, {@code *-USD*}, or, where only a part is
 * known, {@code *btc*}. Each star stands for any letters, none too.
 */
final class Match {
  private static final String NAME = "(\\*?[A-Z0-9]{1,20}\\*?|\\*)";
  private static final Pattern WRITTEN = Pattern.compile(NAME + "(-" + NAME + ")?");

  private Match() {}

  /**
   * What is so written, in either letter case: with a dash, both assets; with a star and no dash,
   * either asset or the two in one word. Empty where it is neither.
   */
  static Optional<Predicate<Instrument>> parse(String written) {
    String text = written.toUpperCase(Locale.ROOT);
    Matcher names = WRITTEN.matcher(text);
    if (!names.matches() || !(text.contains("*") || text.contains("-"))) {
      return Optional.empty();
    }
    Predicate<String> first = name(names.group(1));
    if (text.contains("-")) {
      Predicate<String> second = name(names.group(3));
      return Optional.of(one -> first.test(one.base()) && second.test(one.quote()));
    }
    return Optional.of(
        one ->
            first.test(one.base())
                || first.test(one.quote())
                || first.test(one.base() + one.quote()));
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
}
