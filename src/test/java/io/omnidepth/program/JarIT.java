package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The built jar names its parts, and keeps nothing of its build. */
class JarIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static ZipFile jar;

  @BeforeAll
  static void open() throws IOException {
    jar = new ZipFile(System.getProperty("omnidepth.jar"));
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  @Test
  void theJarsBillNamesEveryPartWithAPom() throws IOException {
    JsonNode bill = bill("jar");
    Set<String> missing = marked();
    assertTrue(missing.size() > 20, "Maven's marks: " + missing);
    missing.removeAll(purls(bill));
    assertEquals(Set.of(), missing);
    for (JsonNode part : bill.path("components")) {
      assertTrue(part.at("/hashes/0/content").asText().matches("[0-9a-f]{64}"), part.toString());
      assertTrue(part.at("/licenses/0").isObject(), part.toString());
    }
    everyReferenceHolds(bill);
  }

  @Test
  void thePagesBillNamesEveryBundledPackage() throws IOException {
    JsonNode bill = bill("page");
    Set<String> names = new TreeSet<>();
    bill.path("components").forEach(part -> names.add(part.path("name").asText()));
    Set<String> expected = new TreeSet<>();
    JSON.readTree(text("webroot/licences.json"))
        .forEach(part -> expected.add(part.path("name").asText()));
    JSON.readTree(Files.readString(Path.of("web/package.json")))
        .path("dependencies")
        .fieldNames()
        .forEachRemaining(expected::add);
    assertEquals(expected, names);
    everyReferenceHolds(bill);
  }

  @Test
  void theLicenceOfEveryPartIsCollected() throws IOException {
    List<String> collected = text("META-INF/THIRD-PARTY").lines().toList();
    for (String half : List.of("jar", "page")) {
      for (JsonNode part : bill(half).path("components")) {
        String group = part.path("group").asText();
        String title = part.path("name").asText() + " " + part.path("version").asText();
        int at = collected.indexOf(group.isEmpty() ? title : group + ":" + title);
        assertTrue(at >= 0 && collected.get(at + 1).startsWith("  licence: "), title);
      }
    }
    assertEquals(Files.readString(Path.of("LICENSE")), text("META-INF/LICENSE"));
  }

  @Test
  void noEntryIsDoubledAndNoneTellsTheTimeOrPlaceOfTheBuild() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String time = pom.replaceAll("(?s).*<project.build.outputTimestamp>(.*?)<.*", "$1");
    Set<String> names = new HashSet<>();
    List<String> faults = new ArrayList<>();
    for (ZipEntry entry : Collections.list(jar.entries())) {
      String name = entry.getName();
      if (!names.add(name)) {
        faults.add(name + " is there twice");
      }
      boolean ours =
          name.matches(
              "(io/omnidepth|webroot|META-INF/(sbom|services))/.+|META-INF/(MANIFEST.MF|THIRD-PARTY)");
      if (ours
          && !entry.getTimeLocal().atOffset(ZoneOffset.UTC).isEqual(OffsetDateTime.parse(time))) {
        faults.add(name + " has the time " + entry.getTimeLocal());
      }
    }
    String here = Path.of("").toAbsolutePath().toString();
    for (String name :
        List.of(
            "META-INF/MANIFEST.MF",
            "META-INF/sbom/jar.cdx.json",
            "META-INF/sbom/page.cdx.json",
            "META-INF/THIRD-PARTY")) {
      if (text(name).contains(here)) {
        faults.add(name + " names " + here);
      }
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void everyClassOfOursIsOfTheProgram() {
    Set<String> others = new TreeSet<>();
    for (ZipEntry entry : Collections.list(jar.entries())) {
      String name = entry.getName();
      if (name.startsWith("io/omnidepth/") && name.endsWith(".class")) {
        String source = name.replaceAll("(\\$.*)?\\.class$", ".java");
        if (!Files.exists(Path.of("src/main/java", source))) {
          others.add(name);
        }
      }
    }
    assertEquals(Set.of(), others, "the jar has tests, programs or old classes");
  }

  private static void everyReferenceHolds(JsonNode bill) {
    Set<String> known = purls(bill);
    known.add(bill.at("/metadata/component/purl").asText());
    for (JsonNode of : bill.path("dependencies")) {
      assertTrue(known.contains(of.path("ref").asText()), of.toString());
      of.path("dependsOn").forEach(on -> assertTrue(known.contains(on.asText()), of.toString()));
    }
    assertEquals(bill.path("components").size() + 1, bill.path("dependencies").size());
  }

  private static Set<String> purls(JsonNode bill) {
    Set<String> purls = new TreeSet<>();
    for (JsonNode part : bill.path("components")) {
      purls.add(part.path("purl").asText());
      purls.addAll(purls(part));
    }
    return purls;
  }

  /** The parts whose pom.properties came into the jar with them. */
  private static Set<String> marked() throws IOException {
    Set<String> marked = new TreeSet<>();
    for (ZipEntry entry : Collections.list(jar.entries())) {
      if (entry.getName().matches("META-INF/maven/(?!io.omnidepth/).*/pom.properties")) {
        Properties of = new Properties();
        try (InputStream in = jar.getInputStream(entry)) {
          of.load(in);
        }
        marked.add(
            "pkg:maven/%s/%s@%s?type=jar"
                .formatted(
                    of.getProperty("groupId"),
                    of.getProperty("artifactId"),
                    of.getProperty("version")));
      }
    }
    return marked;
  }

  private static JsonNode bill(String half) throws IOException {
    JsonNode bill = JSON.readTree(text("META-INF/sbom/" + half + ".cdx.json"));
    assertEquals(
        "CycloneDX 1.6", bill.at("/bomFormat").asText() + " " + bill.at("/specVersion").asText());
    return bill;
  }

  private static String text(String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
