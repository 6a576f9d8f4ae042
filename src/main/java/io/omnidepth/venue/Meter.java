package io.omnidepth.venue;

import io.omnidepth.market.Decimals;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A response header in which the venue tells how much of a limit is used.
 *
 * @param number finds the number in the header's text: its first group
 * @param left whether the number is the weight left instead of the weight used
 * @param limit the limit that the header is about
 */
public record Meter(String header, Pattern number, boolean left, Limit limit) {
  /** A search through a longer text may take as many steps as its length squared. */
  private static final int LONGEST = 200;

  /** The weight that a header's text says is used; empty where it says nothing of the kind. */
  public Optional<Integer> used(String text) {
    return Optional.of(text)
        .filter(header -> header.length() <= LONGEST)
        .map(number::matcher)
        .filter(Matcher::find)
        .flatMap(found -> Decimals.whole(found.group(1), 0, Integer.MAX_VALUE))
        .map(Math::toIntExact)
        .map(told -> left ? Math.max(0, limit.weight() - told) : told);
  }
}
