package io.omnidepth.venue;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A test of an answer's text at one path.
 *
 * <p>The text of a scalar is the scalar itself. The text of an array or object is its scalars,
 * joined by commas; without scalars it is {@code …}. The text of an empty array, an empty object or
 * null is empty. The text is absent if the path leads nowhere.
 *
 * @param words the expected text, for messages: {@code "0"}, {@code nothing}
 */
public record Condition(String words, Predicate<Optional<String>> test) {
  /** Whether the condition holds for the text. */
  public boolean of(Optional<String> value) {
    return test.test(value);
  }

  public static Condition is(String... values) {
    return new Condition(
        String.join(" or ", values),
        found -> found.filter(Arrays.asList(values)::contains).isPresent());
  }

  public static Condition isNot(String value) {
    return new Condition("not " + value, found -> found.filter(value::equals).isEmpty());
  }

  /** The path exists, and its text is empty. */
  public static Condition isEmpty() {
    return new Condition("nothing in it", found -> found.filter(String::isEmpty).isPresent());
  }

  public static Condition isAbsent() {
    return new Condition("absent", Optional::isEmpty);
  }

  public static Condition isPresent() {
    return new Condition("present", Optional::isPresent);
  }

  /** The text contains one of these texts, in any letter case. */
  public static Condition mentions(String... texts) {
    return new Condition(
        "mentioning " + String.join(" or ", texts),
        found ->
            found
                .filter(value -> Arrays.stream(texts).anyMatch(text -> contains(value, text)))
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
