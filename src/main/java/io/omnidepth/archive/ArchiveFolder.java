package io.omnidepth.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The folder of an archive: of mode 0700, the user's own, and never in a shared place. */
final class ArchiveFolder {
  private static final FileAttribute<?> OWN =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private ArchiveFolder() {}

  /**
   * Makes the folder if it is not there, and checks it and those above.
   *
   * @return its path without links
   * @throws ArchiveFault if an archive may not lie there
   */
  static Path open(Path wanted) throws ArchiveFault {
    Path folder = wanted.toAbsolutePath().normalize();
    try {
      Path above = folder.getParent();
      if (above == null) {
        throw new ArchiveFault(folder + " is a shared place; name a folder of your own");
      }
      Path place = made(above).resolve(folder.getFileName());
      if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(place, OWN);
      }
      check(place);
      return place;
    } catch (IOException failed) {
      throw new ArchiveFault("the folder " + folder + " cannot be made: " + failed);
    } catch (UnsupportedOperationException noUnix) {
      throw new ArchiveFault("an archive needs a file system with owners and modes");
    }
  }

  /** The folder, made with those above if it is not there; its path without links. */
  private static Path made(Path folder) throws IOException, ArchiveFault {
    if (Files.isDirectory(folder)) {
      return folder.toRealPath();
    }
    Path above = folder.getParent();
    if (above == null) {
      return folder;
    }
    Path place = made(above);
    checkAbove(place, user(place));
    return Files.createDirectory(place.resolve(folder.getFileName()), OWN);
  }

  private static void check(Path folder) throws IOException, ArchiveFault {
    FolderFacts facts = FolderFacts.of(folder);
    Path above = Optional.ofNullable(folder.getParent()).orElse(folder);
    // Another user's folder is refused before anything is written in it.
    refuse(facts.refusal(facts.owner()));
    int user = user(folder);
    refuse(facts.refusal(user));
    checkAbove(above, user);
  }

  private static void checkAbove(Path folder, int user) throws IOException, ArchiveFault {
    for (Path each = folder; each != null; each = each.getParent()) {
      refuse(FolderFacts.of(each).refusalBelow(user));
    }
  }

  /** The number of the user: the owner of a file that this process makes. */
  private static int user(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "omnidepth", ".probe");
    try {
      return FolderFacts.of(probe).owner();
    } finally {
      Files.delete(probe);
    }
  }

  private static void refuse(Optional<String> reason) throws ArchiveFault {
    if (reason.isPresent()) {
      throw new ArchiveFault(
          reason.get()
              + ". An archive is code: it needs a folder of mode 0700 that is your own,"
              + " below folders that nobody else may write");
    }
  }
}
