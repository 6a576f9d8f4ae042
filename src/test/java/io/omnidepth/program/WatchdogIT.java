package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.support.Program;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that cannot go on ends, and says why. */
class WatchdogIT {
  private static Program run(String how) throws Exception {
    Path tests =
        Path.of(StuckProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return Program.java(
        "-Xmx32m",
        "-cp",
        Program.JAR + java.io.File.pathSeparator + tests,
        StuckProgram.class.getName(),
        how);
  }

  @ParameterizedTest
  @CsvSource({
    "stuck, the event loop \"serve\" has not turned for 0.5 s; the program ends",
    "dead, the event loop \"serve\" has died; the program ends",
    "hungry, there is no memory left; the program ends",
  })
  void itEndsByItself(String how, String why) throws Exception {
    try (Program program = run(how)) {
      assertEquals("omnidepth: " + why, program.line(Pattern.compile("the program ends")));
      assertEquals(3, program.exit());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"deaf", "hook"})
  void itEndsWhenItIsToldTo(String how) throws Exception {
    try (Program program = run(how)) {
      program.line(Pattern.compile("runs"));
      program.end();
      int status = program.exit();
      assertTrue(status == 143, () -> how + " " + status);
    }
  }
}
