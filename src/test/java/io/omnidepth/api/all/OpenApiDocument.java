package io.omnidepth.api.all;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Form;
import io.omnidepth.api.Json;
import io.omnidepth.api.Resource;
import io.omnidepth.api.ResourceForm;
import io.omnidepth.api.parameter.Parameter;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.support.PrettyJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The OpenAPI document. Paths, parameters and references to schemas are those of the resources.
 * {@code openapi-shared.json} has by hand all that resources have in common; {@code bodies.json} of
 * each resource has the schemas and the examples of its bodies.
 */
final class OpenApiDocument {
  private static final Path FOLDER = Path.of("src/main/resources/io/omnidepth/api");
  private static final Pattern NAME = Pattern.compile("\\{(\\w)(\\w*)}");

  private final ObjectNode shared =
      (ObjectNode) PrettyJson.read(FOLDER.resolve("openapi-shared.json"));
  private final ObjectNode paths = Json.object();
  private final ObjectNode parameters = (ObjectNode) shared.at("/components/parameters");
  private final ObjectNode schemas = Json.object();

  private OpenApiDocument() {}

  static ObjectNode of(List<Resource<?>> resources) {
    OpenApiDocument document = new OpenApiDocument();
    resources.forEach(document::add);
    return document.whole(resources.get(0));
  }

  private ObjectNode whole(Resource<?> first) {
    paths.setAll((ObjectNode) shared.get("paths"));
    shared.set("paths", paths);
    ObjectNode components = (ObjectNode) shared.get("components");
    schemas.setAll((ObjectNode) components.get("schemas"));
    components.set("schemas", schemas);
    wrongParameter("outOfBounds", first, "levels", "0");
    wrongParameter("unknown", first, "levls", "1");
    return shared;
  }

  /** Has an example of a refusal say what the server says. */
  private void wrongParameter(String example, Resource<?> resource, String name, String text) {
    String at = "/components/responses/WrongRequest/content/application~1problem+json/examples/";
    ((ObjectNode) shared.at(at + example + "/value"))
        .put("detail", refusal(resource, new Parameters(Map.of(name, text), List.of())));
  }

  private static String refusal(Resource<?> resource, Parameters given) {
    try {
      List<Parameter<?>> all = resource.parameters(Form.JSON);
      given.onlyThese(all);
      for (Parameter<?> parameter : all) {
        parameter.of(given);
      }
      throw new AssertionError("nothing is wrong with " + given);
    } catch (Parameters.Wrong wrong) {
      return wrong.detail();
    }
  }

  private void add(Resource<?> resource) {
    String folder = resource.getClass().getPackageName().replaceAll(".*\\.", "");
    JsonNode bodies = PrettyJson.read(FOLDER.resolve(folder).resolve("bodies.json"));
    schemas.setAll((ObjectNode) bodies.get("schemas"));
    for (ResourceForm form : resource.description().forms()) {
      form.parameters().forEach(parameter -> parameters.set(parameter.key(), parameter.openApi()));
      ObjectNode operation =
          paths.putObject(resource.description().path() + form.form().ending()).putObject("get");
      operation.put("operationId", form.operation());
      operation.putArray("tags").add(resource.description().tag());
      operation.put("summary", form.summary()).put("description", form.description());
      ArrayNode list = parameters(resource, form);
      if (!list.isEmpty()) {
        operation.set("parameters", list);
      }
      ObjectNode responses = operation.putObject("responses");
      found(responses.putObject("200"), resource, form, bodies.get("examples"));
      Map<Integer, String> others =
          new TreeMap<>(Map.of(304, "NotModified", 400, "WrongRequest", 429, "TooManyRequests"));
      others.putAll(resource.problems());
      others.forEach((status, name) -> refer(responses.putObject("" + status), "responses", name));
      refer(responses.putObject("default"), "responses", "Otherwise");
    }
  }

  private static ArrayNode parameters(Resource<?> resource, ResourceForm form) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (MatchResult name : NAME.matcher(resource.description().path()).results().toList()) {
      String key = name.group(1).toUpperCase(Locale.ROOT) + name.group(2);
      refer(list.addObject(), "parameters", key);
    }
    form.parameters().forEach(parameter -> refer(list.addObject(), "parameters", parameter.key()));
    return list;
  }

  private static void found(
      ObjectNode response, Resource<?> resource, ResourceForm form, JsonNode examples) {
    response.put("description", form.body());
    ObjectNode headers = response.putObject("headers");
    refer(headers.putObject("ETag"), "headers", "ETag");
    refer(headers.putObject("Cache-Control"), "headers", "AskAgain");
    refer(headers.putObject("Vary"), "headers", "Vary");
    ObjectNode content = response.putObject("content");
    for (ResourceForm each : resource.description().forms()) {
      boolean byAccept = form.form() == Form.JSON && each.form() == Form.CSV;
      if (each.form() == form.form() || byAccept) {
        String type = each.form().contentType().replaceAll(";.*", "");
        ObjectNode media = content.putObject(type);
        refer(media.putObject("schema"), "schemas", each.schema());
        media.set("examples", examples.get(type));
      }
    }
  }

  private static void refer(ObjectNode node, String kind, String name) {
    node.put("$ref", "#/components/" + kind + "/" + name);
  }
}
