package io.omnidepth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.support.ProcessRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shares of hard names and sentences stay within their bounds. */
class LanguageTest {
  /** A loaded machine may compile a program of one file for a while. */
  private static final Duration MOST = Duration.ofMinutes(2);

  @Test
  void namesAreNounsAndSentencesNameTheirSubject() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessRun count =
        ProcessRun.command(
            MOST,
            Map.of(),
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "src/tool/Language.java",
                "--most-names",
                "3",
                "--most-sentences",
                "2"));
    assertEquals(
        0, count.status(), () -> count.said() + "java src/tool/Language.java --list names them");
  }
}
