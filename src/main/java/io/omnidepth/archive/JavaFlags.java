package io.omnidepth.archive;

import java.util.List;
import java.util.stream.Stream;

/** The flags of Java. */
public final class JavaFlags {
  /**
   * The flags of every documented start; a JVM that does not know one leaves it out. A test holds
   * the documents to them.
   */
  public static final List<String> USUAL =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xms24m",
          "-XX:+ExitOnOutOfMemoryError");

  /**
   * Java tells on standard output that an archive does not fit, among the answers of a command. The
   * program tells it in its log.
   */
  private static final List<String> SILENT = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

  private static final List<String> OF_AN_ARCHIVE =
      List.of(
          "-XX:SharedArchiveFile",
          "-XX:ArchiveClassesAtExit",
          "-XX:+AutoCreateSharedArchive",
          "-XX:AOT",
          "-Xshare",
          "-Xlog",
          "-agent",
          "-javaagent");

  private JavaFlags() {}

  /** The flags of a start with an archive: these, without what belongs to another archive. */
  static List<String> around(List<String> flags) {
    List<String> plain =
        flags.stream().filter(flag -> OF_AN_ARCHIVE.stream().noneMatch(flag::startsWith)).toList();
    return plain.isEmpty() ? USUAL : plain;
  }

  /** These flags and those that use the archive. */
  static List<String> with(List<String> flags, String archive) {
    return Stream.of(flags, SILENT, List.of(archive)).flatMap(List::stream).toList();
  }
}
