package io.omnidepth.archive;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A made archive.
 *
 * @param line starts a server with it
 */
public record Archive(Path file, long bytes, String line) {
  private static final String MAIN_CLASS = "io.omnidepth.Main source: shared objects file";
  private static final String UNFINISHED = "unfinished-";

  /**
   * Makes an archive of the running jar for the running Java, and replaces an earlier one. A
   * process that uses the earlier one goes on.
   *
   * @throws ArchiveFault if there is none afterwards
   */
  public static Archive make(Path wanted) throws ArchiveFault, InterruptedException {
    JavaProgram program = JavaProgram.current();
    Path folder = ArchiveFolder.open(wanted);
    ArchiveKind kind = ArchiveKind.of(Runtime.version().feature());
    Path file = folder.resolve(kind.file());
    // Java ends at a signal if an archive is cut off: an unfinished one never has the name.
    Path unfinished = folder.resolve(UNFINISHED + kind.file());
    try {
      clear(folder);
      TrainingRun.run(program, folder, kind.making(unfinished));
      check(program, folder, kind.using(unfinished));
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      ArchiveStamp.write(file, program.jar());
      return new Archive(file, Files.size(file), program.line(kind.using(file)));
    } catch (IOException failed) {
      throw new ArchiveFault("there is no archive: " + failed);
    } finally {
      clear(folder);
    }
  }

  /** Deletes an unfinished archive and what Java has laid beside it. */
  private static void clear(Path folder) {
    File[] unfinished = folder.toFile().listFiles((in, name) -> name.startsWith(UNFINISHED));
    for (File each : unfinished == null ? new File[0] : unfinished) {
      each.delete();
    }
  }

  /** Starts the program a second time and looks whether its main class is from the archive. */
  private static void check(JavaProgram program, Path folder, String using)
      throws IOException, InterruptedException, ArchiveFault {
    Process second =
        program.start(folder, List.of(using, "-Xlog:class+load:stdout"), List.of("--version"));
    String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (second.waitFor() != 0 || !said.contains(MAIN_CLASS)) {
      List<String> lines = new ArrayList<>(said.lines().toList());
      lines.removeIf(line -> line.contains(" source: "));
      throw new ArchiveFault(
          "there is no archive: a second start did not use it\n" + String.join("\n", lines));
    }
  }

  /**
   * The reason why this start was slower than with a fresh archive, and the way to renew it; empty
   * if it is fresh or if none is named.
   */
  public static Optional<String> staleness() {
    List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
    Path jar = Path.of(System.getProperty("java.class.path"));
    return ArchiveStamp.staleness(flags, jar)
        .map(
            reason ->
                reason
                    + "; this start was slower. Renew it: java -jar "
                    + jar
                    + " archive "
                    + ArchiveKind.named(flags).map(Path::getParent).map(Path::toString).orElse(""));
  }
}
