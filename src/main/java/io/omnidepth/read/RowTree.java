package io.omnidepth.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.read.JsonTokens.Token;
import java.util.Optional;

/** One row as a small tree. A number in it is its text. A row with too many values is not kept. */
final class RowTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonTokens json;
  private final int most;
  private int values;

  private RowTree(JsonTokens json, int most) {
    this.json = json;
    this.most = most;
  }

  /**
   * Reads the value that begins here, up to its end. Empty if it has too many values.
   *
   * @param most the most values that it may have
   */
  static Optional<JsonNode> read(JsonTokens json, int most) throws MalformedJson {
    RowTree tree = new RowTree(json, most);
    JsonNode row = tree.value();
    return tree.values > most ? Optional.empty() : Optional.of(row);
  }

  private JsonNode value() throws MalformedJson {
    if (++values > most) {
      json.skip();
      return NODES.nullNode();
    }
    return switch (json.token()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case NULL -> NODES.nullNode();
      default -> NODES.textNode(json.text());
    };
  }

  private JsonNode object() throws MalformedJson {
    ObjectNode object = NODES.objectNode();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      json.next();
      object.set(key, value());
    }
    return object;
  }

  private JsonNode array() throws MalformedJson {
    ArrayNode array = NODES.arrayNode();
    while (json.next() != Token.END_ARRAY) {
      array.add(value());
    }
    return array;
  }
}
