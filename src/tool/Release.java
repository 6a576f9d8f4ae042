import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Writes the files of a release: the jar under its version, one bill of materials for server and
 * page, and the checksums of both.
 *
 * <p>Usage: {@code Release JAR VERSION FOLDER}. FOLDER is emptied first. The program refuses a jar
 * without a page, and a jar whose sources differ from its commit. Its exit status is then 1.
 */
final class Release {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Release() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[2]);
    String name = "omnidepth-" + args[1];
    empty(folder);
    try (ZipFile jar = new ZipFile(args[0])) {
      String commit = text(jar, "io/omnidepth/text/commit").strip();
      if (commit.endsWith("-dirty")) {
        throw new IllegalStateException(
            "the commit is " + commit + ": commit the changes first, or take them back");
      }
      Path bill = folder.resolve(name + ".cdx.json");
      Files.writeString(bill, bill(jar) + "\n");
      Path copy = Files.copy(Path.of(args[0]), folder.resolve(name + ".jar"));
      for (String algorithm : List.of("SHA-256", "SHA-512")) {
        sums(algorithm, folder, List.of(bill, copy));
      }
      System.out.println("release of commit " + commit + " in " + folder);
    } catch (IllegalStateException wrong) {
      System.err.println("no release: " + wrong.getMessage());
      System.exit(1);
    }
  }

  private static void empty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /** The server's bill with the parts of the page. The server depends on the page. */
  private static String bill(ZipFile jar) throws IOException {
    ObjectNode whole = (ObjectNode) JSON.readTree(text(jar, "META-INF/sbom/jar.cdx.json"));
    JsonNode page = JSON.readTree(text(jar, "META-INF/sbom/page.cdx.json"));
    ArrayNode parts = (ArrayNode) whole.path("components");
    parts.add(page.at("/metadata/component"));
    page.path("components").forEach(parts::add);
    ArrayNode dependencies = (ArrayNode) whole.path("dependencies");
    String server = whole.at("/metadata/component/bom-ref").asText();
    for (JsonNode each : dependencies) {
      if (each.path("ref").asText().equals(server)) {
        ((ArrayNode) each.path("dependsOn")).add(page.at("/metadata/component/bom-ref"));
      }
    }
    page.path("dependencies").forEach(dependencies::add);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(whole).replace("\r\n", "\n");
  }

  private static String text(ZipFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    if (entry == null) {
      throw new IllegalStateException(jar.getName() + " has no " + name);
    }
    return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
  }

  /** A file that {@code sha256sum -c} reads. */
  private static void sums(String algorithm, Path folder, List<Path> files) throws IOException {
    StringBuilder sums = new StringBuilder();
    for (Path file : files) {
      sums.append(digest(algorithm, file)).append("  ").append(file.getFileName()).append('\n');
    }
    Files.writeString(folder.resolve(algorithm.replace("-", "") + "SUMS"), sums);
  }

  private static String digest(String algorithm, Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
