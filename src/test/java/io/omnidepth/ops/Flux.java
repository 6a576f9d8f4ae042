package io.omnidepth.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.support.RequiredTool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Flux text, checked by the type checker of the language's makers.
 *
 * @param faults with line and column
 * @param file the syntax tree
 */
record Flux(List<String> faults, JsonNode file) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path WEB = Path.of("web");

  /** Checks the texts in one process, as its start takes longest, and gives them in their order. */
  static List<Flux> of(List<String> texts) throws IOException, InterruptedException {
    RequiredTool.here(
        Files.isDirectory(WEB.resolve("node_modules/@influxdata/flux-lsp-node")),
        "the dashboards' Flux is not type-checked, as npm ci has not been run in web/");
    Path answers = Files.createTempFile("flux", ".json");
    Path said = Files.createTempFile("flux", ".txt");
    Process node =
        new ProcessBuilder(
                "node", Path.of("src/test/resources/flux.mjs").toAbsolutePath().toString())
            .directory(WEB.toFile())
            .redirectOutput(answers.toFile())
            .redirectError(said.toFile())
            .start();
    try (OutputStream in = node.getOutputStream()) {
      JSON.writeValue(in, texts);
    }
    if (!node.waitFor(60, TimeUnit.SECONDS)) {
      node.destroyForcibly();
      throw new AssertionError("the Flux type-checker did not end within a minute");
    }
    assertEquals(0, node.exitValue(), Files.readString(said));
    List<Flux> checked = new ArrayList<>();
    for (JsonNode answer : JSON.readTree(answers.toFile())) {
      List<String> faults = new ArrayList<>();
      answer.path("faults").forEach(fault -> faults.add(fault.asText()));
      checked.add(new Flux(faults, answer.path("file")));
    }
    Files.delete(answers);
    Files.delete(said);
    assertEquals(texts.size(), checked.size());
    return checked;
  }
}
