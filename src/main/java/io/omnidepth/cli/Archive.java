package io.omnidepth.cli;

import io.omnidepth.archive.ArchiveFault;
import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Values;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an archive of the program's classes, for faster starts. */
@Command(
    name = "archive",
    description = {
      "Makes an archive of the program's loaded classes for this Java, and prints the line that starts with it: in half of "
          + "the time. It runs the demo for some seconds. Make it anew after an upgrade of the jar or of Java."
    },
    footer = {
      "",
      "An archive is code. Its folder must be your own, of mode 0700, below folders that nobody else may write.",
      "",
      "Examples:",
      "  omnidepth archive",
      "  omnidepth archive /var/lib/omnidepth/archive"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Archive implements Task {
  private static final int MEGABYTE = 1_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FOLDER",
      arity = "0..1",
      description = "The folder; a new one is made (default: omnidepth in your folder for caches).")
  private Path folder = Path.of("");

  @Override
  public List<Setting<?>> settings() {
    return List.of();
  }

  @Override
  public int run(Values values, PrintWriter out) throws InterruptedException {
    try {
      io.omnidepth.archive.Archive made =
          io.omnidepth.archive.Archive.make(folder.toString().isEmpty() ? usual() : folder);
      out.printf(
          "made %s, %d MB. Start with it:%n%n  %s%n",
          made.file(), made.bytes() / MEGABYTE, made.line());
      return DONE;
    } catch (ArchiveFault none) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("omnidepth: " + none.getMessage());
      err.flush();
      return FAILED;
    }
  }

  private static Path usual() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(caches -> caches.startsWith("/"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("omnidepth");
  }
}
