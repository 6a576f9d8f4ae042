package io.omnidepth.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The places where an archive may lie. */
class FolderFactsTest {
  private static final int ROOT = 0;
  private static final int USER = 1000;

  private static FolderFacts facts(int owner, String mode) {
    return new FolderFacts(Path.of("/a/b"), owner, Integer.parseInt(mode, 8));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 040700, ",
    "1000, 040755, '/a/b has the mode 755, not 700'",
    "1000, 040770, '/a/b has the mode 770, not 700'",
    "1000, 041777, '/a/b has the mode 1777, not 700'",
    "1000, 042700, '/a/b has the mode 2700, not 700'",
    "0, 040700, '/a/b belongs to another user'",
    "1001, 040700, '/a/b belongs to another user'",
    "1000, 120777, '/a/b is a symbolic link'",
    "1000, 100700, '/a/b is no folder'",
  })
  void theFolderIsTheUsersAlone(int owner, String mode, String reason) {
    assertEquals(Optional.ofNullable(reason), facts(owner, mode).refusal(USER));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 040755, ",
    "0, 040755, ",
    "0, 040555, ",
    "1000, 040775, 'others may write in /a/b, a folder above'",
    "1000, 040757, 'others may write in /a/b, a folder above'",
    "0, 041777, 'others may write in /a/b, a folder above'",
    "1001, 040755, '/a/b, a folder above, belongs to another user'",
  })
  void aboveItNobodyElseMayWrite(int owner, String mode, String reason) {
    assertEquals(Optional.ofNullable(reason), facts(owner, mode).refusalBelow(USER));
  }

  @Test
  void rootTrustsNobodyElse() {
    assertTrue(facts(USER, "040700").refusal(ROOT).isPresent());
    assertTrue(facts(USER, "040755").refusalBelow(ROOT).isPresent());
  }
}
