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

/** The InfluxDB templates of this program: the documents of all files that are applied together. */
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
   * A Flux text and its owner.
   *
   * @param cell the dashboard's cell; missing elsewhere
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

  /** The Flux texts of all cells, variables, tasks and checks. */
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

  /** The bucket that the dashboards show at first. */
  Optional<String> bucket() {
    return ofKind("Variable")
        .filter(variable -> variable.name().equals("bucket"))
        .map(variable -> variable.spec().at("/values/0").asText())
        .findFirst();
  }

  /**
   * The query in the form that the server runs. The queries of dashboards and variables get {@code
   * v}. The server turns the query of a check into the first part of a task, and the check into the
   * rest.
   *
   * @param since the value of {@code v.timeRangeStart}: a duration, or a time that the reader
   *     picked
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

  /**
   * Adds a text after the imports, without a line of its own, so that faults name the file's lines.
   */
  static String afterImports(String flux, String more) {
    return flux.replaceFirst(
        "\\A((?:import .*\\R|\\R)*)", "$1" + more.replace("\\", "\\\\").replace("$", "\\$"));
  }
}
