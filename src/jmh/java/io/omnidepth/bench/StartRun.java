package io.omnidepth.bench;

import io.omnidepth.tool.ServedProcess;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The time from the start of a process to its first depth of five venues, and the memory of a
 * server without readers.
 */
final class StartRun {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Figures into;
  private final boolean quick;
  private final String origins;

  private StartRun(Figures into, boolean quick, String origins) {
    this.into = into;
    this.quick = quick;
    this.origins = origins;
  }

  /** A command that starts a server, and the target of its depth. */
  private record Start(List<String> command, String target) {}

  static void run(Figures into, boolean quick) throws IOException, InterruptedException {
    NodePeer.install();
    String five = String.join(",", BenchExchanges.FIVE);
    try (BenchExchanges exchanges = BenchExchanges.start(false, 500, five, "BTC-USD,BTC-USDT")) {
      new StartRun(into, quick, exchanges.origins()).run();
    }
  }

  private void run() throws IOException, InterruptedException {
    Path archive = Files.createTempDirectory("omnidepth-bench").resolve("server.jsa");
    Start plain = ours(List.of());
    Start flags = ours(OurServer.FLAGS);
    archive(archive);
    List<String> archived = new ArrayList<>(OurServer.FLAGS);
    archived.add("-XX:SharedArchiveFile=" + archive);
    Start withArchive = ours(archived);
    List<String> node = NodePeer.command("depth.mjs", "0", "1000", "plain");
    Collections.addAll(node, origins.split(",", -1));
    Start peer = new Start(node, "/");
    into.put("start.plain", median(plain));
    into.put("start.flags", median(flags));
    into.put("start.archive", median(withArchive));
    into.put("start.node", median(peer));
    into.put("start.memory", memory(withArchive));
    into.put("start.flagsMemory", memory(flags));
    into.put("start.nodeMemory", memory(peer));
    Files.delete(archive);
    Files.delete(archive.getParent());
  }

  private Start ours(List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-jar", OurServer.JAR.toString(), "serve", "--port", "0", "--unpaced"));
    command.addAll(
        List.of("--instruments", "BTC-USD", "--venues", String.join(",", BenchExchanges.FIVE)));
    command.addAll(List.of("--venue-url", origins));
    return new Start(command, "/api/v1/depth/BTC-USD?levels=10");
  }

  /** Lets a server write the archive of its classes at its end. */
  private void archive(Path file) throws IOException, InterruptedException {
    List<String> flags = new ArrayList<>(OurServer.FLAGS);
    flags.add("-XX:ArchiveClassesAtExit=" + file);
    try (ServedProcess server = ServedProcess.start(ours(flags).command())) {
      OurServer.awaitDepth(server);
      TimeUnit.SECONDS.sleep(2);
    }
    if (!Files.exists(file)) {
      throw new IOException("no archive was written to " + file);
    }
  }

  private double median(Start start) throws IOException, InterruptedException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < (quick ? 3 : 11); i++) {
      long begun = System.nanoTime();
      try (ServedProcess server = ServedProcess.start(start.command())) {
        firstAnswer(server, start.target(), begun);
        times.add((System.nanoTime() - begun) / 1e6);
      }
    }
    Collections.sort(times);
    return times.get(times.size() / 2);
  }

  private static void firstAnswer(ServedProcess server, String target, long begun)
      throws IOException, InterruptedException {
    int port = server.port();
    while (status(port, target) != 200) {
      if (System.nanoTime() - begun > LONGEST.toNanos() || !server.isAlive()) {
        throw new IOException("it did not answer:\n" + server.log());
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private static int status(int port, String target) throws IOException, InterruptedException {
    try {
      return OurServer.get(port, target).statusCode();
    } catch (ConnectException notYet) {
      return 0;
    }
  }

  private double memory(Start start) throws IOException, InterruptedException {
    try (ServedProcess server = ServedProcess.start(start.command())) {
      firstAnswer(server, start.target(), System.nanoTime());
      TimeUnit.SECONDS.sleep(quick ? 3 : 30);
      return server.megabytes();
    }
  }
}
