package io.omnidepth.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.support.ProcessRun;
import io.omnidepth.support.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.Yaml;

/** The compose file as docker-compose reads it, with the settings of {@code .env.example}. */
final class Compose {
  private static final JsonMapper JSON = new JsonMapper();

  /** The files by their settings, as docker-compose takes a second to start. */
  private static final Map<List<String>, JsonNode> READ = new ConcurrentHashMap<>();

  private final Path settings;

  /**
   * Reads the file with the example's settings, filled in, and others.
   *
   * @param folder the folder for the settings file
   * @param without a setting that stays empty
   */
  Compose(Path folder, Map<String, String> others, String without) throws IOException {
    needsTool();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(".env.example"))) {
      boolean empty = line.endsWith("=") && !line.startsWith("#") && !line.equals(without + "=");
      lines.add(empty ? line + "a-secret-for-tests" : line);
    }
    others.forEach((name, value) -> lines.add(name + "=" + value));
    settings = Files.write(folder.resolve("settings.env"), lines);
  }

  /** Skips the test if docker-compose is missing. */
  static void needsTool() {
    RequiredTool.here(
        ProcessRun.can("docker-compose", "--version"),
        "the compose file, as docker-compose is not there");
  }

  Compose(Path folder) throws IOException {
    this(folder, Map.of(), "");
  }

  ProcessRun run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("docker-compose", "--env-file", settings.toString()));
    command.addAll(List.of(arguments));
    return ProcessRun.command(Map.of(), command);
  }

  /** The whole file with all references resolved, and the services of all profiles. */
  JsonNode config() throws IOException, InterruptedException {
    List<String> written = Files.readAllLines(settings);
    if (!READ.containsKey(written)) {
      Object read = new Yaml().load(run("config").well());
      READ.put(written, JSON.valueToTree(read));
    }
    return Objects.requireNonNull(READ.get(written));
  }
}
