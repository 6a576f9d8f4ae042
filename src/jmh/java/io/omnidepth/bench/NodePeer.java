package io.omnidepth.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs of {@code src/tool/bench}, with the packages that they need. */
final class NodePeer {
  static final Path FOLDER = Path.of("src/tool/bench");

  private NodePeer() {}

  /** Installs the packages of the lock file, unless they are there. */
  static void install() throws IOException, InterruptedException {
    Path installed = FOLDER.resolve("node_modules/.package-lock.json");
    Path lock = FOLDER.resolve("package-lock.json");
    if (Files.exists(installed)
        && !Files.getLastModifiedTime(installed)
            .toInstant()
            .isBefore(Files.getLastModifiedTime(lock).toInstant())) {
      return;
    }
    Process npm =
        new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (npm.waitFor() != 0) {
      throw new IOException("npm ci failed in " + FOLDER);
    }
  }

  /** The command for a program. */
  static List<String> command(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("node", FOLDER.resolve(script).toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs a program to its end and keeps the figures that it prints, a line each. */
  static void figures(Figures into, String script, String... arguments)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(script, arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines
          .lines()
          .map(line -> line.split(" ", 2))
          .forEach(words -> into.put(words[0], Double.parseDouble(words[1])));
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
    if (process.waitFor() != 0) {
      throw new IOException(script + " failed");
    }
  }
}
