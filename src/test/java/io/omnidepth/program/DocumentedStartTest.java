package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every documented start ends the server if it has no memory left. */
class DocumentedStartTest {
  private static final Pattern START =
      Pattern.compile(
          "-jar \\S*omnidepth\\.jar (serve|demo|exchanges)\\b|-jar /path/to|ENTRYPOINT");

  /** The image's training run lasts for seconds. */
  private static final Pattern TRAINING = Pattern.compile("ArchiveClassesAtExit");

  @Test
  void everyStartEndsWithoutMemory() throws IOException {
    List<String> without = new ArrayList<>();
    int found = 0;
    List<String> files = new ArrayList<>();
    try (Stream<Path> pages = Files.list(Path.of("src/docs"))) {
      pages.map(Path::toString).filter(page -> page.endsWith(".md")).sorted().forEach(files::add);
    }
    files.addAll(
        List.of(
            "README.md",
            "src/main/docker/Dockerfile",
            "src/main/docker/dev.sh",
            "src/main/java/io/omnidepth/cli/Completion.java"));
    for (String file : files) {
      String text = Files.readString(Path.of(file)).replace("\\\n", "");
      for (String line : text.lines().toList()) {
        boolean starts =
            START.matcher(line).find() || (line.contains("java -XX") && line.contains("Main"));
        if (starts && !TRAINING.matcher(line).find()) {
          found++;
          if (!line.contains("-XX:+ExitOnOutOfMemoryError")) {
            without.add(file + ": " + line);
          }
        }
      }
    }
    assertEquals(List.of(), without);
    assertTrue(found >= 8, "found " + found);
  }
}
