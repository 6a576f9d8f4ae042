package io.omnidepth.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A new folder below ones that nobody else may write; those for temporary files are shared. */
public record OwnFolder(Path path) implements AutoCloseable {
  /** Makes it in the build's folder. Its test is skipped if others may write above that. */
  public static OwnFolder make() throws IOException {
    Path build = Path.of("target").toRealPath();
    for (Path above = build; above != null; above = above.getParent()) {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(above);
      assumeTrue(
          !mode.contains(PosixFilePermission.GROUP_WRITE)
              && !mode.contains(PosixFilePermission.OTHERS_WRITE),
          "others may write in " + above);
    }
    return new OwnFolder(
        Files.createTempDirectory(
            build,
            "own",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(path)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
