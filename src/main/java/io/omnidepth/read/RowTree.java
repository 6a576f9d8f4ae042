package io.omnidepth.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/**
 * One row as a small tree, in which a number is the text that it was written as. Of a row with too
 * many values none is kept.
 */
final class RowTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser json;
  private final int most;
  private int values;

  private RowTree(JsonParser json, int most) {
    this.json = json;
    this.most = most;
  }

  /**
   * The value that begins here, up to its end; empty where it has too many values.
   *
   * @param most how many values it may have
   */
  static Optional<JsonNode> read(JsonParser json, int most) throws IOException {
    RowTree tree = new RowTree(json, most);
    JsonNode row = tree.value();
    return tree.values > most ? Optional.empty() : Optional.of(row);
  }

  private JsonNode value() throws IOException {
    if (++values > most) {
      json.skipChildren();
      return NODES.nullNode();
    }
    return switch (json.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_NULL -> NODES.nullNode();
      default -> NODES.textNode(json.getText());
    };
  }

  private JsonNode object() throws IOException {
    ObjectNode object = NODES.objectNode();
    for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
      json.nextToken();
      object.set(key, value());
    }
    return object;
  }

  private JsonNode array() throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      array.add(value());
    }
    return array;
  }
}
