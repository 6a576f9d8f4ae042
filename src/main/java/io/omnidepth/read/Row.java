package io.omnidepth.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.omnidepth.market.Decimals;
import io.omnidepth.text.PlainText;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a list of markets, by the paths of {@link io.omnidepth.venue.Listing}.
 *
 * @param table the table's rows, by the numbers in this row
 */
record Row(JsonNode tree, Map<String, JsonNode> table) {
  private static final int LONGEST_TEXT = 64;
  private static final int FINEST = 40;
  private static final int COARSEST = 20;
  private static final int MOST_PLACES = 999;

  /** The row's text at that path, in the form of {@link io.omnidepth.venue.Condition}. */
  Optional<String> textAt(String path) {
    JsonNode there = at(path);
    if (there.isMissingNode()) {
      return Optional.empty();
    }
    if (there.isContainerNode()) {
      return Optional.of(there.isEmpty() ? "" : "…");
    }
    return Optional.of(there.isNull() ? "" : there.asText());
  }

  /** The text at that path if it can be a name: neither empty nor too long, and all visible. */
  Optional<String> text(String path) {
    return textAt(path)
        .filter(text -> !text.isBlank() && text.length() <= LONGEST_TEXT)
        .flatMap(PlainText::visible);
  }

  /** The words at that path for people, cleaned and cut; empty if there are none. */
  Optional<String> words(String path) {
    return textAt(path)
        .map(text -> PlainText.line(text, LONGEST_TEXT))
        .filter(text -> !text.isEmpty());
  }

  /** The name of an asset at that path, in ASCII. Other letters could look like ASCII letters. */
  Optional<String> asset(String path) {
    return text(path).filter(text -> text.chars().allMatch(c -> c < 128));
  }

  /** The step at that path, above zero. */
  Optional<BigDecimal> step(String path) {
    return text(path)
        .flatMap(Decimals::read)
        .filter(
            step ->
                step.signum() > 0
                    && step.scale() <= FINEST
                    && step.precision() - step.scale() <= COARSEST + 1);
  }

  /** The step of a number with as many places after the point as the value at that path. */
  Optional<BigDecimal> stepOfPlaces(String path) {
    return text(path)
        .flatMap(places -> Decimals.whole(places, -COARSEST, FINEST))
        .map(places -> BigDecimal.ONE.movePointLeft(Math.toIntExact(places)));
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
    return node.isArray()
        ? Decimals.whole(step, 0, MOST_PLACES)
            .map(place -> node.path(Math.toIntExact(place)))
            .orElse(MissingNode.getInstance())
        : node.path(step);
  }
}
