package io.omnidepth.api.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A parameter of the API: its name, its values and its meaning, in one place.
 *
 * @param key its name among the parameters of the OpenAPI document
 * @param meaning in a few words, for tables
 * @param description in sentences, for the OpenAPI document
 * @param required whether a request without it is refused
 * @param examples values that are right, as the OpenAPI document has them
 */
public record Parameter<T>(
    String name,
    String key,
    Values<T> values,
    String meaning,
    String description,
    boolean required,
    ObjectNode examples) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A parameter that may be left out. */
  public static <T> Parameter<T> of(String name, Values<T> values, String meaning) {
    String key = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return new Parameter<>(
        name, key, values, meaning, meaning, false, JsonNodeFactory.instance.objectNode());
  }

  /** The same under another key, as several resources have a parameter of that name. */
  public Parameter<T> keyed(String other) {
    return new Parameter<>(name, other, values, meaning, description, required, examples);
  }

  /** The same with a description. */
  public Parameter<T> described(String sentences) {
    return new Parameter<>(name, key, values, meaning, sentences, required, examples);
  }

  /** The same, which a request may not leave out. */
  public Parameter<T> mandatory() {
    return new Parameter<>(name, key, values, meaning, description, true, examples);
  }

  /** The same with one example more. */
  public Parameter<T> example(String label, Object value) {
    ObjectNode more = examples.deepCopy();
    more.putObject(label).set("value", MAPPER.<JsonNode>valueToTree(value));
    return new Parameter<>(name, key, values, meaning, description, required, more);
  }

  /** Reads it. */
  public T of(Parameters given) throws Parameters.Wrong {
    return values.read(name, given.text(name), given);
  }

  /** The refusal of its text. */
  public Parameters.Wrong wrong(Parameters given, String hint, String allowed) {
    return new Parameters.Wrong(name, given.text(name).orElse(""), hint, allowed);
  }

  /** As the OpenAPI document has it. */
  public ObjectNode openApi() {
    ObjectNode parameter = JsonNodeFactory.instance.objectNode();
    parameter.put("name", name).put("in", "query");
    if (required) {
      parameter.put("required", true);
    }
    parameter.put("description", description);
    ObjectNode schema = values.schema();
    if (schema.path("type").asText().equals("array")) {
      parameter.put("style", "form").put("explode", false);
    }
    parameter.set("schema", schema);
    parameter.set("examples", examples);
    return parameter;
  }
}
