package io.omnidepth.http.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Contract;
import io.omnidepth.api.Schemas;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The schemas of {@code asyncapi.json} hold its examples, and no other member. */
@ExtendWith(VertxExtension.class)
class StreamSchemasTest extends StreamSessions {
  @Test
  void aSubscriptionTakesTheParametersOfTheDepthWithTheirBounds() {
    Schemas http = new Schemas(SocketReader.json(Contract.ofThisVersion().openApi()));
    JsonNode fields = schemas.at("/components/schemas/Subscribe/properties");
    Set<String> names = new TreeSet<>(Set.of("op", "id", "instrument", "intervalMs"));
    for (JsonNode reference : http.at("/paths/~1api~1v1~1depth~1{instrument}/get/parameters")) {
      JsonNode parameter = http.resolved(reference);
      String name = parameter.path("name").asText();
      names.add(name);
      for (String bound : List.of("minimum", "maximum", "exclusiveMinimum")) {
        assertEquals(
            parameter.path("schema").path(bound), fields.path(name).path(bound), name + bound);
      }
    }
    names.add("moment");
    Set<String> told = new TreeSet<>();
    fields.fieldNames().forEachRemaining(told::add);
    assertEquals(names, told);
  }

  @Test
  void everyExampleAndItsChecksumAreRight() {
    SocketReader reader = new SocketReader();
    for (Map.Entry<String, JsonNode> message : document.at("/components/messages").properties()) {
      JsonNode told = message.getValue();
      List<JsonNode> examples = Schemas.examples(told);
      assertFalse(examples.isEmpty(), message.getKey());
      for (JsonNode example : examples) {
        JsonNode payload = example.path("payload");
        assertEquals(List.of(), schemas.faults(told.path("payload"), payload));
      }
    }
    reader.take(document.at("/components/messages/snapshot/examples/1/payload").toString());
    reader.take(document.at("/components/messages/snapshot/examples/0/payload").toString());
    reader.take(document.at("/components/messages/update/examples/0/payload").toString());
    String rule = document.at("/info/description").asText();
    assertTrue(rule.contains("`100.5:4:99:2:101:0.25` gives 3599822581"));
    SocketReader ruled = new SocketReader();
    ruled.take(
        "{\"type\":\"snapshot\",\"sequence\":1,\"checksum\":3599822581,"
            + "\"bids\":[[100.5,4],[99,2]],\"asks\":[[101,0.25]]}");
  }

  /** Without this, a schema that says little would hold every message. */
  @Test
  void aMemberMoreOrLessIsAFault() {
    for (Map.Entry<String, JsonNode> message : document.at("/components/messages").properties()) {
      JsonNode schema = message.getValue().path("payload");
      ObjectNode payload = message.getValue().at("/examples/0/payload").deepCopy();
      payload.put("Surprise", 1);
      assertFalse(schemas.faults(schema, payload).isEmpty(), message.getKey());
      payload.remove("Surprise");
      for (JsonNode name : schemas.resolved(schema).path("required")) {
        JsonNode member = payload.remove(name.asText());
        assertFalse(schemas.faults(schema, payload).isEmpty(), message.getKey() + " " + name);
        payload.set(name.asText(), member);
      }
      assertEquals(List.of(), schemas.faults(schema, payload));
    }
  }
}
