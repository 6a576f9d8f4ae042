package io.omnidepth.venue;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A test of what an answer says at one path. What stands there is a scalar's text; an array's or an
 * object's scalars joined by commas, or {@code …} where it holds none but is not empty; empty text
 * for an empty array, an empty object or null; absent where the path leads nowhere.
 *
 * @param words what it wants, for messages: {@code "0"}, {@code nothing}
 */
public record Said(String words, Predicate<Optional<String>> test) {
  /** Whether it holds of what stands there. */
  public boolean of(Optional<String> value) {
    return test.test(value);
  }

  public static Said is(String... values) {
    return new Said(
        String.join(" or ", values),
        said -> said.filter(Arrays.asList(values)::contains).isPresent());
  }

  public static Said isNot(String value) {
    return new Said("not " + value, said -> said.filter(value::equals).isEmpty());
  }

  /** The path is there, and what stands there is empty. */
  public static Said isEmpty() {
    return new Said("nothing in it", said -> said.filter(String::isEmpty).isPresent());
  }

  public static Said isAbsent() {
    return new Said("absent", Optional::isEmpty);
  }

  public static Said isPresent() {
    return new Said("present", Optional::isPresent);
  }

  /** One of these texts occurs in it, in any letter case. */
  public static Said mentions(String... texts) {
    return new Said(
        "mentioning " + String.join(" or ", texts),
        said ->
            said.filter(value -> Arrays.stream(texts).anyMatch(text -> contains(value, text)))
                .isPresent());
  }

  private static boolean contains(String value, String text) {
    for (int at = 0; at + text.length() <= value.length(); at++) {
      if (value.regionMatches(true, at, text, 0, text.length())) {
        return true;
      }
    }
    return false;
  }
}
