package io.omnidepth.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for inputs that a reader fails at, target by target, guided by coverage, and then for large
 * inputs that cost too much. It is a program, not a test, and leaves its findings in {@code
 * target/fuzz}.
 *
 * <p>Arguments: seconds for each target, and a pattern of the targets' names.
 */
public final class FuzzRun {
  private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs in (\\d+) second");
  private static final Pattern COVERED = Pattern.compile("cov: (\\d+)");
  private static final String INSTRUMENTED =
      "io.omnidepth.**:com.fasterxml.jackson.core.**:org.yaml.snakeyaml.**";

  /** The most inputs that are made large, the first ones by their file names, which are hashes. */
  private static final int MOST_COSTED = 40;

  private FuzzRun() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int seconds = Integer.parseInt(arguments[0]);
    Pattern wanted = Pattern.compile(arguments[1]);
    int faults = 0;
    for (String name : Targets.ALL.keySet()) {
      if (wanted.matcher(name).matches()) {
        faults += run(name, seconds) ? 0 : 1;
      }
    }
    if (faults > 0) {
      System.out.println(faults + " targets failed; see target/fuzz");
      System.exit(1);
    }
  }

  private static boolean run(String name, int seconds) throws IOException, InterruptedException {
    Target target = Optional.ofNullable(Targets.ALL.get(name)).orElseThrow();
    Path folder = Path.of("target/fuzz", name);
    Path found = Files.createDirectories(folder.resolve("corpus"));
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    List<byte[]> begins = Corpus.seeds(target);
    for (int i = 0; i < begins.size(); i++) {
      Files.write(seeds.resolve("seed-" + i), begins.get(i));
    }
    Path log = folder.resolve("log.txt");
    Process jazzer =
        new ProcessBuilder(command(name, seconds, folder, found, seeds))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean well = jazzer.waitFor() == 0;
    String said = Files.readString(log);
    String runs = last(RUNS, said);
    String covered = last(COVERED, said);
    List<String> costly = costly(target, found);
    System.out.printf(
        "%-20s %s, %s runs, %s edges, %s inputs%s%n",
        name,
        well && costly.isEmpty() ? "well" : "FAILED",
        runs,
        covered,
        count(found),
        costly.isEmpty() ? "" : "; " + costly.get(0));
    return well && costly.isEmpty();
  }

  private static List<String> command(
      String name, int seconds, Path folder, Path found, Path seeds) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-Xmx1g",
        "-cp",
        System.getProperty("java.class.path"),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + Fuzz.class.getName(),
        "--target_args=" + name,
        "--instrumentation_includes=" + INSTRUMENTED,
        "--custom_hook_includes=none.**",
        "--reproducer_path=" + folder,
        "-artifact_prefix=" + folder + "/",
        "-max_total_time=" + seconds,
        "-max_len=4096",
        "-timeout=30",
        "-rss_limit_mb=3000",
        found.toString(),
        seeds.toString());
  }

  private static List<String> costly(Target target, Path found) throws IOException {
    List<String> costly = new ArrayList<>();
    try (Stream<Path> files = Files.list(found)) {
      List<Path> some = files.sorted().limit(MOST_COSTED).toList();
      for (Path file : some) {
        Cost.tooHigh(target, Files.readAllBytes(file))
            .ifPresent(why -> costly.add(file.getFileName() + " costs " + why));
      }
    }
    return costly;
  }

  private static String last(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    String last = "no";
    while (matcher.find()) {
      last = matcher.group(1);
    }
    return last;
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
