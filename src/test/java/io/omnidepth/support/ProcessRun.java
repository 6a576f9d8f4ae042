package io.omnidepth.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A command that has run to its end.
 *
 * @param said its output, with standard error
 */
public record ProcessRun(int status, String said) {
  private static final Map<List<String>, Boolean> CAN = new ConcurrentHashMap<>();

  /** Runs a command in this folder, with only the path and these variables in its environment. */
  public static ProcessRun command(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    return command(Duration.ofSeconds(20), environment, command);
  }

  /** The same with another time limit. */
  public static ProcessRun command(
      Duration most, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    // The output goes to a file, as a process that the command leaves running would keep a pipe
    // open.
    Path printed = Files.createTempFile("ran", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(printed.toFile());
      builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running: " + command + "\n" + Files.readString(printed));
      }
      return new ProcessRun(process.exitValue(), Files.readString(printed));
    } finally {
      Files.delete(printed);
    }
  }

  /** The output of a command that must have succeeded. */
  public String well() {
    if (status != 0) {
      throw new AssertionError("exit status " + status + ": " + said);
    }
    return said;
  }

  /** Whether this command runs; it is tried once. */
  public static boolean can(String... command) {
    return CAN.computeIfAbsent(List.of(command), ProcessRun::tried);
  }

  private static boolean tried(List<String> command) {
    try {
      return command(Map.of(), command).status() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
