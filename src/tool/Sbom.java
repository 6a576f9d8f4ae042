import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Writes the bill of materials of the server's jar, CycloneDX 1.6 in JSON.
 *
 * <p>Usage: {@code Sbom POM REPOSITORY CLASSPATH TIME OUT}. The jars of CLASSPATH lie in Maven's
 * local REPOSITORY, each beside its POM. The bill depends on nothing else, so that the same parts
 * give the same bytes.
 */
final class Sbom {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** SPDX identifiers of the names that POMs use, in lower case and without "the". */
  private static final Map<String, String> SPDX =
      Map.of(
          "apache license, version 2.0", "Apache-2.0",
          "apache software license, version 2.0", "Apache-2.0",
          "eclipse public license - v 1.0", "EPL-1.0",
          "eclipse public license - v 2.0", "EPL-2.0",
          "public domain, per creative commons cc0", "CC0-1.0",
          "mit license", "MIT");

  private final Path repository;

  private Sbom(Path repository) {
    this.repository = repository;
  }

  public static void main(String[] args) throws Exception {
    Sbom sbom = new Sbom(Path.of(args[1]).toAbsolutePath());
    List<Part> parts =
        Stream.of(args[2].split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .map(jar -> sbom.part(Path.of(jar)))
            .sorted((one, other) -> one.purl().compareTo(other.purl()))
            .toList();
    Path out = Path.of(args[4]);
    Files.createDirectories(out.getParent());
    Files.writeString(out, sbom.bill(pom(Path.of(args[0])), parts, args[3]) + "\n");
    System.out.println(out.getFileName() + ": " + parts.size() + " parts");
  }

  private String bill(Element project, List<Part> parts, String time) throws Exception {
    ObjectNode bill = JSON.createObjectNode();
    bill.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
    bill.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("version", 1);
    Part whole =
        new Part(text(project, "groupId"), text(project, "artifactId"), text(project, "version"));
    ObjectNode metadata = bill.putObject("metadata").put("timestamp", time);
    metadata.putArray("lifecycles").addObject().put("phase", "build");
    ObjectNode component = component(metadata.putObject("component"), "application", whole);
    component.put("description", text(project, "description"));
    ArrayNode components = bill.putArray("components");
    ArrayNode dependencies = bill.putArray("dependencies");
    depends(dependencies, whole, project, parts);
    for (Part part : parts) {
      ObjectNode of = component(components.addObject(), "library", part);
      of.put("scope", "required");
      of.putArray("hashes").addObject().put("alg", "SHA-256").put("content", sha256(part));
      licences(of.putArray("licenses"), inherited(part, pom -> child(pom, "licenses").isPresent()));
      references(of, part);
      contained(of, part);
      depends(dependencies, part, pom(file(part, ".pom")), parts);
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bill).replace("\r\n", "\n");
  }

  private static ObjectNode component(ObjectNode of, String type, Part part) {
    return of.put("type", type)
        .put("bom-ref", part.purl())
        .put("group", part.group())
        .put("name", part.name())
        .put("version", part.version())
        .put("purl", part.purl());
  }

  private static void depends(ArrayNode all, Part part, Element pom, List<Part> parts) {
    ArrayNode on = all.addObject().put("ref", part.purl()).putArray("dependsOn");
    List<String> names =
        child(pom, "dependencies").stream()
            .flatMap(Sbom::children)
            .filter(of -> !List.of("test", "provided").contains(text(of, "scope")))
            .filter(of -> !text(of, "optional").equals("true"))
            .map(of -> text(of, "artifactId"))
            .toList();
    parts.stream().filter(of -> names.contains(of.name())).map(Part::purl).forEach(on::add);
  }

  /** Lists the parts that a jar carries within itself, if their POMs are there. */
  private void contained(ObjectNode to, Part part) throws Exception {
    String own = "META-INF/maven/" + part.group() + "/" + part.name() + "/pom.xml";
    try (ZipFile jar = new ZipFile(file(part, ".jar").toFile())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().matches("META-INF/maven/.+/pom.xml") && !entry.getName().equals(own)) {
          Element pom = pom(jar.getInputStream(entry));
          Part inner = new Part(own(pom, "groupId"), text(pom, "artifactId"), own(pom, "version"));
          ObjectNode of = component(to.withArray("components").addObject(), "library", inner);
          licences(of.putArray("licenses"), Optional.of(pom));
        }
      }
    }
  }

  private static void licences(ArrayNode to, Optional<Element> pom) {
    List<String> names =
        pom.flatMap(of -> child(of, "licenses"))
            .map(all -> children(all).map(of -> text(of, "name")).toList())
            .orElse(List.of());
    List<String> known = names.stream().map(Sbom::spdx).flatMap(Optional::stream).toList();
    if (known.size() > 1 && known.size() == names.size()) {
      // Several licences in a POM are offered for choice.
      to.addObject().put("expression", String.join(" OR ", known));
      return;
    }
    for (String name : names) {
      ObjectNode licence = to.addObject().putObject("license");
      spdx(name).ifPresentOrElse(id -> licence.put("id", id), () -> licence.put("name", name));
    }
  }

  private static Optional<String> spdx(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("^the ", "");
    return name.matches("[A-Za-z0-9.+-]+")
        ? Optional.of(name)
        : Optional.ofNullable(SPDX.get(plain));
  }

  private void references(ObjectNode to, Part part) throws Exception {
    Predicate<Element> has = pom -> child(pom, "scm").flatMap(scm -> child(scm, "url")).isPresent();
    String scm = inherited(part, has).map(pom -> text(child(pom, "scm").get(), "url")).orElse("");
    String url = scm.replaceFirst("^(scm:git:)?(git@|git://)([^:/]+)[:/]", "https://$3/");
    if (url.matches("https?://[^\\s${}]+")) {
      ObjectNode reference = to.putArray("externalReferences").addObject();
      reference.put("type", "vcs").put("url", url);
    }
  }

  /** The POM of the part or of its nearest parent for which this holds. */
  private Optional<Element> inherited(Part part, Predicate<Element> says) throws Exception {
    Element pom = pom(file(part, ".pom"));
    while (!says.test(pom)) {
      Optional<Element> parent = child(pom, "parent");
      if (parent.isEmpty()) {
        return Optional.empty();
      }
      Element of = parent.get();
      Part above = new Part(text(of, "groupId"), text(of, "artifactId"), text(of, "version"));
      pom = pom(file(above, ".pom"));
    }
    return Optional.of(pom);
  }

  /** Reads Maven's own layout: the group's folders, the name, the version, the file. */
  private Part part(Path jar) {
    Path folder = repository.relativize(jar.toAbsolutePath().getParent());
    int names = folder.getNameCount();
    if (folder.startsWith("..") || names < 3) {
      throw new IllegalArgumentException(jar + ": must lie in Maven's repository " + repository);
    }
    List<String> group =
        IntStream.range(0, names - 2).mapToObj(i -> folder.getName(i).toString()).toList();
    return new Part(
        String.join(".", group),
        folder.getName(names - 2).toString(),
        folder.getName(names - 1).toString());
  }

  private Path file(Part part, String ending) {
    return repository
        .resolve(part.group().replace('.', '/'))
        .resolve(part.name())
        .resolve(part.version())
        .resolve(part.name() + "-" + part.version() + ending);
  }

  private String sha256(Part part) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file(part, ".jar"))));
  }

  private static Element pom(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return pom(in);
    }
  }

  private static Element pom(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(in).getDocumentElement();
  }

  private static Stream<Element> children(Element of) {
    return IntStream.range(0, of.getChildNodes().getLength())
        .mapToObj(i -> of.getChildNodes().item(i))
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }

  private static Optional<Element> child(Element of, String name) {
    return children(of).filter(child -> child.getTagName().equals(name)).findFirst();
  }

  private static String text(Element of, String name) {
    return child(of, name).map(child -> child.getTextContent().strip()).orElse("");
  }

  /** A value of the POM, or else of its parent. */
  private static String own(Element pom, String name) {
    String own = text(pom, name);
    return own.isEmpty() ? child(pom, "parent").map(of -> text(of, name)).orElse("") : own;
  }

  private record Part(String group, String name, String version) {
    String purl() {
      return "pkg:maven/" + group + "/" + name + "@" + version + "?type=jar";
    }
  }
}
