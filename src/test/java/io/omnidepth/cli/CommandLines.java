package io.omnidepth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.program.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Command lines, and the files that they name. */
abstract class CommandLines {
  @TempDir Path directory;

  static String line(CommandLineRun ran) {
    assertEquals(2, ran.status(), ran.out() + ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().startsWith("omnidepth: "), ran.err());
    return ran.err().strip().substring("omnidepth: ".length());
  }

  static String line(String arguments) {
    return line(CommandLineRun.of(Map.of(), arguments.split(" ", -1)));
  }

  String ofFile(String text, String... more) throws IOException {
    Path file = Files.writeString(directory.resolve("my.yml"), text);
    List<String> arguments = new ArrayList<>(List.of("serve", "--config", file.toString()));
    arguments.addAll(List.of(more));
    String line = line(CommandLineRun.of(Map.of(), arguments.toArray(String[]::new)));
    return line.replace(file.toString(), "my.yml");
  }

  static void assertSaid(String level, String words, CommandLineRun ran) throws IOException {
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertSaid(level, words, ran.err());
  }

  static void assertSaid(String level, String words, String line) throws IOException {
    JsonNode said = new JsonMapper().readTree(line);
    assertEquals(level, said.path("level").asText(), line);
    assertEquals("io.omnidepth.cli.Commands", said.path("loggerName").asText(), line);
    assertTrue(said.path("formattedMessage").asText().startsWith(words), line);
  }
}
