package io.omnidepth.http.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The venues' rows of {@link TreeView}, as trees. */
final class TreeRows {
  /** Fields that grow with time, or with every answer of a venue. */
  private static final Set<String> AGES =
      Set.of("ageMs", "receivedAt", "unchangedMs", "venueTime", "lagMs");

  private final Map<String, ObjectNode> byMarket = new LinkedHashMap<>();

  TreeRows(ArrayNode rows) {
    for (JsonNode row : rows) {
      byMarket.put(row.get("venue").asText() + " " + row.get("market").asText(), (ObjectNode) row);
    }
  }

  List<ObjectNode> all() {
    return List.copyOf(byMarket.values());
  }

  /** Whether both have the same markets in the same states, whatever their ages are. */
  boolean isSameButAges(TreeRows other) {
    return byMarket.size() == other.byMarket.size()
        && byMarket.entrySet().stream()
            .allMatch(
                row -> {
                  ObjectNode theirs = other.byMarket.get(row.getKey());
                  return theirs != null && isSameButAges(row.getValue(), theirs);
                });
  }

  /** Whether both rows are equal, whatever their ages are. */
  static boolean isSameButAges(JsonNode one, JsonNode other) {
    return isWithin(one, other) && isWithin(other, one);
  }

  private static boolean isWithin(JsonNode part, JsonNode whole) {
    for (Map.Entry<String, JsonNode> field : part.properties()) {
      if (!AGES.contains(field.getKey()) && !field.getValue().equals(whole.get(field.getKey()))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The rows whose book was received since the other rows, or that differ from them, with the usual
   * size if it is new. A row that is gone comes as unlisted.
   */
  ArrayNode changesSince(TreeRows before) {
    ArrayNode changes = Json.MAPPER.createArrayNode();
    byMarket.forEach(
        (market, row) -> {
          ObjectNode old = before.byMarket.get(market);
          if (old == null || !row.get("usualSize").equals(old.get("usualSize"))) {
            changes.add(row);
          } else if (!row.get("receivedAt").equals(old.get("receivedAt"))
              || !isSameButAges(row, old)) {
            changes.add(row.deepCopy().without("usualSize"));
          }
        });
    before.byMarket.forEach(
        (market, row) -> {
          if (!byMarket.containsKey(market)) {
            changes.add(
                row.deepCopy()
                    .put("state", "unlisted")
                    .put("counted", false)
                    .put("why", "unlisted"));
          }
        });
    return changes;
  }
}
