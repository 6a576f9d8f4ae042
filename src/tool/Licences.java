import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Checks the licence of every part that bills of materials name, and collects the licences' texts.
 *
 * <p>Usage: {@code Licences ALLOWED CLASSPATH PAGE OUT BILL...}. ALLOWED has an SPDX identifier a
 * line, the preferred one first. PAGE is the folder of the page's sources, with its packages. A
 * BILL may be absent, as that of the page is if only the server is built. If a part has no allowed
 * licence, or lacks a text that must go with it, the exit status is 1. Nothing is written then.
 */
final class Licences {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** These licences require that their copyright line goes with every copy. */
  private static final List<String> WITH_TEXT =
      List.of("MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause");

  private static final Pattern TEXT =
      Pattern.compile("(META-INF/)?[^/]*(LICEN[CS]E|NOTICE)[^/]*", Pattern.CASE_INSENSITIVE);

  private final List<String> allowed;

  /** The parts that use a text, by the text. */
  private final Map<String, List<String>> texts = new LinkedHashMap<>();

  private final List<String> faults = new ArrayList<>();

  private Licences(List<String> allowed) {
    this.allowed = allowed;
  }

  public static void main(String[] args) throws Exception {
    Licences licences =
        new Licences(
            Files.readAllLines(Path.of(args[0])).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(String::strip)
                .toList());
    licences.readJars(args[1]);
    StringBuilder list = new StringBuilder();
    for (String name : List.of(args).subList(4, args.length)) {
      if (Files.exists(Path.of(name))) {
        JsonNode bill = JSON.readTree(Path.of(name).toFile());
        licences.readPackages(Path.of(args[2]), bill);
        licences.list(bill, list);
      }
    }
    if (!licences.faults.isEmpty()) {
      licences.faults.forEach(System.err::println);
      System.exit(1);
    }
    Files.writeString(Path.of(args[3]), list + licences.collected());
  }

  private void list(JsonNode bill, StringBuilder to) {
    to.append("Parts of ").append(title(bill.at("/metadata/component"))).append("\n\n");
    parts(bill).forEach(part -> list(part, title(part), offered(part), to));
    to.append('\n');
  }

  private void list(JsonNode part, String title, String offered, StringBuilder to) {
    Optional<String> taken = taken(offered);
    if (taken.isEmpty()) {
      faults.add(
          "%s: licence \"%s\" is not allowed; allowed are %s"
              .formatted(title, offered, String.join(", ", allowed)));
    } else if (WITH_TEXT.contains(taken.get()) && !hasText(part)) {
      faults.add("%s: %s asks for its text, which the part lacks".formatted(title, taken.get()));
    }
    to.append(title).append("\n  licence: ").append(taken.orElse(""));
    to.append(taken.filter(offered::equals).isPresent() ? "\n" : " (offered: " + offered + ")\n");
    JsonNode source = part.at("/externalReferences/0/url");
    to.append(source.isMissingNode() ? "" : "  source: " + source.asText() + "\n");
  }

  /** The parts of a bill or of a part, each followed by those that it carries within itself. */
  private static Stream<JsonNode> parts(JsonNode of) {
    return StreamSupport.stream(of.path("components").spliterator(), false)
        .flatMap(part -> Stream.concat(Stream.of(part), parts(part)));
  }

  private static String title(JsonNode part) {
    String group = part.path("group").asText();
    String name = part.path("name").asText() + " " + part.path("version").asText();
    return group.isEmpty() ? name : group + ":" + name;
  }

  private static String offered(JsonNode part) {
    return String.join(
        " OR ",
        StreamSupport.stream(part.path("licenses").spliterator(), false)
            .map(
                of ->
                    of.path("expression")
                        .asText(of.at("/license/id").asText(of.at("/license/name").asText())))
            .toList());
  }

  /** The preferred one of the licences for choice; all of them where they hold together. */
  private Optional<String> taken(String offered) {
    String plain = offered.replaceAll("^\\((.*)\\)$", "$1");
    List<String> together = List.of(plain.split(" AND "));
    if (together.size() > 1 && allowed.containsAll(together)) {
      return Optional.of(plain);
    }
    List<String> choice = List.of(plain.split(" OR "));
    return allowed.stream().filter(choice::contains).findFirst();
  }

  private boolean hasText(JsonNode part) {
    String start = part.path("name").asText() + " " + part.path("version").asText() + ", ";
    return texts.values().stream().flatMap(List::stream).anyMatch(who -> who.startsWith(start));
  }

  private void readJars(String classpath) throws IOException {
    for (String entry : classpath.split(File.pathSeparator)) {
      if (entry.endsWith(".jar")) {
        readJar(Path.of(entry).toAbsolutePath());
      }
    }
  }

  /** Maven's folders are the name and the version. */
  private void readJar(Path jar) throws IOException {
    Path version = jar.getParent();
    String who = version.getParent().getFileName() + " " + version.getFileName() + ", ";
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (TEXT.matcher(entry.getName()).matches()) {
          byte[] text = zip.getInputStream(entry).readAllBytes();
          addText(new String(text, StandardCharsets.UTF_8), who + entry.getName());
        }
      }
    }
  }

  private void readPackages(Path page, JsonNode bill) throws IOException {
    for (JsonNode part : bill.path("components")) {
      if (part.path("purl").asText().startsWith("pkg:npm/")) {
        String name = part.path("name").asText();
        readFolder(page.resolve("node_modules").resolve(name), title(part) + ", ");
      }
    }
  }

  private void readFolder(Path folder, String who) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (Files.isRegularFile(file) && TEXT.matcher(name).matches()) {
          addText(Files.readString(file), who + name);
        }
      }
    }
  }

  private void addText(String text, String who) {
    String plain = text.replace("\r\n", "\n").strip();
    if (!plain.isEmpty()) {
      texts.computeIfAbsent(plain, of -> new ArrayList<>()).add(who);
    }
  }

  private String collected() {
    StringBuilder all = new StringBuilder("Texts\n");
    texts.forEach(
        (text, who) ->
            all.append("\n")
                .append("=".repeat(100))
                .append("\n")
                .append(String.join("\n", who))
                .append("\n")
                .append("=".repeat(100))
                .append("\n\n")
                .append(text)
                .append("\n"));
    return all.toString();
  }
}
