package io.omnidepth.api.all;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.api.Contract;
import io.omnidepth.api.Resource;
import io.omnidepth.api.ResourceForm;
import io.omnidepth.api.Schemas;
import io.omnidepth.api.parameter.Parameter;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.junit5.VertxExtension;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The routes and parameters of {@code openapi.json} are those of the server. */
@ExtendWith(VertxExtension.class)
class ContractRoutesTest extends ContractServer {
  private static Stream<String> queryParameters(Schemas schemas, JsonNode operation) {
    return StreamSupport.stream(operation.path("parameters").spliterator(), false)
        .map(schemas::resolved)
        .filter(parameter -> parameter.path("in").asText().equals("query"))
        .map(parameter -> parameter.path("name").asText());
  }

  @Test
  void theDocumentHasEveryRouteOfTheServerAndNoOther() {
    Set<String> served =
        server.routes().stream()
            .filter(Route::isExactPath)
            .map(Route::getPath)
            .filter(path -> path != null && !path.equals("/docs"))
            .map(path -> path.replaceAll(":([a-z]+)", "{$1}"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(served, new TreeSet<>(routes()));
    for (Resource<?> resource : Resources.ALL) {
      for (ResourceForm form : resource.description().forms()) {
        String route = resource.description().path() + form.form().ending();
        JsonNode operation = document.path("paths").path(route).path("get");
        assertEquals(
            form.parameters().stream().map(Parameter::name).toList(),
            queryParameters(schemas, operation).toList(),
            route);
      }
    }
    assertTrue(Contract.ofThisVersion().paths().containsAll(routes()));
  }

  @Test
  void theBoundsOfTheParametersAreThoseThatAreEnforced() {
    answered();
    for (String route : routes()) {
      JsonNode operation = document.path("paths").path(route).path("get");
      for (JsonNode reference : operation.path("parameters")) {
        JsonNode parameter = schemas.resolved(reference);
        if (parameter.path("in").asText().equals("query")) {
          boundsHold(usualWith(route, parameter.path("name").asText() + "="), parameter);
        }
      }
    }
  }

  private void boundsHold(String target, JsonNode parameter) {
    JsonNode schema = parameter.path("schema");
    List<String> right = new ArrayList<>();
    List<String> wrong = new ArrayList<>(List.of("nonsense", "-1", "1x", "%20"));
    Schemas.examples(parameter).forEach(example -> right.add(text(example.path("value"))));
    schema.path("enum").forEach(value -> right.add(value.asText()));
    BigDecimal step = new BigDecimal(schema.path("type").asText().equals("integer") ? "1" : "1e-9");
    bound(schema, "minimum").ifPresent(least -> around(least, step.negate(), right, wrong));
    bound(schema, "maximum").ifPresent(most -> around(most, step, right, wrong));
    bound(schema, "exclusiveMinimum").ifPresent(least -> around(least, step, wrong, right));
    switch (schema.path("type").asText()) {
      case "integer" -> wrong.addAll(List.of("1.5", "", "1e1"));
      case "number" -> wrong.addAll(List.of("", "1.2.3", "NaN"));
      case "boolean" -> {
        right.addAll(List.of("true", "false"));
        wrong.addAll(List.of("", "1", "TRUE"));
      }
      case "array" -> wrong.addAll(List.of("aa,zz", "aa,"));
      default -> wrong.add("");
    }
    for (String value : right) {
      String known = value.replace("bitstamp", "aa").replace("kraken", "bb");
      assertEquals(200, ask(HttpMethod.GET, target + known).status(), target + known);
    }
    for (String value : wrong) {
      Answer answer = ask(HttpMethod.GET, target + value);
      assertEquals(400, answer.status(), target + value);
      assertEquals(parameter.path("name").asText(), answer.json().path("parameter").asText());
    }
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(","))
        : value.asText();
  }

  private static Optional<BigDecimal> bound(JsonNode schema, String name) {
    return Optional.of(schema.path(name)).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
  }

  private static void around(
      BigDecimal bound, BigDecimal beyond, List<String> at, List<String> past) {
    at.add(bound.toPlainString());
    past.add(bound.add(beyond).toPlainString());
  }
}
