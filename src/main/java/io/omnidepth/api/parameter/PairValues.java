package io.omnidepth.api.parameter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One of two words, without a default. */
public record PairValues(String one, String other) implements OptionalValues<String> {
  @Override
  public String read(String name, String text) throws Parameters.Wrong {
    if (!text.equals(one) && !text.equals(other)) {
      throw new Parameters.Wrong(name, text, "", one + " or " + other);
    }
    return text;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
    schema.putArray("enum").add(one).add(other);
    return schema;
  }

  @Override
  public String words() {
    return "`" + one + "` or `" + other + "`";
  }
}
