package io.omnidepth.support;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A program of {@code src/tool}, compiled once: a run of its source would compile it each time. */
public final class SourceProgram {
  /** A loaded machine may take a while. */
  private static final Duration MOST = Duration.ofMinutes(2);

  private final String name;
  private final String path;

  /**
   * Compiles it.
   *
   * @param name its class and file, as in {@code Commit}
   * @param classes the folder for its classes
   * @param libraries a class of each library that it needs
   */
  public SourceProgram(String name, Path classes, Class<?>... libraries) {
    this.name = name;
    this.path =
        Stream.concat(
                Stream.of(classes.toString()),
                Stream.of(libraries)
                    .map(of -> of.getProtectionDomain().getCodeSource().getLocation().getPath()))
            .collect(Collectors.joining(File.pathSeparator));
    String source = "src/tool/" + name + ".java";
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", path, "-d", classes.toString(), source);
    if (status != 0) {
      throw new AssertionError(source + " does not compile");
    }
  }

  /** Runs it to its end. */
  public ProcessRun run(String... arguments) throws IOException, InterruptedException {
    return runIn(Path.of(""), arguments);
  }

  /** The same in another folder. */
  public ProcessRun runIn(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                "cd \"$0\" && exec \"$@\"",
                folder.toAbsolutePath().toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                path,
                name));
    command.addAll(List.of(arguments));
    return ProcessRun.command(MOST, Map.of(), command);
  }
}
