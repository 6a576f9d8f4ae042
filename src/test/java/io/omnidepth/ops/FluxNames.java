package io.omnidepth.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The measurements, fields, tags and tag values in a Flux text, held against the written ones. The
 * names of one predicate must occur together. A column elsewhere belongs to one of the text's
 * measurements, or the text makes it.
 */
final class FluxNames {
  private static final Set<String> EVERY_TABLE =
      Set.of("_time", "_start", "_stop", "_value", "_field", "_measurement");

  /** Columns that {@code monitor.check} makes; a message may name them. */
  private static final Set<String> EVERY_STATUS =
      Set.of("_level", "_check_name", "_check_id", "_source_measurement", "_source_timestamp");

  /** Arguments that are columns: one, or a list. */
  private static final List<String> COLUMNS =
      List.of("columns", "column", "on", "rowKey", "columnKey", "valueColumn", "tag");

  private final JsonNode file;
  private final InfluxContent written;
  private final Set<String> faults = new LinkedHashSet<>();

  private FluxNames(JsonNode file, InfluxContent written) {
    this.file = file;
    this.written = written;
  }

  /** A line for each name that is not written, with the written ones. */
  static List<String> faults(JsonNode file, InfluxContent written) {
    FluxNames names = new FluxNames(file, written);
    names.look();
    return List.copyOf(names.faults);
  }

  private void look() {
    Set<String> measurements = literals(file, "_measurement");
    if (measurements.isEmpty()) {
      faults.add("no measurement is named");
    }
    measurements.stream()
        .filter(measurement -> !written.has(measurement))
        .forEach(
            measurement ->
                faults.add(
                    "no measurement "
                        + measurement
                        + " is written, but "
                        + written.like(measurement)));
    Stream.concat(FluxTree.arguments(file, "fn"), FluxTree.arguments(file, "predicate"))
        .forEach(this::lookAtPredicate);
    columns(measurements);
    texts(measurements);
  }

  /**
   * The texts that a predicate compares with the column. Another expression is a fault, as it could
   * be any name.
   */
  private Set<String> literals(JsonNode node, String column) {
    Set<String> texts = new TreeSet<>();
    FluxTree.compared(node, column)
        .forEach(
            right ->
                FluxTree.text(right)
                    .ifPresentOrElse(
                        texts::add, () -> faults.add(column + " is compared with no text")));
    return texts;
  }

  private void lookAtPredicate(JsonNode predicate) {
    Set<String> measurements = literals(predicate, "_measurement");
    Set<String> fields = literals(predicate, "_field");
    if (FluxTree.all(predicate).anyMatch(node -> FluxTree.is(node, "ConditionalExpression"))) {
      return;
    }
    for (String measurement : measurements) {
      if (!written.has(measurement)) {
        continue;
      }
      fields.forEach(field -> check("field", field, measurement, written.fields(measurement)));
      FluxTree.all(predicate)
          .flatMap(node -> FluxTree.column(node).stream())
          .filter(column -> !EVERY_TABLE.contains(column))
          .forEach(
              tag -> {
                check("tag", tag, measurement, written.tags(measurement));
                values(predicate, tag, "==").forEach(value -> checkValue(measurement, tag, value));
              });
    }
  }

  private static Set<String> values(JsonNode node, String tag, String operator) {
    return FluxTree.compared(node, tag, operator)
        .flatMap(right -> FluxTree.text(right).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void checkValue(String measurement, String tag, String value) {
    Set<String> known = written.values(measurement, tag);
    if (!known.isEmpty()) {
      check("value of " + tag, value, measurement, known);
    }
  }

  private void check(String what, String name, String measurement, Set<String> known) {
    if (!known.contains(name)) {
      faults.add("no " + what + " " + name + " of " + measurement + " is written, but " + known);
    }
  }

  /** A value that the text compares with a tag must be one that some measurement has. */
  private void texts(Set<String> measurements) {
    FluxTree.all(file)
        .flatMap(node -> FluxTree.column(node).stream())
        .distinct()
        .forEach(
            tag -> {
              Set<String> known =
                  measurements.stream()
                      .flatMap(measurement -> written.values(measurement, tag).stream())
                      .collect(Collectors.toCollection(TreeSet::new));
              Stream.of("==", "!=")
                  .flatMap(operator -> values(file, tag, operator).stream())
                  .filter(value -> !known.isEmpty() && !known.contains(value))
                  .forEach(value -> faults.add("no " + tag + " " + value + ", but " + known));
            });
  }

  private void columns(Set<String> measurements) {
    Set<String> known = new TreeSet<>(EVERY_TABLE);
    measurements.forEach(measurement -> known.addAll(written.tags(measurement)));
    known.addAll(made());
    known.addAll(pivoted(measurements));
    List<String> named = new ArrayList<>();
    FluxTree.all(file).flatMap(node -> FluxTree.column(node).stream()).forEach(named::add);
    COLUMNS.forEach(
        argument ->
            FluxTree.arguments(file, argument)
                .flatMap(
                    value ->
                        Stream.concat(Stream.of(value), FluxTree.children(value.path("elements"))))
                .flatMap(value -> FluxTree.text(value).stream())
                .forEach(named::add));
    named.stream()
        .filter(column -> !known.contains(column))
        .forEach(column -> faults.add("no column " + column + ", but " + known));
  }

  /** Columns of the rows that functions make, of set(), and of a check. */
  private Set<String> made() {
    Set<String> made = new TreeSet<>();
    // The arguments of a call are an object, too, but not a row.
    Set<JsonNode> arguments = Collections.newSetFromMap(new IdentityHashMap<>());
    FluxTree.all(file).forEach(node -> node.path("arguments").forEach(arguments::add));
    FluxTree.all(file)
        .filter(node -> FluxTree.is(node, "FunctionExpression"))
        .flatMap(FluxTree::all)
        .filter(node -> FluxTree.is(node, "ObjectExpression") && !arguments.contains(node))
        .flatMap(row -> FluxTree.children(row.path("properties")))
        .filter(column -> !copied(column))
        .forEach(column -> made.add(FluxTree.key(column.path("key"))));
    FluxTree.arguments(file, "key").flatMap(key -> FluxTree.text(key).stream()).forEach(made::add);
    joined().forEach(table -> made.add("_value_" + table));
    boolean fieldsAsColumns =
        FluxTree.all(file)
            .anyMatch(node -> FluxTree.key(node.path("property")).equals("fieldsAsCols"));
    if (fieldsAsColumns) {
      made.addAll(literals(file, "_field"));
      made.addAll(EVERY_STATUS);
    }
    return made;
  }

  /** {@code venue: r.venue} makes nothing. */
  private static boolean copied(JsonNode column) {
    return FluxTree.column(column.path("value"))
        .filter(FluxTree.key(column.path("key"))::equals)
        .isPresent();
  }

  private Stream<String> joined() {
    return FluxTree.arguments(file, "tables")
        .flatMap(tables -> FluxTree.children(tables.path("properties")))
        .map(table -> FluxTree.key(table.path("key")));
  }

  /** A pivot makes columns of values. */
  private Set<String> pivoted(Set<String> measurements) {
    Set<String> values = new TreeSet<>();
    FluxTree.arguments(file, "columnKey")
        .flatMap(list -> FluxTree.children(list.path("elements")))
        .flatMap(key -> FluxTree.text(key).stream())
        .forEach(
            key -> {
              switch (key) {
                case "_field" -> values.addAll(literals(file, "_field"));
                case "_measurement" -> values.addAll(measurements);
                default -> measurements.forEach(m -> values.addAll(written.values(m, key)));
              }
            });
    return values;
  }

  /** The columns of the result that a table cell names. */
  static List<String> shown(JsonNode cell, JsonNode file, InfluxContent written) {
    FluxNames names = new FluxNames(file, written);
    Set<String> known = new TreeSet<>(EVERY_TABLE);
    Set<String> measurements = names.literals(file, "_measurement");
    measurements.forEach(measurement -> known.addAll(written.tags(measurement)));
    known.addAll(names.made());
    known.addAll(names.pivoted(measurements));
    return Stream.concat(
            FluxTree.children(cell.path("fieldOptions")).map(field -> field.path("fieldName")),
            Stream.of(cell.path("xCol"), cell.path("yCol")).filter(JsonNode::isTextual))
        .map(JsonNode::asText)
        .filter(column -> !known.contains(column))
        .map(column -> "the cell shows no column " + column + ", but " + known)
        .toList();
  }
}
