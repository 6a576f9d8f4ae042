package io.omnidepth.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The version and commit of this build.
 *
 * @param version the version in the jar's manifest; {@code development} outside of a jar
 * @param commit the abbreviated git commit, with {@code -dirty} at its end if files had changed;
 *     {@code unknown} for a build outside of a git repository
 */
public record Build(String version, String commit) {
  private static final Build THIS = read();

  /** The build of the running program. */
  public static Build current() {
    return THIS;
  }

  private static Build read() {
    String version = Build.class.getPackage().getImplementationVersion();
    try (InputStream in = Build.class.getResourceAsStream("commit")) {
      return new Build(
          version == null ? "development" : version,
          in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The form {@code omnidepth 0.2.0 (1a2b3c4)}. */
  @Override
  public String toString() {
    return "omnidepth " + version + " (" + commit + ")";
  }
}
