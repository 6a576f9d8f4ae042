package io.omnidepth.api.all;

import io.omnidepth.api.Form;
import io.omnidepth.api.Resource;
import io.omnidepth.api.ResourceForm;
import io.omnidepth.api.parameter.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of resources and parameters, in Markdown. */
final class ApiTables {
  /** The paths that are no resources. */
  private static final String OTHER_PATHS =
      """
      | `WS /api/v1/stream` | snapshots and updates of views, verifiable at each message |
      | `GET /health/live` | 200 while the process runs |
      | `GET /health/ready` | 200 once some venue has a book that counts |
      | `GET /openapi.json`, `/docs` | the contract with schemas and examples; the same as a page to try it on |
      | `GET /asyncapi.json` | the messages of the stream |
      | `GET /metrics` | metrics for Prometheus, with the setting `--prometheus` |
      """;

  /** A parameter where it is taken. */
  private record Use(Resource<?> resource, Form form, Parameter<?> parameter) {
    String name() {
      return resource.description().path().split("/", -1)[3];
    }

    /** The form or, beside a use in another resource, the resource. */
    String where(Use beside) {
      return resource.equals(beside.resource) ? "`" + form.ending() + "`" : name();
    }
  }

  private ApiTables() {}

  static String resources(List<Resource<?>> all) {
    StringBuilder table = new StringBuilder("| request | answer |\n|---|---|\n");
    for (Resource<?> resource : all) {
      List<String> endings =
          resource.description().forms().stream()
              .map(form -> form.form().ending())
              .filter(ending -> !ending.isEmpty())
              .map(ending -> "`" + ending + "`")
              .toList();
      String also = endings.isEmpty() ? "" : "; also " + joined(endings);
      row(
          table,
          "`GET " + resource.description().path() + "`",
          resource.description().meaning() + also);
    }
    return table + OTHER_PATHS;
  }

  private static String joined(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  static String parameters(List<Resource<?>> all) {
    Map<String, List<Use>> uses = new LinkedHashMap<>();
    for (Resource<?> resource : all) {
      for (ResourceForm form : resource.description().forms()) {
        for (Parameter<?> parameter : form.parameters()) {
          uses.computeIfAbsent(parameter.name(), name -> new ArrayList<>())
              .add(new Use(resource, form.form(), parameter));
        }
      }
    }
    StringBuilder table =
        new StringBuilder("| parameter | of | values | meaning |\n|---|---|---|---|\n");
    uses.forEach((name, of) -> row(table, "`" + name + "`", takers(of), values(of), meaning(of)));
    return table.toString();
  }

  private static String takers(List<Use> uses) {
    Map<Resource<?>, List<Use>> byResource =
        uses.stream()
            .collect(Collectors.groupingBy(Use::resource, LinkedHashMap::new, Collectors.toList()));
    return byResource.values().stream()
        .map(
            of -> {
              Use first = of.get(0);
              return of.size() == first.resource().description().forms().size()
                  ? first.name()
                  : first.name()
                      + of.stream().map(use -> " " + use.where(use)).collect(Collectors.joining());
            })
        .collect(Collectors.joining(", "));
  }

  private static String values(List<Use> uses) {
    Use first = uses.get(0);
    List<String> defaults = new ArrayList<>();
    first.parameter().values().usual().ifPresent(defaults::add);
    for (Use use : others(uses)) {
      use.parameter()
          .values()
          .usual()
          .filter(usual -> !defaults.contains(usual))
          .ifPresent(usual -> defaults.add("for " + use.where(first) + " " + usual));
    }
    String words = first.parameter().values().words();
    return defaults.isEmpty() ? words : words + "; " + String.join(", ", defaults);
  }

  private static String meaning(List<Use> uses) {
    Use first = uses.get(0);
    StringBuilder text = new StringBuilder(first.parameter().meaning());
    for (Use use : others(uses)) {
      if (!use.parameter().meaning().equals(first.parameter().meaning())) {
        text.append("; for ")
            .append(use.where(first))
            .append(' ')
            .append(use.parameter().meaning());
      }
    }
    return text.toString();
  }

  /** The uses of other parameters of the same name. */
  private static List<Use> others(List<Use> uses) {
    String first = uses.get(0).parameter().key();
    return uses.stream().filter(use -> !use.parameter().key().equals(first)).toList();
  }

  private static void row(StringBuilder table, String... cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
