package io.omnidepth.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.support.ProcessRun;
import io.omnidepth.support.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code src/tool/pin} against a registry on loopback, and the images that the project names. */
class PinTest {
  private static final List<Path> IMAGES =
      List.of(Path.of("src/main/docker/Dockerfile"), Path.of("docker-compose.yml"));
  private static final String OLD = "@sha256:" + "0".repeat(64);

  private static final String DOCKERFILE =
      """
      FROM node:24.19.0-slim%s AS node
      FROM --platform=$BUILDPLATFORM maven:3.9.16%s AS build
      COPY --from=node a b
      FROM node
      """;
  private static final String COMPOSE =
      """
      services:
        own:
          image: omnidepth
        door:
          image: nginxinc/nginx:1.30.4%s  # the door
        node:
          image: node:24.19.0-slim%s
      """;

  @TempDir Path folder;
  private Path dockerfile;
  private Path compose;

  @BeforeEach
  void twoFiles() throws IOException {
    dockerfile = Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE.formatted("", ""));
    compose = Files.writeString(folder.resolve("compose.yml"), COMPOSE.formatted(OLD, ""));
  }

  @Test
  void everyImageIsNamedByAnExactVersion() throws IOException {
    List<String> inexact = new ArrayList<>();
    for (Path file : IMAGES) {
      try (Stream<String> lines = Files.lines(file)) {
        lines
            .filter(line -> line.matches("FROM .*|\\s*image: .*"))
            .map(line -> line.replaceFirst("^(FROM|\\s*image:) ", "").split(" ", 2)[0])
            .filter(image -> !image.equals("omnidepth"))
            .filter(
                image -> !image.matches("[a-z/-]+:\\d+\\.\\d+\\.\\d+[\\w.-]*(@sha256:\\w{64})?"))
            .forEach(inexact::add);
      }
    }
    assertEquals(List.of(), inexact);
  }

  @Test
  void digestsThatWereReadAreWrittenBehindTheTags() throws Exception {
    try (ImageRegistry registry = new ImageRegistry()) {
      String node = registry.put("library/node", "24.19.0-slim", "{\"schemaVersion\":2}");
      String maven = registry.put("library/maven", "3.9.16", "{\"schemaVersion\":2,\"of\":1}");
      String nginx = registry.put("nginxinc/nginx", "1.30.4", "{\"schemaVersion\":2,\"of\":2}");
      assertEquals(
          "maven:3.9.16@%s\nnginxinc/nginx:1.30.4@%s\nnode:24.19.0-slim@%s\n"
              .formatted(maven, nginx, node),
          pin(registry.url()).well());
      assertEquals(DOCKERFILE.formatted("@" + node, "@" + maven), Files.readString(dockerfile));
      assertEquals(COMPOSE.formatted("@" + nginx, "@" + node), Files.readString(compose));
    }
  }

  @Test
  void nothingIsChangedWhereOneImageIsNotThere() throws Exception {
    try (ImageRegistry registry = new ImageRegistry()) {
      registry.put("library/node", "24.19.0-slim", "{}");
      registry.put("library/maven", "3.9.16", "{}");
      changesNothing(registry.url(), "pin: nginxinc/nginx:1.30.4: not read: status 404\n");
    }
  }

  @Test
  void aDigestThatIsNotTheManifestsIsNotWritten() throws Exception {
    try (ImageRegistry registry = new ImageRegistry()) {
      String right = registry.put("library/node", "24.19.0-slim", "{}");
      registry.put("library/maven", "3.9.16", "{}");
      registry.put("nginxinc/nginx", "1.30.4", "{}");
      registry.claim("sha256:" + "1".repeat(64));
      changesNothing(
          registry.url(),
          "pin: node:24.19.0-slim: not read: the manifest's digest is %s, the registry says sha256:%s\n"
              .formatted(right, "1".repeat(64)));
    }
  }

  @Test
  void nothingIsChangedWithoutARegistry() throws Exception {
    String gone;
    try (ImageRegistry registry = new ImageRegistry()) {
      gone = registry.url();
    }
    changesNothing(gone, "pin: node:24.19.0-slim: not read: curl: ");
  }

  private void changesNothing(String registry, String told) throws Exception {
    List<String> before = List.of(Files.readString(dockerfile), Files.readString(compose));
    ProcessRun ran = pin(registry);
    assertEquals(1, ran.status(), ran.said());
    assertTrue(ran.said().contains(told), ran.said());
    assertTrue(ran.said().endsWith("pin: nothing is changed\n"), ran.said());
    assertEquals(before, List.of(Files.readString(dockerfile), Files.readString(compose)));
  }

  private ProcessRun pin(String registry) throws Exception {
    RequiredTool.here(ProcessRun.can("curl", "--version"), "src/tool/pin, as curl is not there");
    return ProcessRun.command(
        Map.of("PIN_REGISTRY", registry),
        List.of("src/tool/pin", dockerfile.toString(), compose.toString()));
  }
}
