package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.archive.JavaFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every documented start of a server has the same flags, in the same order. */
class DocumentedStartTest {
  private static final Pattern START =
      Pattern.compile(
          "java( -[^\"'`]*)? -jar \\S*omnidepth\\.jar (serve|demo|replay|exchanges)\\b"
              + "|^ENTRYPOINT .*"
              + "|java -XX\\S* .*io\\.omnidepth\\.Main");

  private static List<String> files() throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> pages = Files.list(Path.of("src/docs"))) {
      pages.map(Path::toString).filter(page -> page.endsWith(".md")).sorted().forEach(files::add);
    }
    files.addAll(
        List.of(
            "README.md",
            "CONTRIBUTING.md",
            "src/main/docker/Dockerfile",
            "src/main/docker/dev.sh"));
    return files;
  }

  @Test
  void everyStartHasTheUsualFlags() throws IOException {
    String usual = String.join(" ", JavaFlags.USUAL);
    List<String> others = new ArrayList<>();
    int found = 0;
    for (String file : files()) {
      String text = Files.readString(Path.of(file)).replace("\\\n", "");
      for (String line : text.lines().toList()) {
        Matcher start = START.matcher(line);
        if (start.find()) {
          found++;
          if (!line.replaceAll("[\",\\[\\] ]+", " ").contains("java " + usual + " ")) {
            others.add(file + ": " + line);
          }
        }
      }
    }
    assertEquals(List.of(), others);
    assertTrue(found >= 12, "found " + found);
  }
}
