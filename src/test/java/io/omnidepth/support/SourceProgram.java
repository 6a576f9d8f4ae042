package io.omnidepth.support;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** A program of {@code src/tool}, compiled once: a run of its source would compile it each time. */
public final class SourceProgram {
  /** A loaded machine may take a while. */
  private static final Duration MOST = Duration.ofMinutes(2);

  private final String name;
  private final Path classes;

  /**
   * Compiles it.
   *
   * @param name its class and file, as in {@code Commit}
   * @param classes the folder for its classes
   */
  public SourceProgram(String name, Path classes) {
    this.name = name;
    this.classes = classes;
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), "src/tool/" + name + ".java");
    if (status != 0) {
      throw new AssertionError("src/tool/" + name + ".java does not compile");
    }
  }

  /** Runs it to its end. */
  public ProcessRun run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classes.toString(),
                name));
    command.addAll(List.of(arguments));
    return ProcessRun.command(MOST, Map.of(), command);
  }
}
