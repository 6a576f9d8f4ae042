package io.omnidepth.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The schemas of a document, which judge values: JSON Schema 2020-12, with formats asserted. */
public final class Schemas {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private final JsonNode document;
  private final Map<JsonNode, Schema> compiled = new HashMap<>();

  public Schemas(JsonNode document) {
    this.document = document;
  }

  /** The node at a JSON pointer or, where that is a reference, its target. */
  public JsonNode at(String pointer) {
    return resolved(document.at(pointer));
  }

  public JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? at(node.get("$ref").asText().substring(1)) : node;
  }

  /** The faults of a value; empty if it is as the schema says. */
  public List<String> faults(JsonNode schema, JsonNode value) {
    if (!schema.isObject()) {
      throw new AssertionError("no schema: " + schema);
    }
    return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
        .map(Error::toString)
        .toList();
  }

  private Schema compile(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    return REGISTRY.getSchema(whole);
  }

  /** The value of each example of a content, parameter, header or message. */
  public static List<JsonNode> examples(JsonNode holder) {
    List<JsonNode> examples = new ArrayList<>();
    holder.path("examples").forEach(examples::add);
    return examples;
  }
}
