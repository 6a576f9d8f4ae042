package io.omnidepth.api.parameter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;

/** The values of a parameter: how a text of them is read, and how documents describe them. */
public interface Values<T> {
  /**
   * Reads a text.
   *
   * @param name the name of the parameter, for messages
   * @param text empty where the parameter is not given
   */
  T read(String name, Optional<String> text, Parameters given) throws Parameters.Wrong;

  /** The values as a JSON Schema. */
  ObjectNode schema();

  /** The values for people, as {@code 1 to 5000}. */
  String words();

  /** The default for people; empty if there is none. */
  default Optional<String> usual() {
    return Optional.empty();
  }

  /** The pattern of a text, where JSON may have a text for a number or a list. */
  default Optional<String> pattern() {
    return Optional.empty();
  }

  /** Reads a value further. */
  @FunctionalInterface
  interface Further<T, U> {
    /**
     * Reads the value.
     *
     * @param name the name of the parameter, for messages
     * @param text the text of the value; empty where the parameter is not given
     */
    U read(String name, Optional<String> text, T value, Parameters given) throws Parameters.Wrong;
  }

  /** The same values, read as something else. */
  default <U> Values<U> as(Function<T, U> function) {
    return further((name, text, value, given) -> function.apply(value));
  }

  /** The same values, read further, which may refuse some. */
  default <U> Values<U> further(Further<T, U> reader) {
    Values<T> values = this;
    return new Values<>() {
      @Override
      public U read(String name, Optional<String> text, Parameters given) throws Parameters.Wrong {
        return reader.read(name, text, values.read(name, text, given), given);
      }

      @Override
      public ObjectNode schema() {
        return values.schema();
      }

      @Override
      public String words() {
        return values.words();
      }

      @Override
      public Optional<String> usual() {
        return values.usual();
      }

      @Override
      public Optional<String> pattern() {
        return values.pattern();
      }
    };
  }
}
