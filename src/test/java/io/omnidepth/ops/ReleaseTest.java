package io.omnidepth.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnidepth.support.ProcessRun;
import io.omnidepth.support.SourceProgram;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code src/tool/Release.java} in front of a jar with little in it. */
class ReleaseTest {
  private static final String SERVER =
      """
      {"metadata":{"component":{"bom-ref":"server"}},"components":[{"bom-ref":"a"}],
       "dependencies":[{"ref":"server","dependsOn":["a"]},{"ref":"a","dependsOn":[]}]}
      """;

  private static final String PAGE =
      """
      {"metadata":{"component":{"bom-ref":"page"}},"components":[{"bom-ref":"b"}],
       "dependencies":[{"ref":"page","dependsOn":["b"]}]}
      """;

  @TempDir private static Path classes;

  private static SourceProgram tool;

  @TempDir private Path folder;

  @BeforeAll
  static void compile() {
    tool =
        new SourceProgram(
            "Release", classes, ObjectMapper.class, JsonFactory.class, JsonCreator.class);
  }

  @Test
  void aReleaseHasTheJarOneBillAndTheirChecksums() throws Exception {
    Files.writeString(Files.createDirectories(made()).resolve("omnidepth-0.0.9.jar"), "old");
    release(jar("1a2b3c4", PAGE)).well();
    try (Stream<Path> files = Files.list(made())) {
      assertEquals(
          List.of("SHA256SUMS", "SHA512SUMS", "omnidepth-1.2.3.cdx.json", "omnidepth-1.2.3.jar"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    JsonNode bill =
        new ObjectMapper().readTree(made().resolve("omnidepth-1.2.3.cdx.json").toFile());
    assertEquals(List.of("a", "page", "b"), bill.path("components").findValuesAsText("bom-ref"));
    assertEquals("[\"a\",\"page\"]", bill.at("/dependencies/0/dependsOn").toString());
    assertEquals("page", bill.at("/dependencies/2/ref").asText());
    for (String sum : List.of("sha256sum SHA256SUMS", "sha512sum SHA512SUMS")) {
      String check = "cd '%s' && %s".formatted(made(), sum.replace(" ", " -c "));
      assertEquals(
          "omnidepth-1.2.3.cdx.json: OK\nomnidepth-1.2.3.jar: OK\n",
          ProcessRun.command(Map.of("LC_ALL", "C"), List.of("sh", "-c", check)).well());
    }
  }

  @Test
  void changesThatAreNotCommittedMakeNoRelease() throws Exception {
    ProcessRun ran = release(jar("1a2b3c4-dirty", PAGE));
    assertEquals(1, ran.status());
    assertTrue(ran.said().startsWith("no release: the commit is 1a2b3c4-dirty"), ran.said());
  }

  @Test
  void aJarWithoutThePageMakesNoRelease() throws Exception {
    ProcessRun ran = release(jar("1a2b3c4", ""));
    assertEquals(1, ran.status());
    assertTrue(ran.said().contains("has no META-INF/sbom/page.cdx.json"), ran.said());
  }

  private Path made() {
    return folder.resolve("release");
  }

  private Path jar(String commit, String page) throws Exception {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("io/omnidepth/text/commit", commit + "\n");
    entries.put("META-INF/sbom/jar.cdx.json", SERVER);
    if (!page.isEmpty()) {
      entries.put("META-INF/sbom/page.cdx.json", page);
    }
    Path jar = folder.resolve("omnidepth.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private ProcessRun release(Path jar) throws Exception {
    return tool.run(jar.toString(), "1.2.3", made().toString());
  }
}
