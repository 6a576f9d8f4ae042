package io.omnidepth.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jar as a process that a load run looks at from outside: memory, processor time, log. */
public final class ServedProcess implements AutoCloseable {
  private static final Pattern SERVES = Pattern.compile(" at http://127\\.0\\.0\\.1:(\\d+)/");
  private static final double TICKS_A_SECOND = 100;

  private final Process process;
  private final Path log;

  private ServedProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code java} with these options and arguments. All of its output is its log. */
  public static ServedProcess start(Path jar, List<String> options, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(arguments);
    return start(command);
  }

  /** Starts a command that prints its address as the jar does. */
  public static ServedProcess start(List<String> command) throws IOException {
    Path log = Files.createTempFile("omnidepth-load", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new ServedProcess(process, log);
  }

  /** Waits for the port that it serves at. */
  public int port() throws IOException, InterruptedException {
    while (isAlive()) {
      Matcher serves = SERVES.matcher(log());
      if (serves.find()) {
        return Integer.parseInt(serves.group(1));
      }
      process.waitFor(5, TimeUnit.MILLISECONDS);
    }
    throw new IllegalStateException("it did not start:\n" + log());
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  Path logFile() {
    return log;
  }

  public String log() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  long logBytes() throws IOException {
    return Files.size(log);
  }

  /** The resident memory, in megabytes. */
  public double megabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Processor seconds so far. */
  public double cpuSeconds() throws IOException {
    return cpuSeconds(String.valueOf(process.pid()));
  }

  /** Processor seconds of this process itself so far. */
  static double ownCpuSeconds() throws IOException {
    return cpuSeconds("self");
  }

  /** The number of the process. */
  public long pid() {
    return process.pid();
  }

  private static double cpuSeconds(String pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", pid, "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
