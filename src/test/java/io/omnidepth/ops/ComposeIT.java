package io.omnidepth.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.support.ProcessRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of the compose file, as docker-compose reads it. No container starts. */
class ComposeIT {
  private static final String LOOPBACK = "127.0.0.1:";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"INFLUX_PASSWORD", "INFLUX_TOKEN"})
  void aMissingSecretIsNamedWithWhereItBelongs(String secret) throws Exception {
    ProcessRun refused = new Compose(folder, Map.of(), secret).run("config", "--quiet");
    assertNotEquals(0, refused.status());
    assertTrue(refused.said().contains("set " + secret + " - copy .env.example"), refused::said);
  }

  @Test
  void eachProfileServesOnceAndTheExampleNamesOne() throws Exception {
    Map<String, Set<String>> services = new TreeMap<>();
    for (Map.Entry<String, JsonNode> service : services().entrySet()) {
      for (JsonNode profile : service.getValue().path("profiles")) {
        services.computeIfAbsent(profile.asText(), none -> new TreeSet<>()).add(service.getKey());
      }
    }
    assertEquals(
        Map.of(
            "serve", Set.of("omnidepth"),
            "demo", Set.of("demo", "demo-door"),
            "proxy", Set.of("behind-door", "door"),
            "dev", Set.of("dev", "dev-page")),
        services);
    JsonNode config = new Compose(folder).config();
    assertTrue(config.at("/services/influxdb/image").isTextual());
    assertTrue(config.at("/services/influxdb/profiles").isMissingNode());
    assertTrue(Files.readAllLines(Path.of(".env.example")).contains("COMPOSE_PROFILES=serve"));
  }

  @Test
  void eachServiceIsBoundedAndClosedAndSaysHowItIs() throws Exception {
    List<String> wrong = new ArrayList<>();
    services()
        .forEach(
            (name, service) -> {
              holds(wrong, name, "memory", service.path("mem_limit").asText().matches("\\d+[mg]"));
              holds(wrong, name, "user", service.path("user").asText().matches("[1-9]\\d*:\\d+"));
              holds(wrong, name, "root folder", service.path("read_only").asBoolean());
              holds(wrong, name, "rights", "ALL".equals(service.at("/cap_drop/0").asText()));
              holds(wrong, name, "log", service.at("/logging/options/max-size").isTextual());
              holds(wrong, name, "logs", service.at("/logging/options/max-file").isTextual());
              holds(wrong, name, "health", service.at("/healthcheck/test").size() > 1);
              holds(
                  wrong,
                  name,
                  "restart",
                  "unless-stopped".equals(service.path("restart").asText()));
              holds(
                  wrong,
                  name,
                  "image",
                  service.has("build") || service.path("image").asText().matches(".+:.*\\d.*"));
              holds(
                  wrong,
                  name,
                  "order",
                  name.equals("influxdb")
                      || StreamSupport.stream(service.path("depends_on").spliterator(), false)
                          .anyMatch(on -> "service_healthy".equals(on.path("condition").asText())));
            });
    assertEquals(List.of(), wrong);
  }

  private static void holds(List<String> wrong, String service, String what, boolean right) {
    if (!right) {
      wrong.add(service + ": " + what);
    }
  }

  @Test
  void onlyTheDoorIsOpenToOthers() throws Exception {
    Set<String> open = new TreeSet<>();
    services()
        .forEach(
            (name, service) ->
                service
                    .path("ports")
                    .forEach(
                        port -> {
                          if (!port.asText().startsWith(LOOPBACK)) {
                            open.add(name);
                          }
                        }));
    assertEquals(Set.of("door"), open);
    assertTrue(new Compose(folder).config().at("/services/behind-door/ports").isMissingNode());
  }

  @Test
  void theDemoHasNoNetworkWithAWayOut() throws Exception {
    JsonNode config = new Compose(folder).config();
    List<String> networks = new ArrayList<>();
    config.at("/services/demo/networks").fieldNames().forEachRemaining(networks::add);
    assertEquals(List.of("inside"), networks);
    assertTrue(config.at("/networks/inside/internal").asBoolean());
  }

  @Test
  void theImageIsToldItsCommit() throws Exception {
    String argument = "/services/%s/build/args/COMMIT";
    JsonNode usual = new Compose(folder).config();
    JsonNode told = new Compose(folder, Map.of("COMMIT", "0a1b2c3"), "").config();
    for (String server : List.of("omnidepth", "demo", "behind-door")) {
      assertEquals("unknown", usual.at(argument.formatted(server)).asText(), server);
      assertEquals("0a1b2c3", told.at(argument.formatted(server)).asText(), server);
    }
  }

  /** Prometheus asks from within, too. */
  @Test
  void whoeverAsksFromWithinMayUseTheServicesName() throws Exception {
    JsonNode config = new Compose(folder).config();
    for (String server : List.of("omnidepth", "demo", "behind-door")) {
      String names =
          config.at("/services/" + server + "/environment/OMNIDEPTH_ALLOW_HOST").asText();
      assertTrue(List.of(names.split(",")).contains(server), server + " is not asked as " + names);
    }
  }

  @Test
  void theServerBelievesTheDoorAndNobodyElse() throws Exception {
    JsonNode config = new Compose(folder, Map.of("DOOR_NETWORK", "10.9.8"), "").config();
    String door = config.at("/services/door/networks/door/ipv4_address").asText();
    assertEquals("10.9.8.2", door);
    assertEquals(
        door, config.at("/services/behind-door/environment/OMNIDEPTH_TRUST_PROXY").asText());
    // No other service gets the proxy's address first.
    assertEquals("10.9.8.128/25", config.at("/networks/door/ipam/config/0/ip_range").asText());
  }

  @Test
  void whatIsMountedIsThereAndCanBeRunAndIsNotWritten() throws Exception {
    List<String> wrong = new ArrayList<>();
    services()
        .forEach(
            (name, service) ->
                service
                    .path("volumes")
                    .forEach(
                        volume -> {
                          String[] parts = volume.asText().split(":", 3);
                          if (parts[0].startsWith("/")
                              && !(Files.exists(Path.of(parts[0])) && parts[2].equals("ro"))) {
                            wrong.add(name + ": " + volume.asText());
                          }
                        }));
    assertEquals(List.of(), wrong);
    assertEquals(
        List.of(),
        Stream.of(
                "src/main/docker/answers",
                "src/main/docker/dev.sh",
                "src/main/docker/door/certificate.envsh",
                "src/main/influxdb/init/apply.sh")
            .filter(script -> !Files.isExecutable(Path.of(script)))
            .toList());
  }

  /** The test's {@code influx} command keeps its stacks in a file. */
  @Test
  void dashboardsAreAppliedByOneStackHoweverOften() throws Exception {
    Path templates = Files.createDirectory(folder.resolve("templates"));
    String none = apply(templates, 1);
    assertTrue(none.contains("no *.yml in " + templates), none);
    Files.writeString(templates.resolve("a.yml"), "");
    Files.writeString(templates.resolve("b.yml"), "");
    String asked = apply(templates, 0) + apply(templates, 0);
    String applied =
        "asked: apply --org ours --stack-id 0a1 --force yes --quiet --file %1$s/a.yml --file %1$s/b.yml"
            .formatted(templates);
    assertEquals(
        List.of("asked: stacks init --org ours --stack-name omnidepth", applied, applied),
        asked
            .lines()
            .filter(line -> line.startsWith("asked: apply") || line.contains(" init "))
            .toList());
  }

  private String apply(Path templates, int status) throws Exception {
    Path influx = folder.resolve("influx");
    Files.writeString(
        influx,
        """
        #!/bin/bash
        echo "asked: $*" >&2
        stacks=%s/stacks
        case "$1 $2" in
          'stacks init') printf '0a1\\tours\\ttrue\\tomnidepth\\n' > "$stacks" ;;
          stacks*) [ ! -f "$stacks" ] || cat "$stacks" ;;
        esac
        """
            .formatted(folder));
    assertTrue(influx.toFile().setExecutable(true));
    ProcessRun ran =
        ProcessRun.command(
            Map.of(
                "PATH",
                folder + ":" + System.getenv("PATH"),
                "TEMPLATES",
                templates.toString(),
                "DOCKER_INFLUXDB_INIT_ORG",
                "ours"),
            List.of("src/main/influxdb/init/apply.sh"));
    assertEquals(status, ran.status(), ran::said);
    return ran.said();
  }

  private Map<String, JsonNode> services() throws Exception {
    Map<String, JsonNode> services = new TreeMap<>();
    new Compose(folder)
        .config()
        .path("services")
        .properties()
        .forEach(service -> services.put(service.getKey(), service.getValue()));
    return services;
  }
}
