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

  /** Maven reads the property only by the name that pom.xml gives it. */
  @Test
  void theCommitGoesFromTheArgumentToTheProgram() throws Exception {
    String image = Files.readString(Path.of("src/main/docker/Dockerfile"));
    int argument = image.indexOf("\nARG COMMIT=unknown\n");
    int use = image.indexOf("RUN mvn ");
    assertTrue(argument > image.lastIndexOf("\nFROM ", use) && argument < use, image);
    assertTrue(
        image.substring(use).lines().findFirst().orElseThrow().endsWith(" -Dcommit=\"$COMMIT\""));
    String build = Files.readString(Path.of("pom.xml"));
    assertTrue(build.contains("<commit>unknown</commit>"));
    assertTrue(build.contains("<argument>${commit}</argument>"));
  }
}
