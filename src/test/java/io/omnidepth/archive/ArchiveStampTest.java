package io.omnidepth.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar and the Java of an archive, and the flags that make and use it. */
class ArchiveStampTest {
  @TempDir Path directory;

  @Test
  void anArchiveIsFreshUntilTheJarChanges() throws IOException {
    Path jar = Files.writeString(directory.resolve("omnidepth.jar"), "first");
    Path archive = Files.writeString(directory.resolve("omnidepth.jsa"), "archive");
    List<String> flags = List.of("-XX:+UseSerialGC", "-XX:SharedArchiveFile=" + archive);
    assertTrue(ArchiveStamp.staleness(flags, jar).orElseThrow().startsWith("there is no archive"));
    ArchiveStamp.write(archive, jar);
    assertEquals(Optional.empty(), ArchiveStamp.staleness(flags, jar));
    Files.writeString(jar, "second one");
    assertTrue(ArchiveStamp.staleness(flags, jar).orElseThrow().contains("for another jar"));
  }

  @Test
  void aStartWithoutAnArchiveMissesNone() {
    assertEquals(
        Optional.empty(),
        ArchiveStamp.staleness(List.of("-XX:+UseSerialGC"), Path.of("classes", "main")));
  }

  @Test
  void anArchiveThatIsGoneIsMissed() {
    Path gone = directory.resolve("omnidepth.aot");
    assertEquals(
        Optional.of("there is no archive " + gone),
        ArchiveStamp.staleness(List.of("-XX:AOTCache=" + gone), directory));
  }

  @ParameterizedTest
  @CsvSource({
    "17, -XX:ArchiveClassesAtExit=/a/omnidepth.jsa, -XX:SharedArchiveFile=/a/omnidepth.jsa",
    "21, -XX:ArchiveClassesAtExit=/a/omnidepth.jsa, -XX:SharedArchiveFile=/a/omnidepth.jsa",
    "24, -XX:ArchiveClassesAtExit=/a/omnidepth.jsa, -XX:SharedArchiveFile=/a/omnidepth.jsa",
    "25, -XX:AOTCacheOutput=/a/omnidepth.aot, -XX:AOTCache=/a/omnidepth.aot",
    "27, -XX:AOTCacheOutput=/a/omnidepth.aot, -XX:AOTCache=/a/omnidepth.aot",
  })
  void eachJavaMakesTheBestThatItCan(int feature, String making, String using) {
    ArchiveKind kind = ArchiveKind.of(feature);
    Path file = Path.of("/a", kind.file());
    assertEquals(making, kind.making(file));
    assertEquals(using, kind.using(file));
    assertEquals(Optional.of(file), ArchiveKind.named(List.of("-Xss1m", using)));
  }

  @Test
  void anArchiveIsMadeWithTheFlagsOfTheRunOrTheUsualOnes() {
    assertEquals(JavaFlags.USUAL, JavaFlags.around(List.of()));
    assertEquals(
        List.of("-XX:+UseG1GC", "-Xmx1g"),
        JavaFlags.around(
            List.of(
                "-XX:+UseG1GC",
                "-Xlog:disable",
                "-XX:SharedArchiveFile=/a",
                "-Xshare:on",
                "-XX:AOTCache=/b",
                "-javaagent:c",
                "-Xmx1g")));
    assertEquals(JavaFlags.USUAL, JavaFlags.around(List.of("-XX:AOTCache=/b")));
  }

  @Test
  void anArchiveNeedsTheJar() {
    ArchiveFault fault =
        assertThrows(
            ArchiveFault.class, () -> JavaProgram.of("target/classes:other.jar", List.of()));
    assertEquals(
        "an archive belongs to one jar: run java -jar omnidepth.jar archive", fault.getMessage());
  }
}
