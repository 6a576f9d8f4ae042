package io.omnidepth.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a list of markets, by the paths of {@link io.omnidepth.venue.Listing}.
 *
 * @param table what the numbers in it stand for
 */
record Row(JsonNode tree, Map<String, JsonNode> table) {
  private static final int LONGEST_TEXT = 64;
  private static final int FINEST = 40;
  private static final int COARSEST = 20;

  /** What the row says there, as {@link io.omnidepth.venue.Said} has it. */
  Optional<String> said(String path) {
    JsonNode there = at(path);
    if (there.isMissingNode()) {
      return Optional.empty();
    }
    if (there.isContainerNode()) {
      return Optional.of(there.isEmpty() ? "" : "…");
    }
    return Optional.of(there.isNull() ? "" : there.asText());
  }

  /** The text there, which is neither empty nor too long for a name. */
  Optional<String> text(String path) {
    return said(path).filter(text -> !text.isBlank() && text.length() <= LONGEST_TEXT);
  }

  /** The step that stands there: above zero, without zeros at its end. */
  Optional<BigDecimal> step(String path) {
    return text(path)
        .flatMap(Row::decimal)
        .map(BigDecimal::stripTrailingZeros)
        .filter(step -> step.signum() > 0 && step.scale() <= FINEST && step.scale() >= -COARSEST);
  }

  /** The step of a number that has as many places after the point as it says there. */
  Optional<BigDecimal> stepOfPlaces(String path) {
    return text(path)
        .filter(places -> places.matches("-?\\d{1,2}"))
        .map(Integer::valueOf)
        .filter(places -> places <= FINEST && places >= -COARSEST)
        .map(places -> BigDecimal.ONE.movePointLeft(places).stripTrailingZeros());
  }

  private static Optional<BigDecimal> decimal(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private JsonNode at(String path) {
    JsonNode node = tree;
    for (String step : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
      node = step(node.isValueNode() ? explained(node) : node, step);
    }
    return node;
  }

  private JsonNode explained(JsonNode number) {
    return table.getOrDefault(number.asText(), MissingNode.getInstance());
  }

  private static JsonNode step(JsonNode node, String step) {
    String[] wanted = step.split("=", 2);
    if (wanted.length == 2) {
      for (JsonNode element : node) {
        if (element.path(wanted[0]).asText().equals(wanted[1])) {
          return element;
        }
      }
      return MissingNode.getInstance();
    }
    return node.isArray() && step.matches("\\d{1,3}")
        ? node.path(Integer.parseInt(step))
        : node.path(step);
  }
}
