package io.omnidepth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.support.ProcessRun;
import io.omnidepth.support.SourceProgram;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shares of hard names and sentences stay within their bounds. */
class LanguageTest {
  @Test
  void namesAreNounsAndSentencesNameTheirSubject(@TempDir Path classes) throws Exception {
    ProcessRun count =
        new SourceProgram("Language", classes).run("--most-names", "3", "--most-sentences", "2");
    assertEquals(
        0, count.status(), () -> count.said() + "java src/tool/Language.java --list names them");
  }
}
