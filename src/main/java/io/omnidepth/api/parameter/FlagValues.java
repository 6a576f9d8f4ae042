package io.omnidepth.api.parameter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** True or false, false by default. */
public record FlagValues() implements Values<Boolean> {
  private static final WordValues WORDS = new WordValues("false", "true");

  @Override
  public Boolean read(String name, Optional<String> text, Parameters given)
      throws Parameters.Wrong {
    return WORDS.read(name, text, given).equals("true");
  }

  @Override
  public ObjectNode schema() {
    return JsonNodeFactory.instance.objectNode().put("type", "boolean").put("default", false);
  }

  @Override
  public String words() {
    return "`true` or `false`";
  }

  @Override
  public Optional<String> usual() {
    return WORDS.usual();
  }
}
