package io.omnidepth.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The image's builder has every file that the build reads. */
class ImageContextTest {
  @Test
  void noProgramOfTheBuildIsIgnored() throws Exception {
    List<String> ignored = Files.readAllLines(Path.of(".dockerignore"));
    List<String> programs =
        Pattern.compile("<argument>(src/tool/[^<]+)</argument>")
            .matcher(Files.readString(Path.of("pom.xml")))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertTrue(programs.contains("src/tool/Sbom.java"), programs::toString);
    List<String> missing =
        programs.stream()
            .filter(
                file ->
                    ignored.stream()
                        .anyMatch(each -> file.equals(each) || file.startsWith(each + "/")))
            .toList();
    assertEquals(List.of(), missing);
  }
}
