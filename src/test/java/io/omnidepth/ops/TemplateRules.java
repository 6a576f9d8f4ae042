package io.omnidepth.ops;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.ops.Templates.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of InfluxDB 2.7 for templates. They also find unknown keys, which InfluxDB would
 * silently ignore. They know only the kinds and keys that this project uses.
 */
final class TemplateRules {
  private static final int COLUMNS = 12;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final Pattern COLOUR = Pattern.compile("#[0-9A-F]{6}");
  private static final Pattern DURATION = Pattern.compile("([1-9]\\d*)(s|m|h)");
  private static final Set<String> KEYS = Set.of("apiVersion", "kind", "metadata", "spec");
  private static final Set<String> CELL =
      Set.of(
          "kind",
          "name",
          "note",
          "noteOnEmpty",
          "xPos",
          "yPos",
          "width",
          "height",
          "colors",
          "queries");

  /** The keys of a spec, by kind. */
  private static final Map<String, Set<String>> SPECS =
      Map.of(
          "Dashboard", Set.of("name", "description", "charts"),
          "Variable",
              Set.of("name", "description", "type", "language", "values", "selected", "query"),
          "Task", Set.of("name", "description", "every", "offset", "query", "status"),
          "CheckThreshold",
              Set.of(
                  "name",
                  "description",
                  "every",
                  "offset",
                  "query",
                  "thresholds",
                  "statusMessageTemplate",
                  "status"));

  /** The further keys of a cell, by kind. */
  private static final Map<String, Set<String>> CELLS =
      Map.of(
          "Xy", Set.of("geom", "position", "shade", "xCol", "yCol", "axes"),
          "Single_Stat", Set.of("suffix", "decimalPlaces"),
          "Gauge", Set.of("suffix", "tickSuffix", "decimalPlaces"),
          "Table", Set.of("tableOptions", "fieldOptions", "decimalPlaces"));

  private static final Map<String, Set<String>> COLOUR_TYPES =
      Map.of(
          "Xy", Set.of("scale"),
          "Single_Stat", Set.of("text"),
          "Gauge", Set.of("min", "threshold", "max"),
          "Table", Set.of("text"));

  private final List<String> faults = new ArrayList<>();

  private TemplateRules() {}

  /** A line for each fault, with its place and the allowed values. */
  static List<String> faults(Templates templates) {
    TemplateRules rules = new TemplateRules();
    rules.look(templates);
    return rules.faults;
  }

  private void fault(Object where, String what) {
    faults.add(where + ": " + what);
  }

  private void only(Object where, JsonNode object, Set<String> allowed) {
    object
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!allowed.contains(key)) {
                fault(where, "unknown key " + key + ", allowed are " + new TreeSet<>(allowed));
              }
            });
  }

  private void oneOf(Object where, String what, JsonNode found, Set<String> allowed) {
    if (!allowed.contains(found.asText())) {
      fault(where, what + " is one of " + new TreeSet<>(allowed) + " (got " + found + ")");
    }
  }

  private void look(Templates templates) {
    Set<String> names = new HashSet<>();
    for (Template template : templates.all()) {
      only(template, template.body(), KEYS);
      oneOf(
          template,
          "apiVersion",
          template.body().path("apiVersion"),
          Set.of("influxdata.com/v2alpha1"));
      oneOf(template, "kind", template.body().path("kind"), SPECS.keySet());
      only(template, template.body().path("metadata"), Set.of("name"));
      only(template, template.spec(), SPECS.getOrDefault(template.kind(), Set.of()));
      if (!NAME.matcher(template.name()).matches()) {
        fault(template, "metadata.name is small letters, digits and hyphens, 63 at the most");
      }
      if (template.spec().path("name").asText().length() < 2) {
        fault(template, "spec.name has two letters at least");
      }
      for (String name : List.of(template.name(), template.spec().path("name").asText())) {
        String kind = template.kind().startsWith("Check") ? "Check" : template.kind();
        if (!names.add(kind + " " + name)
            && !template.name().equals(template.spec().path("name").asText())) {
          fault(template, "the name is there twice");
        }
      }
      switch (template.kind()) {
        case "Dashboard" -> dashboard(template);
        case "Variable" -> variable(template);
        case "Task" -> repeated(template);
        case "CheckThreshold" -> check(template);
        default -> {}
      }
    }
    used(templates);
  }

  /** A variable that no query uses, and a bucket in a place that variables do not reach. */
  private void used(Templates templates) {
    String all =
        templates.queries().stream().map(Templates.Query::flux).collect(Collectors.joining("\n"));
    templates
        .ofKind("Variable")
        .filter(variable -> !all.contains("v." + variable.spec().path("name").asText()))
        .forEach(variable -> fault(variable, "no query asks for it"));
    String literal = "bucket: \"" + templates.bucket().orElse("") + '"';
    for (Templates.Query query : templates.queries()) {
      boolean given = Set.of("Dashboard", "Variable").contains(query.of().kind());
      String wanted = given ? "bucket: v.bucket" : literal;
      if (!query.flux().contains(wanted)
          || Pattern.compile("bucket: (?!" + Pattern.quote(wanted.substring(8)) + ")")
              .matcher(query.flux())
              .find()) {
        fault(query, "it reads and writes " + wanted + " and no other");
      }
    }
  }

  private void variable(Template variable) {
    JsonNode spec = variable.spec();
    oneOf(variable, "type", spec.path("type"), Set.of("constant", "query"));
    if (!spec.path("selected").isArray() || spec.path("selected").size() != 1) {
      fault(variable, "selected is a list of one");
    }
    if (spec.path("type").asText().equals("query")) {
      oneOf(variable, "language", spec.path("language"), Set.of("flux"));
      if (!spec.path("query").asText().contains('"' + spec.at("/selected/0").asText() + '"')) {
        fault(variable, "the query gives what is selected");
      }
    } else if (FluxTree.children(spec.path("values")).noneMatch(spec.at("/selected/0")::equals)) {
      fault(variable, "what is selected is one of the values");
    }
  }

  private void repeated(Template template) {
    long every = seconds(template, "every");
    if (every < 5 || seconds(template, "offset") >= every) {
      fault(template, "every is 5s or more, and offset is less than every");
    }
    oneOf(template, "status", template.spec().path("status"), Set.of("active", "inactive"));
    if (template.spec().path("query").asText().isBlank()) {
      fault(template, "there is a query");
    }
  }

  private long seconds(Template template, String key) {
    var duration = DURATION.matcher(template.spec().path(key).asText());
    if (!duration.matches()) {
      fault(
          template,
          key + " is a whole number of s, m or h (got " + template.spec().path(key) + ")");
      return 0;
    }
    return Long.parseLong(duration.group(1))
        * switch (duration.group(2)) {
          case "h" -> 3600;
          case "m" -> 60;
          default -> 1;
        };
  }

  private void check(Template check) {
    repeated(check);
    String message = check.spec().path("statusMessageTemplate").asText();
    if (!message.contains("${r.venue}") || message.contains("\"") || message.contains("\n")) {
      fault(check, "the message is a line without double quotes that names the venue");
    }
    if (check.spec().path("thresholds").isEmpty()) {
      fault(check, "there is a threshold");
    }
    for (JsonNode threshold : check.spec().path("thresholds")) {
      only(check, threshold, Set.of("type", "level", "value"));
      oneOf(check, "a threshold's type", threshold.path("type"), Set.of("greater", "lesser"));
      oneOf(
          check,
          "a threshold's level",
          threshold.path("level"),
          Set.of("CRIT", "WARN", "INFO", "OK"));
      if (!threshold.path("value").isNumber()) {
        fault(check, "a threshold's value is a number (got " + threshold.path("value") + ")");
      }
    }
  }

  private void dashboard(Template dashboard) {
    List<String> taken = new ArrayList<>();
    Set<String> titles = new HashSet<>();
    int rows = 0;
    for (JsonNode cell : dashboard.spec().path("charts")) {
      String where = dashboard + ", cell \"" + cell.path("name").asText() + '"';
      if (!titles.add(cell.path("name").asText())) {
        fault(where, "the name is there twice");
      }
      cell(where, cell);
      rows = Math.max(rows, cell.path("yPos").asInt() + cell.path("height").asInt());
      for (int x = 0; x < cell.path("width").asInt(); x++) {
        for (int y = 0; y < cell.path("height").asInt(); y++) {
          taken.add((cell.path("xPos").asInt() + x) + "," + (cell.path("yPos").asInt() + y));
        }
      }
      if (cell.path("xPos").asInt() + cell.path("width").asInt() > COLUMNS) {
        fault(where, "it goes beyond the 12 columns");
      }
    }
    Set<String> once = new HashSet<>();
    taken.stream()
        .filter(place -> !once.add(place))
        .findFirst()
        .ifPresent(place -> fault(dashboard, "two cells lie at " + place));
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < COLUMNS; x++) {
        if (!once.contains(x + "," + y)) {
          fault(dashboard, "no cell lies at " + x + "," + y);
          return;
        }
      }
    }
  }

  private void cell(String where, JsonNode cell) {
    String kind = cell.path("kind").asText();
    oneOf(where, "kind", cell.path("kind"), CELLS.keySet());
    only(
        where,
        cell,
        Stream.concat(CELL.stream(), CELLS.getOrDefault(kind, Set.of()).stream())
            .collect(Collectors.toSet()));
    for (String place : List.of("xPos", "yPos", "width", "height")) {
      int least = place.endsWith("Pos") ? 0 : 1;
      if (!cell.path(place).isInt() || cell.path(place).asInt() < least) {
        fault(
            where, place + " is a whole number from " + least + " (got " + cell.path(place) + ")");
      }
    }
    String note = cell.path("note").asText();
    if (note.isBlank() || note.contains("\n") || !cell.path("noteOnEmpty").asBoolean()) {
      fault(where, "it has a note in one line, shown where it is empty, too");
    }
    if (cell.path("queries").isEmpty()) {
      fault(where, "it has a query");
    }
    cell.path("queries").forEach(query -> only(where, query, Set.of("query")));
    colours(where, kind, cell.path("colors"));
    switch (kind) {
      case "Xy" -> chart(where, cell);
      case "Table" -> table(where, cell);
      default -> stat(where, cell);
    }
  }

  private void colours(String where, String kind, JsonNode colours) {
    List<String> ids = new ArrayList<>();
    double before = Double.NEGATIVE_INFINITY;
    for (JsonNode colour : colours) {
      only(where, colour, Set.of("id", "name", "type", "hex", "value"));
      if (!COLOUR.matcher(colour.path("hex").asText()).matches()
          || colour.path("name").asText().isBlank()) {
        fault(where, "a colour has a name and a hex as #DC4E58 (got " + colour + ")");
      }
      oneOf(
          where, "a colour's type", colour.path("type"), COLOUR_TYPES.getOrDefault(kind, Set.of()));
      if (colour.path("value").asDouble() < before) {
        fault(where, "the colours' values rise");
      }
      before = colour.path("value").asDouble();
      ids.add(colour.path("id").asText());
    }
    if (new HashSet<>(ids).size() < ids.size() || ids.isEmpty()) {
      fault(where, "it has colours, each with an id of its own");
    }
    if (COLOUR_TYPES.getOrDefault(kind, Set.of()).contains("text") && !ids.contains("base")) {
      fault(where, "its first colour is the base");
    }
  }

  private void chart(String where, JsonNode cell) {
    oneOf(where, "geom", cell.path("geom"), Set.of("line", "step", "stacked", "monotoneX", "bar"));
    oneOf(where, "position", cell.path("position"), Set.of("overlaid", "stacked"));
    List<String> axes = new ArrayList<>();
    for (JsonNode axis : cell.path("axes")) {
      only(where, axis, Set.of("name", "base", "scale", "suffix"));
      axes.add(axis.path("name").asText());
      oneOf(where, "an axis' base", axis.path("base"), Set.of("2", "10"));
      oneOf(where, "an axis' scale", axis.path("scale"), Set.of("linear", "log"));
    }
    if (!axes.equals(List.of("x", "y"))) {
      fault(where, "it has the axes x and y (got " + axes + ")");
    }
  }

  private void table(String where, JsonNode cell) {
    only(
        where, cell.path("tableOptions"), Set.of("verticalTimeAxis", "wrapping", "fixFirstColumn"));
    oneOf(
        where,
        "wrapping",
        cell.at("/tableOptions/wrapping"),
        Set.of("truncate", "wrap", "single-line"));
    if (cell.path("fieldOptions").isEmpty()) {
      fault(where, "it says which columns it shows");
    }
    for (JsonNode field : cell.path("fieldOptions")) {
      only(where, field, Set.of("fieldName", "displayName", "visible"));
      if (field.path("fieldName").asText().isBlank()
          || field.path("displayName").asText().isBlank()) {
        fault(where, "a column has fieldName and displayName (got " + field + ")");
      }
    }
  }

  private void stat(String where, JsonNode cell) {
    if (!cell.path("decimalPlaces").isInt()) {
      fault(where, "decimalPlaces is a whole number (got " + cell.path("decimalPlaces") + ")");
    }
    List<String> types = cell.path("colors").findValuesAsText("type");
    if (types.size() < 3) {
      fault(where, "it has colours for good, doubtful and bad");
    }
    if (cell.path("kind").asText().equals("Gauge")
        && !(types.get(0).equals("min") && types.get(types.size() - 1).equals("max"))) {
      fault(where, "a gauge's colours go from min to max");
    }
  }
}
