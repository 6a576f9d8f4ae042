package io.omnidepth.ops;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.ops.Templates.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The task that InfluxDB makes of a threshold check, and the rules that follow from it. */
final class ThresholdCheck {
  /** The function of {@code monitor.check} for each level. */
  private static final Map<String, String> LEVELS =
      new TreeMap<>(Map.of("CRIT", "crit", "WARN", "warn", "INFO", "info", "OK", "ok"));

  private static final Map<String, String> SIGNS = Map.of("greater", ">", "lesser", "<");

  private final Template template;

  ThresholdCheck(Template template) {
    this.template = template;
  }

  private String text(String key) {
    return template.spec().path(key).asText();
  }

  /** The task. Its data is the query, with the field as a column. */
  String task() {
    StringBuilder task =
        new StringBuilder(
            "import \"influxdata/influxdb/monitor\"\nimport \"influxdata/influxdb/v1\"\n");
    task.append("option task = {name: \"check\", every: ").append(text("every")).append("}\n");
    task.append(
        "check = {_check_id: \"1\", _check_name: \"check\", _type: \"threshold\", tags: {}}\n");
    StringBuilder arguments = new StringBuilder("data: check, messageFn: messageFn");
    LEVELS.forEach(
        (level, function) -> {
          List<String> tests = new ArrayList<>();
          for (JsonNode threshold : template.spec().path("thresholds")) {
            if (threshold.path("level").asText().equals(level)) {
              tests.add(
                  "r[\"value\"] "
                      + SIGNS.getOrDefault(threshold.path("type").asText(), "?")
                      + " "
                      + number(threshold.path("value")));
            }
          }
          if (!tests.isEmpty()) {
            task.append(function).append(" = (r) => ").append(String.join(" and ", tests));
            task.append('\n');
            arguments.append(", ").append(function).append(": ").append(function);
          }
        });
    task.append("messageFn = (r) => \"").append(text("statusMessageTemplate")).append("\"\n");
    task.append("data =\n").append(text("query"));
    task.append("data |> v1[\"fieldsAsCols\"]() |> monitor[\"check\"](").append(arguments);
    return task.append(")\n").toString();
  }

  /** A float in Flux: without an exponent, with a point. */
  private static String number(JsonNode value) {
    String plain = value.decimalValue().toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }

  /** The parts that the server would refuse or replace. */
  List<String> faults(JsonNode query) {
    List<String> faults = new ArrayList<>();
    JsonNode body = query.path("body");
    if (body.size() != 1 || !body.at("/0/expression/type").asText().equals("PipeExpression")) {
      faults.add("the query is one pipe and nothing else");
    }
    if (!query.path("imports").isEmpty()) {
      faults.add("the query imports nothing: it is given what it needs");
    }
    expect(faults, query, "start", "-" + text("every"));
    expect(faults, query, "every", text("every"));
    if (FluxTree.arguments(query, "stop").findAny().isPresent()) {
      faults.add("the query has a stop, which the server takes out");
    }
    if (FluxTree.compared(query, "_field").count() != 1) {
      faults.add("the query compares _field once");
    }
    return faults;
  }

  private static void expect(List<String> faults, JsonNode query, String argument, String wanted) {
    List<String> found =
        FluxTree.arguments(query, argument).map(FluxTree::duration).distinct().toList();
    if (!found.equals(List.of(wanted))) {
      faults.add(argument + " is " + wanted + " as the server puts it (got " + found + ")");
    }
  }
}
