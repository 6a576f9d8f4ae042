package io.omnidepth.api.all;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Resource;
import io.omnidepth.api.Schemas;
import io.vertx.core.http.HttpMethod;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The schemas of {@code openapi.json} hold its examples, and no other member. */
@ExtendWith(VertxExtension.class)
class ContractSchemasTest extends ContractServer {
  /** The members that an answer may leave out. */
  private static final Set<String> OPTIONAL = Set.of("venueTime", "venueSequence");

  @Test
  void everyExampleIsRight() {
    List<String> faults = new ArrayList<>();
    int[] examples = {0};
    eachHolder(
        document,
        holder -> {
          JsonNode schema = holder.path("schema");
          List<JsonNode> values = new ArrayList<>();
          Schemas.examples(holder)
              .forEach(example -> values.add(schemas.resolved(example).path("value")));
          if (holder.has("example")) {
            values.add(holder.get("example"));
          }
          if (values.isEmpty()) {
            faults.add("no example of " + holder);
          }
          for (JsonNode value : values) {
            examples[0]++;
            faults.addAll(schemas.faults(schema, value));
          }
        });
    assertEquals(List.of(), faults);
    assertTrue(examples[0] > 40, "examples: " + examples[0]);
  }

  /** Every node with a schema and examples: contents, parameters, headers. */
  private static void eachHolder(JsonNode node, Consumer<JsonNode> taker) {
    if (node.path("schema").isObject()) {
      taker.accept(node);
    } else {
      node.forEach(child -> eachHolder(child, taker));
    }
  }

  /** Without this, a schema that says little would hold every answer. */
  @Test
  void aMemberMoreOrLessIsAFault() {
    answered();
    history.take(board.current(), Instant.now());
    Map<String, String> kinds =
        new TreeMap<>(
            Map.of(
                "/api/v1/depth/BTC-USD?breakdown=true", "Depth",
                "/api/v1/fill/BTC-USD?side=buy&size=0.3&convert=USDT", "Fill",
                "/api/v1/summary/BTC-USD?convert=USDT", "Summary",
                "/api/v1/history/BTC-USD", "History",
                "/api/v1/instruments?brief=true", "Instruments",
                "/api/v1/depth/SOL-USD", "NoBookCounted",
                "/api/v1/depth/XXX-USD", "UnknownInstrument",
                "/api/v1/depth/BTC-USD?x=1", "WrongParameter",
                "/health/live", "Live",
                "/nothing", "NothingThere"));
    for (Resource<?> resource : Resources.ALL) {
      kinds.put(
          usual(resource.description().path()), resource.description().forms().get(0).schema());
    }
    kinds.forEach(
        (target, kind) -> {
          JsonNode schema = schemas.at("/components/schemas/" + kind);
          JsonNode whole = ask(HttpMethod.GET, target).json();
          assertEquals(List.of(), schemas.faults(schema, whole), target);
          for (ObjectNode object : objects(whole)) {
            object.put("Surprise", 1);
            assertFalse(schemas.faults(schema, whole).isEmpty(), target + " more in " + object);
            object.remove("Surprise");
            if (!isCount(object)) {
              lessIsAFault(schema, whole, object);
            }
          }
        });
  }

  private void lessIsAFault(JsonNode schema, JsonNode whole, ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.removeAll(OPTIONAL);
    for (String name : names) {
      JsonNode member = object.remove(name);
      assertFalse(schemas.faults(schema, whole).isEmpty(), "less " + name + " in " + object);
      object.set(name, member);
    }
  }

  /** Shares and polls may have any names. */
  private static boolean isCount(ObjectNode object) {
    Iterator<String> names = object.fieldNames();
    return !names.hasNext()
        || object.has("fresh")
        || object.has("refused")
        || object.has("limited")
        || object.path("blocked").isInt()
        || object.has("unreachable")
        || ContractBooks.VENUES.stream().anyMatch(venue -> object.has(venue.id()));
  }

  private static List<ObjectNode> objects(JsonNode node) {
    List<ObjectNode> objects = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(child -> objects.addAll(objects(child)));
    }
    return objects;
  }
}
