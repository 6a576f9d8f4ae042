package io.omnidepth.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The InfluxDB templates of this program: what all files have that are applied together. */
record Templates(List<Template> all) {
  private static final Path FOLDER = Path.of("src/main/influxdb");
  private static final JsonMapper JSON = new JsonMapper();

  /** One document: a dashboard, a variable, a check or a task. */
  record Template(String file, JsonNode body) {
    String kind() {
      return body.path("kind").asText();
    }

    String name() {
      return body.at("/metadata/name").asText();
    }

    JsonNode spec() {
      return body.path("spec");
    }

    @Override
    public String toString() {
      return file + ", " + kind() + " " + name();
    }
  }

  /**
   * A Flux text, and who has it.
   *
   * @param cell of a dashboard; missing elsewhere
   */
  record Query(Template of, JsonNode cell, String flux) {
    @Override
    public String toString() {
      return of + (cell.isMissingNode() ? "" : ", cell \"" + cell.path("name").asText() + '"');
    }
  }

  static Templates read() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return new Templates(
          files
              .filter(file -> file.toString().endsWith(".yml"))
              .sorted()
              .flatMap(Templates::read)
              .toList());
    }
  }

  private static Stream<Template> read(Path file) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    try {
      Iterable<Object> documents =
          new Yaml(new SafeConstructor(strict)).loadAll(Files.readString(file));
      String name = String.valueOf(file.getFileName());
      return StreamSupport.stream(documents.spliterator(), false)
          .map(document -> new Template(name, JSON.<JsonNode>valueToTree(document)))
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Stream<Template> ofKind(String kind) {
    return all.stream().filter(template -> template.kind().equals(kind));
  }

  /** Every Flux text: of cells, variables, tasks and checks. */
  List<Query> queries() {
    List<Query> queries = new ArrayList<>();
    for (Template template : all) {
      JsonNode own = template.spec().path("query");
      if (!own.isMissingNode()) {
        queries.add(new Query(template, JSON.missingNode(), own.asText()));
      }
      for (JsonNode cell : template.spec().path("charts")) {
        for (JsonNode query : cell.path("queries")) {
          queries.add(new Query(template, cell, query.path("query").asText()));
        }
      }
    }
    return queries;
  }

  /** Whose data the dashboards show unless told otherwise. */
  Optional<String> bucket() {
    return ofKind("Variable")
        .filter(variable -> variable.name().equals("bucket"))
        .map(variable -> variable.spec().at("/values/0").asText())
        .findFirst();
  }

  /**
   * What a query is run as. A dashboard's and a variable's are given {@code v}; of a check's, the
   * server makes the first part of a task, whose rest is the check itself.
   *
   * @param since what {@code v.timeRangeStart} is: a duration, or a time where the reader picked
   *     one
   */
  String program(Query query, String since) {
    return switch (query.of().kind()) {
      case "Dashboard", "Variable" -> afterImports(query.flux(), given(since) + " ");
      case "CheckThreshold" -> new ThresholdCheck(query.of()).task();
      default -> query.flux();
    };
  }

  private String given(String since) {
    return Stream.concat(
            Stream.of("timeRangeStart: " + since, "timeRangeStop: now()", "windowPeriod: 10s"),
            ofKind("Variable").map(variable -> variable.spec().path("name").asText() + ": \"all\""))
        .collect(Collectors.joining(", ", "option v = {", "}"));
  }

  /** In the same line as what follows, so that faults are told of the lines as they stand. */
  static String afterImports(String flux, String more) {
    return flux.replaceFirst(
        "\\A((?:import .*\\R|\\R)*)", "$1" + more.replace("\\", "\\\\").replace("$", "\\$"));
  }
}
