package io.omnidepth.api.parameter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Assets, in either letter case. The resource knows those that exist. */
public record AssetValues() implements OptionalValues<String> {
  @Override
  public String read(String name, String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  @Override
  public ObjectNode schema() {
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/Asset");
  }

  @Override
  public String words() {
    return "an asset";
  }
}
