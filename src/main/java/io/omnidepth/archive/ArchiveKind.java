package io.omnidepth.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The kinds of archive that Java can make. */
enum ArchiveKind {
  /** Of the loaded classes; from Java 17 on. */
  CLASS_DATA("omnidepth.jsa", "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="),
  /** Of linked classes and their profiles, too; from Java 25 on. */
  AHEAD_OF_TIME("omnidepth.aot", "-XX:AOTCacheOutput=", "-XX:AOTCache=");

  private static final int FIRST_AHEAD_OF_TIME = 25;

  private final String file;
  private final String making;
  private final String using;

  ArchiveKind(String file, String making, String using) {
    this.file = file;
    this.making = making;
    this.using = using;
  }

  /** The best kind of a Java of that feature version. */
  static ArchiveKind of(int feature) {
    return feature >= FIRST_AHEAD_OF_TIME ? AHEAD_OF_TIME : CLASS_DATA;
  }

  /** The archive that these flags name, if any. */
  static Optional<Path> named(List<String> flags) {
    return flags.stream()
        .flatMap(flag -> List.of(values()).stream().flatMap(kind -> kind.named(flag).stream()))
        .reduce((first, last) -> last);
  }

  private Optional<Path> named(String flag) {
    return flag.startsWith(using)
        ? Optional.of(Path.of(flag.substring(using.length())))
        : Optional.empty();
  }

  /** The name of its file. */
  String file() {
    return file;
  }

  /** The flag that lets a process make it at its end. */
  String making(Path archive) {
    return making + archive;
  }

  /** The flag that lets a process use it. */
  String using(Path archive) {
    return using + archive;
  }
}
