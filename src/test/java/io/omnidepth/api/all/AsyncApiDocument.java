package io.omnidepth.api.all;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Json;
import io.omnidepth.api.depth.DepthParameters;
import io.omnidepth.api.parameter.Parameter;
import io.omnidepth.support.PrettyJson;
import java.nio.file.Path;

/**
 * The AsyncAPI document: {@code asyncapi-shared.json} with the parameters of a subscription, which
 * are those of a depth and one of its own. A message may have a text for a number or a list.
 */
final class AsyncApiDocument {
  private static final Path SHARED =
      Path.of("src/main/resources/io/omnidepth/api/asyncapi-shared.json");

  private static final Path HTTP =
      Path.of("src/main/resources/io/omnidepth/api/openapi-shared.json");

  private AsyncApiDocument() {}

  static ObjectNode make() {
    ObjectNode document = (ObjectNode) PrettyJson.read(SHARED);
    ObjectNode fields = (ObjectNode) document.at("/components/schemas/Subscribe/properties");
    DepthParameters.ALL.forEach(parameter -> fields.set(parameter.name(), field(parameter)));
    fields.set(DepthParameters.INTERVAL.name(), field(DepthParameters.INTERVAL));
    ((ObjectNode) document.at("/components/schemas")).set("ChangedVenue", changedVenue());
    return document;
  }

  /** A venue's row in a change: its usual size is left out while it is as before. */
  private static ObjectNode changedVenue() {
    ObjectNode row = PrettyJson.read(HTTP).at("/components/schemas/DepthVenue").deepCopy();
    ArrayNode required = (ArrayNode) row.path("required");
    required.removeIf(name -> name.asText().equals("usualSize"));
    return row;
  }

  private static ObjectNode field(Parameter<?> parameter) {
    ObjectNode schema = parameter.values().schema();
    ObjectNode field = Json.object();
    field.put(
        "description",
        parameter.meaning()
            + parameter.values().usual().map(usual -> "; " + usual + " by default").orElse(""));
    String type = schema.path("type").asText();
    if (type.equals("boolean")) {
      field.putArray("enum").add(true).add(false).add("true").add("false");
      return field;
    }
    if (schema.has("enum")) {
      field.set("enum", schema.get("enum"));
      return field;
    }
    ArrayNode types = field.putArray("type").add(type);
    for (var member : schema.properties()) {
      JsonNode value = member.getValue();
      if (!member.getKey().equals("type") && !member.getKey().equals("default")) {
        field.set(member.getKey(), value);
      }
    }
    types.add("string");
    parameter.values().pattern().ifPresent(pattern -> field.put("pattern", pattern));
    return field;
  }
}
