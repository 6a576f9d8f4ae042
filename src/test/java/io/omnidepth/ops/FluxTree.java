package io.omnidepth.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Searches the syntax tree of a Flux text. */
final class FluxTree {
  private FluxTree() {}

  static Stream<JsonNode> children(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }

  /** The node and all below it. */
  static Stream<JsonNode> all(JsonNode node) {
    return Stream.concat(Stream.of(node), children(node).flatMap(FluxTree::all));
  }

  static boolean is(JsonNode node, String type) {
    return node.path("type").asText().equals(type);
  }

  static Optional<String> text(JsonNode node) {
    return is(node, "StringLiteral") ? Optional.of(node.path("value").asText()) : Optional.empty();
  }

  /** The name of a property or a member, quoted or not. */
  static String key(JsonNode key) {
    return key.path(is(key, "StringLiteral") ? "value" : "name").asText();
  }

  /** The values of all arguments and parameters of that name. */
  static Stream<JsonNode> arguments(JsonNode node, String name) {
    return all(node)
        .filter(each -> is(each, "Property") && key(each.path("key")).equals(name))
        .map(each -> each.path("value"));
  }

  /** The operands that the text compares with this column of a row. */
  static Stream<JsonNode> compared(JsonNode node, String column) {
    return compared(all(node), column);
  }

  /** The operands of one operator, such as {@code ==}. */
  static Stream<JsonNode> compared(JsonNode node, String column, String operator) {
    return compared(
        all(node).filter(each -> each.path("operator").asText().equals(operator)), column);
  }

  private static Stream<JsonNode> compared(Stream<JsonNode> nodes, String column) {
    return nodes
        .filter(each -> is(each, "BinaryExpression"))
        .filter(each -> column(each.path("left")).filter(column::equals).isPresent())
        .map(each -> each.path("right"));
  }

  /** The column if this node is one of a row; every named row is called r. */
  static Optional<String> column(JsonNode node) {
    return is(node, "MemberExpression") && node.at("/object/name").asText().equals("r")
        ? Optional.of(key(node.path("property")))
        : Optional.empty();
  }

  static String duration(JsonNode node) {
    if (is(node, "UnaryExpression")) {
      return node.path("operator").asText() + duration(node.path("argument"));
    }
    return is(node, "DurationLiteral")
        ? children(node.path("values"))
            .map(part -> part.path("magnitude").asText() + part.path("unit").asText())
            .collect(Collectors.joining())
        : node.path("type").asText();
  }
}
