package io.omnidepth.bench;

import io.omnidepth.http.stream.UpdateRun;
import io.omnidepth.support.Allocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Runs all benches, or some parts, and writes {@code target/bench.md}.
 *
 * <p>Arguments: {@code --only read,merge} (by default {@code all}), {@code --quick true} (a short
 * look whose figures are rough).
 */
public final class BenchRun {
  private static final Path REPORT = Path.of("target/bench.md");

  /** A part of the run. */
  private interface Part {
    void run(Figures into, boolean quick) throws Exception;
  }

  private static final Map<String, Part> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("read", BenchRun::read);
    PARTS.put("merge", BenchRun::merge);
    PARTS.put("write", BenchRun::write);
    PARTS.put("frame", (into, quick) -> JmhRun.run(FrameBench.class, "frame", into, quick));
    PARTS.put("fanout", (into, quick) -> new FanOutRun(into, quick).run());
    PARTS.put("views", ViewsRun::run);
    PARTS.put("polls", (into, quick) -> PollsRun.run(into, quick, XChangeLoop::run));
    PARTS.put("start", StartRun::run);
    PARTS.put("growth", GrowthRun::run);
    PARTS.put("age", AgeRun::run);
    PARTS.put("gets", GetRun::run);
  }

  private BenchRun() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, String> given = given(arguments);
    boolean quick = Boolean.parseBoolean(given.getOrDefault("--quick", "false"));
    List<String> parts = parts(given.getOrDefault("--only", "all"));
    Figures figures = new Figures();
    List<String> head = new ArrayList<>(head(quick));
    boolean whole = true;
    for (String part : parts) {
      System.out.println("== " + part);
      try {
        Part work = PARTS.getOrDefault(part, (into, fast) -> {});
        work.run(figures, quick);
      } catch (Exception failed) {
        whole = false;
        failed.printStackTrace(System.out);
        head.add("* " + part + " failed: " + failed);
      }
    }
    head.add("* at the end: " + load());
    new Report(head, Goal.read(Goal.FILE), parts, figures).write(REPORT);
    System.out.println(REPORT + (whole ? "" : ", with parts that failed"));
    System.exit(whole ? 0 : 1);
  }

  private static Map<String, String> given(String[] arguments) {
    Map<String, String> given = new TreeMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      given.put(arguments[i], arguments[i + 1]);
    }
    if (arguments.length % 2 != 0 || !Set.of("--only", "--quick").containsAll(given.keySet())) {
      throw new IllegalArgumentException("allowed are --only PARTS and --quick true");
    }
    return given;
  }

  private static List<String> parts(String only) {
    if (only.equals("all")) {
      return List.copyOf(PARTS.keySet());
    }
    List<String> parts = List.of(only.split(",", -1));
    if (!PARTS.keySet().containsAll(parts)) {
      throw new IllegalArgumentException("--only " + only + ": allowed are " + PARTS.keySet());
    }
    return parts;
  }

  /** The machine and the moment. */
  private static List<String> head(boolean quick) throws IOException {
    return List.of(
        "* " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + (quick ? ", a quick look" : ""),
        "* "
            + processor()
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " cores, Java "
            + Runtime.version(),
        "* at the start: " + load());
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    return !Files.exists(file)
        ? System.getProperty("os.arch", "")
        : Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("");
  }

  /** The runnable processes: a quiet machine has less than one. */
  private static String load() throws IOException {
    Path file = Path.of("/proc/loadavg");
    return "load " + (Files.exists(file) ? Files.readString(file).strip() : "unknown");
  }

  private static void read(Figures into, boolean quick) throws Exception {
    JmhRun.run(ReadBench.class, "read", into, quick);
    NodeWork.read(into, quick);
  }

  private static void merge(Figures into, boolean quick) throws Exception {
    JmhRun.run(MergeBench.class, "merge", into, quick);
    NodeWork.merge(into, quick);
  }

  private static void write(Figures into, boolean quick) throws Exception {
    JmhRun.run(WriteBench.class, "write", into, quick);
    NodeWork.write(into, quick);
    UpdateRun run = WriteBench.updates();
    long least = Long.MAX_VALUE;
    int[] length = new int[1];
    for (int i : IntStream.range(0, 200).toArray()) {
      run.publish();
      long bytes = Allocation.of(() -> length[0] = run.update());
      least = i < 100 ? least : Math.min(least, bytes);
    }
    into.put("write.update.frame", length[0]);
    into.put("write.update.times", (double) least / length[0]);
  }
}
