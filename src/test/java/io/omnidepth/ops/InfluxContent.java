package io.omnidepth.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The content of an InfluxDB: each measurement's fields, and its tags with their values. */
final class InfluxContent {
  /** A value may hold a separator after a backslash. */
  private static final String WORD = "((?:[^ ,=\\\\]|\\\\.)+)";

  private static final Pattern PAIR = Pattern.compile("," + WORD + "=" + WORD);
  private static final Pattern LINE =
      Pattern.compile(WORD + "((?:" + PAIR.pattern() + ")*) (\\S+) \\d+");

  record Measurement(Set<String> fields, Map<String, Set<String>> tags) {
    Measurement() {
      this(new TreeSet<>(), new TreeMap<>());
    }
  }

  private final Map<String, Measurement> measurements = new TreeMap<>();

  /** Adds lines of the line protocol. */
  void add(String lines) {
    lines.lines().filter(line -> !line.isBlank()).forEach(this::addLine);
  }

  private void addLine(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new AssertionError("no line of InfluxDB's: " + line);
    }
    Measurement of = of(parts.group(1));
    PAIR.matcher(parts.group(2))
        .results()
        .forEach(tag -> addTag(of, tag.group(1), tag.group(2).replaceAll("\\\\(.)", "$1")));
    for (String field : parts.group(parts.groupCount()).split(",", -1)) {
      of.fields.add(field.substring(0, field.indexOf('=')));
    }
  }

  private static void addTag(Measurement of, String tag, String value) {
    of.tags.computeIfAbsent(tag, any -> new TreeSet<>()).add(value);
  }

  private Measurement of(String name) {
    return measurements.computeIfAbsent(name, any -> new Measurement());
  }

  /** Adds the rows of a task that have a measurement of their own. */
  void addTask(JsonNode file) {
    FluxTree.all(file)
        .filter(node -> FluxTree.is(node, "ObjectExpression"))
        .forEach(
            row -> {
              Map<String, JsonNode> columns = new TreeMap<>();
              row.path("properties")
                  .forEach(
                      column ->
                          columns.put(FluxTree.key(column.path("key")), column.path("value")));
              if (!columns.containsKey("_measurement")) {
                return;
              }
              Measurement of = of(column(columns, "_measurement"));
              of.fields.add(column(columns, "_field"));
              columns.keySet().stream()
                  .filter(column -> !column.startsWith("_"))
                  .forEach(tag -> of.tags.put(tag, new TreeSet<>()));
            });
  }

  private static String column(Map<String, JsonNode> columns, String name) {
    return Optional.ofNullable(columns.get(name)).flatMap(FluxTree::text).orElseThrow();
  }

  /** The names with the same beginning, up to the second underscore. */
  Set<String> like(String name) {
    String[] words = name.split("_", 3);
    String start = words.length < 3 ? words[0] : words[0] + "_" + words[1];
    return measurements.keySet().stream()
        .filter(each -> each.startsWith(start))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  boolean has(String measurement) {
    return measurements.containsKey(measurement);
  }

  Set<String> fields(String measurement) {
    return has(measurement) ? of(measurement).fields : Set.of();
  }

  Set<String> tags(String measurement) {
    return has(measurement) ? of(measurement).tags.keySet() : Set.of();
  }

  /** Empty if they are unknown, as for a task. */
  Set<String> values(String measurement, String tag) {
    return has(measurement) ? of(measurement).tags.getOrDefault(tag, Set.of()) : Set.of();
  }
}
