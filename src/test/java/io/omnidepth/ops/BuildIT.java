package io.omnidepth.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.support.ProcessRun;
import io.omnidepth.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The built jar names its version and its commit, and the same ones everywhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuildIT {
  private static final Pattern PRINTED =
      Pattern.compile("omnidepth (\\S+) \\(([0-9a-f]{7}(?:-dirty)?|unknown)\\)\nJava \\S+\n");

  private static final Pattern ANY = Pattern.compile("");

  private String version = "";
  private String commit = "";

  @BeforeAll
  void askTheCommandLine() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String said =
        ProcessRun.command(Map.of(), List.of(java, "-jar", Program.JAR, "--version")).well();
    Matcher printed = PRINTED.matcher(said);
    assertTrue(printed.matches(), said);
    version = printed.group(1);
    commit = printed.group(2);
  }

  @Test
  void theVersionIsTheProjects() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    assertEquals(pom.replaceAll("(?s).*?<version>(.*?)</version>.*", "$1"), version);
    JsonNode page = new JsonMapper().readTree(Files.readString(Path.of("web/package.json")));
    assertEquals(page.path("version").asText(), version);
  }

  @Test
  void theContractTheMetricsAndTheLogNameThem() throws Exception {
    try (Program program = Program.run("demo", "--port", "0", "--prometheus")) {
      String first = program.line(ANY);
      assertTrue(first.contains("omnidepth " + version + " (" + commit + ") starts on"), first);
      int port = program.port();
      JsonNode contract =
          new JsonMapper().readTree(Program.get(port, "/openapi.json").body()).path("info");
      assertEquals(version, contract.path("version").asText());
      assertEquals(commit, contract.path("x-commit").asText());
      String metrics = Program.get(port, "/metrics").body();
      String build =
          "omnidepth_build_info{commit=\"%s\",version=\"%s\"} 1".formatted(commit, version);
      assertTrue(metrics.lines().anyMatch(build::equals), () -> build + "\n" + metrics);
    }
  }

  @Test
  void aServerNamesThemFirst() throws Exception {
    try (Program program =
        Program.run(
            "serve",
            "--port",
            "0",
            "--venue-url",
            "kraken=http://127.0.0.1:1",
            "--venues",
            "kraken")) {
      String first = program.line(ANY);
      assertTrue(first.contains("omnidepth " + version + " (" + commit + ") starts on"), first);
    }
  }
}
