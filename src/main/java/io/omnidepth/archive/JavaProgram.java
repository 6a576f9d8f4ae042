package io.omnidepth.archive;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java, its flags, and the program's jar.
 *
 * @param java the path of the executable
 * @param flags without those of an archive
 */
record JavaProgram(Path java, List<String> flags, Path jar) {
  /** The Java and the jar that run now. */
  static JavaProgram current() throws ArchiveFault {
    return of(
        System.getProperty("java.class.path"),
        ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  /** The same with another class path and other flags. */
  static JavaProgram of(String classPath, List<String> flags) throws ArchiveFault {
    Path jar = Path.of(classPath.contains(File.pathSeparator) ? "" : classPath);
    if (!Files.isRegularFile(jar)) {
      throw new ArchiveFault("an archive belongs to one jar: run java -jar omnidepth.jar archive");
    }
    try {
      return new JavaProgram(
          Path.of(System.getProperty("java.home"), "bin", "java"),
          JavaFlags.around(flags),
          jar.toRealPath());
    } catch (IOException unreadable) {
      throw new ArchiveFault("the jar " + jar + " cannot be read: " + unreadable);
    }
  }

  /** Starts it in that folder. Its environment has neither flags nor settings. */
  Process start(Path folder, List<String> more, List<String> arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of(java.toString()));
    words.addAll(flags);
    words.addAll(more);
    words.addAll(List.of("-jar", jar.toString()));
    words.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(
            name ->
                name.startsWith("OMNIDEPTH_")
                    || List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
                        .contains(name));
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** The line that starts a server with the archive. */
  String line(String archive) {
    List<String> words = new ArrayList<>(List.of(java.toString()));
    words.addAll(JavaFlags.with(flags, archive));
    words.addAll(List.of("-jar", jar.toString(), "serve"));
    return String.join(" ", words);
  }
}
