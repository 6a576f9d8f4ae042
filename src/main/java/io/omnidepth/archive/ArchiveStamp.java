package io.omnidepth.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The Java and the jar that an archive belongs to, in a text file beside it. */
final class ArchiveStamp {
  private static final String ENDING = ".made";

  private ArchiveStamp() {}

  /** Writes the stamp of an archive that this jar and the running Java have made. */
  static void write(Path archive, Path jar) throws IOException {
    Files.writeString(file(archive), text(jar));
  }

  /**
   * The reason why Java does not use the archive that the flags name; empty if it does or if none
   * is named.
   */
  static Optional<String> staleness(List<String> flags, Path jar) {
    return ArchiveKind.named(flags).flatMap(archive -> reason(archive, jar));
  }

  private static Optional<String> reason(Path archive, Path jar) {
    try {
      if (!Files.isReadable(archive) || !Files.isReadable(file(archive))) {
        return Optional.of("there is no archive " + archive);
      }
      return Files.readString(file(archive)).equals(text(jar))
          ? Optional.empty()
          : Optional.of("the archive " + archive + " was made for another jar or another Java");
    } catch (IOException unreadable) {
      return Optional.of("the archive " + archive + " cannot be read: " + unreadable);
    }
  }

  private static Path file(Path archive) {
    return archive.resolveSibling(archive.getFileName() + ENDING);
  }

  private static String text(Path jar) throws IOException {
    return "%s%n%s %s%n%s %d %s%n"
        .formatted(
            System.getProperty("java.home"),
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            jar.toRealPath(),
            Files.size(jar),
            Files.getLastModifiedTime(jar).to(TimeUnit.SECONDS));
  }
}
