package io.omnidepth.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One folder on the way to an archive, and what its file system says of it.
 *
 * @param owner the number of its user
 * @param mode the type and permission bits of Unix
 */
record FolderFacts(Path path, int owner, int mode) {
  private static final int ROOT = 0;
  private static final int TYPE = 0170000;
  private static final int DIRECTORY = 0040000;
  private static final int LINK = 0120000;
  private static final int WRITTEN_BY_OTHERS = 0022;
  private static final int PERMISSIONS = 07777;
  private static final int OWN = 0700;

  /** The facts of the path itself, not of the target if it is a link. */
  static FolderFacts of(Path path) throws IOException {
    return new FolderFacts(path, number(path, "unix:uid"), number(path, "unix:mode"));
  }

  private static int number(Path path, String name) throws IOException {
    return (Integer) Files.getAttribute(path, name, LinkOption.NOFOLLOW_LINKS);
  }

  /** Why no archive may lie in this folder; empty if it may. */
  Optional<String> refusal(int user) {
    if ((mode & TYPE) == LINK) {
      return Optional.of(path + " is a symbolic link");
    }
    if ((mode & TYPE) != DIRECTORY) {
      return Optional.of(path + " is no folder");
    }
    if (owner != user) {
      return Optional.of(path + " belongs to another user");
    }
    return (mode & PERMISSIONS) == OWN
        ? Optional.empty()
        : Optional.of(
            path + " has the mode " + Integer.toOctalString(mode & PERMISSIONS) + ", not 700");
  }

  /** Why no archive may lie anywhere below this folder; empty if it may. */
  Optional<String> refusalBelow(int user) {
    if (owner != user && owner != ROOT) {
      return Optional.of(path + ", a folder above, belongs to another user");
    }
    return (mode & WRITTEN_BY_OTHERS) == 0
        ? Optional.empty()
        : Optional.of("others may write in " + path + ", a folder above");
  }
}
