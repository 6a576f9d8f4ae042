package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.support.OwnFolder;
import io.omnidepth.support.ProcessRun;
import io.omnidepth.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An archive makes a start faster. A stale one makes it only slower. */
class ArchiveIT {
  private static final Pattern SERVES = Pattern.compile(" at http://");
  private static final Pattern STALE = Pattern.compile("was made for another jar");
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @Test
  void aStartUsesTheArchiveAndOneOfAnotherJarOnlyTellsIt() throws Exception {
    try (OwnFolder own = OwnFolder.make()) {
      Path folder = own.path().resolve("archive");
      Path jar = Files.copy(Path.of(Program.JAR), own.path().resolve("omnidepth.jar"));
      List<String> line = made(jar, folder);

      assertTrue(line.containsAll(List.of("-jar", jar.toString(), "serve")), line.toString());
      List<String> start = line.subList(1, line.indexOf("-jar"));
      ProcessRun used = version(start, jar);
      assertTrue(
          used.well().contains("io.omnidepth.Main source: shared objects file"), used.said());

      Files.copy(Path.of(Program.JAR), jar, StandardCopyOption.REPLACE_EXISTING);
      try (Program stale = served(start, jar)) {
        assertTrue(stale.line(STALE).contains("Renew it: java -jar "), stale.before().toString());
        assertEquals(
            List.of(), stale.before().stream().filter(said -> said.contains("[warning]")).toList());
      }
    }
  }

  @Test
  void theDemoEndsWithTheCommand() throws Exception {
    try (OwnFolder own = OwnFolder.make()) {
      Path folder = own.path().resolve("archive");
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      Process command =
          new ProcessBuilder(java, "-jar", Program.JAR, "archive", folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      ProcessHandle demo = child(command);
      command.destroy();
      assertTrue(command.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS));
      demo.onExit().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** The process that it starts. */
  private static ProcessHandle child(Process parent) {
    while (parent.isAlive()) {
      Optional<ProcessHandle> child = parent.children().findFirst();
      if (child.isPresent()) {
        return child.get();
      }
    }
    throw new AssertionError("it ended with " + parent.exitValue());
  }

  /** The words of the line that starts with the archive. */
  private static List<String> made(Path jar, Path folder) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String said =
        ProcessRun.command(
                LONGEST,
                Map.of("OMNIDEPTH_PORT", "1", "JAVA_TOOL_OPTIONS", "-Dof=another"),
                List.of(
                    java,
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    jar.toString(),
                    "archive",
                    folder.toString()))
            .well();
    String line = said.lines().filter(each -> each.startsWith("  ")).findFirst().orElseThrow();
    return List.of(line.strip().split(" "));
  }

  private static ProcessRun version(List<String> flags, Path jar) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-Xlog:class+load:stdout", "-jar", jar.toString(), "--version"));
    return ProcessRun.command(Map.of(), command);
  }

  private static Program served(List<String> flags, Path jar) throws Exception {
    List<String> command = new ArrayList<>(flags);
    command.addAll(List.of("-jar", jar.toString(), "serve", "--port", "0", "--venues", "kraken"));
    Program program = Program.java(command.toArray(String[]::new));
    program.line(SERVES);
    return program;
  }
}
