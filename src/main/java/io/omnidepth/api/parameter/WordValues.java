package io.omnidepth.api.parameter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One of two words.
 *
 * @param word the default
 */
public record WordValues(String word, String other) implements Values<String> {
  @Override
  public String read(String name, Optional<String> text, Parameters all) throws Parameters.Wrong {
    String given = text.orElse(word);
    if (!given.equals(word) && !given.equals(other)) {
      throw new Parameters.Wrong(name, given, "", word + " (the default) or " + other);
    }
    return given;
  }

  @Override
  public ObjectNode schema() {
    return new PairValues(word, other).schema().put("default", word);
  }

  @Override
  public String words() {
    return new PairValues(word, other).words();
  }

  @Override
  public Optional<String> usual() {
    return Optional.of("`" + word + "`");
  }
}
