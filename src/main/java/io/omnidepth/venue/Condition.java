package io.omnidepth.venue;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A test of what an answer says at one path. The text there is a scalar's text; an array's or an
 * object's scalars joined by commas, or {@code …} where it holds none but is not empty; empty text
 * for an empty array, an empty object or null; absent where the path leads nowhere.
 *
 * @param words the wanted text in words, for messages: {@code "0"}, {@code nothing}
 */
public record Condition(String words, Predicate<Optional<String>> test) {
  /** Whether it holds of the text there. */
  public boolean of(Optional<String> value) {
    return test.test(value);
  }

  public static Condition is(String... values) {
    return new Condition(
        String.join(" or ", values),
        said -> said.filter(Arrays.asList(values)::contains).isPresent());
  }

  public static Condition isNot(String value) {
    return new Condition("not " + value, said -> said.filter(value::equals).isEmpty());
  }

  /** The path is there, and the text there is empty. */
  public static Condition isEmpty() {
    return new Condition("nothing in it", said -> said.filter(String::isEmpty).isPresent());
  }

  public static Condition isAbsent() {
    return new Condition("absent", Optional::isEmpty);
  }

  public static Condition isPresent() {
    return new Condition("present", Optional::isPresent);
  }

  /** One of these texts occurs in it, in any letter case. */
  public static Condition mentions(String... texts) {
    return new Condition(
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
