package io.omnidepth.venue;

import io.omnidepth.market.Decimals;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A response header with the used weight of a limit.
 *
 * @param number the pattern whose first group is the number in the header's text
 * @param left whether the number is the weight left, not the weight used
 * @param limit the limit of the header
 */
public record Meter(String header, Pattern number, boolean left, Limit limit) {
  /** The longest text to search. The search may take as many steps as the length squared. */
  private static final int LONGEST = 200;

  /** The used weight in a header's text; empty if the text has no such number. */
  public Optional<Integer> used(String text) {
    return Optional.of(text)
        .filter(header -> header.length() <= LONGEST)
        .map(number::matcher)
        .filter(Matcher::find)
        .flatMap(found -> Decimals.whole(found.group(1), 0, Integer.MAX_VALUE))
        .map(Math::toIntExact)
        .map(weight -> left ? Math.max(0, limit.weight() - weight) : weight);
  }
}
