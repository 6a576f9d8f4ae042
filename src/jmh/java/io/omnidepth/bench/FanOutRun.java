package io.omnidepth.bench;

import io.omnidepth.tool.LoadLoop;
import io.omnidepth.tool.ServedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One message for many readers of a WebSocket: the built jar, Netty alone, and the package ws of
 * node. Each server is a process of its own, and one thread here holds all readers.
 */
final class FanOutRun {
  private static final int READERS = 4_000;
  private static final int MANY = 8_000;
  private static final int FEW = 1_000;

  /** An update of 38 levels a side has about 2 KB; one of 520 levels about 20 KB. */
  private static final int SMALL_LEVELS = 38;

  private static final int LARGE_LEVELS = 520;
  private static final int SMALL = 2_000;

  /** Seconds after which the compiler has little left to do. */
  private static final int WARM_UP = 40;

  private static final int LARGE = 20_000;
  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration SLOW_STEP = Duration.ofMillis(500);

  private final Figures into;
  private final Duration time;
  private final int part;

  /**
   * A run.
   *
   * @param quick fewer readers for a shorter time
   */
  FanOutRun(Figures into, boolean quick) {
    this.into = into;
    this.time = Duration.ofSeconds(quick ? 3 : 15);
    this.part = quick ? 10 : 1;
  }

  /** A server that sends to its readers by itself. */
  private interface Start {
    ServedProcess start() throws IOException;
  }

  void run() throws IOException, InterruptedException {
    NodePeer.install();
    ours("fanout.ours", READERS, SMALL_LEVELS, STEP, false);
    peer("fanout.netty", READERS, STEP, false, () -> netty(SMALL, STEP));
    peer("fanout.ws", READERS, STEP, false, () -> ws(SMALL, STEP, false));
    ours("fanout.many", MANY, SMALL_LEVELS, STEP, false);
    ours("fanout.large", FEW, LARGE_LEVELS, SLOW_STEP, false);
    ours("fanout.deflated", FEW, LARGE_LEVELS, SLOW_STEP, true);
    peer("fanout.wsDeflated", FEW, SLOW_STEP, true, () -> ws(LARGE, SLOW_STEP, true));
  }

  private void ours(String name, int readers, int levels, Duration step, boolean deflated)
      throws IOException, InterruptedException {
    try (MadeExchange exchange = new MadeExchange(levels);
        ServedProcess server =
            OurServer.start(
                "--venues",
                "kraken",
                "--venue-url",
                "kraken=" + exchange.origin(),
                "--unpaced",
                "--interval",
                step.toMillis() + "ms",
                "--instruments",
                "BTC-USD")) {
      OurServer.awaitDepth(server);
      String view = "\"instrument\":\"BTC-USD\",\"levels\":" + levels + ",\"intervalMs\":50";
      measure(name, readers, step, deflated, List.of(view), server);
    }
  }

  private void peer(String name, int readers, Duration step, boolean deflated, Start start)
      throws IOException, InterruptedException {
    try (ServedProcess server = start.start()) {
      measure(name, readers, step, deflated, List.of(), server);
    }
  }

  private static ServedProcess netty(int bytes, Duration step) throws IOException {
    return ServedProcess.start(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            NettyPeer.class.getName(),
            String.valueOf(bytes),
            String.valueOf(step.toMillis())));
  }

  private static ServedProcess ws(int bytes, Duration step, boolean deflated) throws IOException {
    return ServedProcess.start(
        NodePeer.command(
            "fanout.mjs",
            String.valueOf(bytes),
            String.valueOf(step.toMillis()),
            deflated ? "deflate" : "plain"));
  }

  private void measure(
      String name,
      int usual,
      Duration step,
      boolean deflated,
      List<String> views,
      ServedProcess server)
      throws IOException, InterruptedException {
    int count = usual / part;
    LoadLoop loop = new LoadLoop();
    StreamCount messages = new StreamCount();
    List<StreamReader> readers = new ArrayList<>();
    int port = server.port();
    for (int i = 0; i < count; i++) {
      StreamReader reader = new StreamReader(messages, deflated, views);
      readers.add(reader);
      InetAddress from = OurServer.address(i);
      loop.after(Duration.ofMillis(i / 2), () -> loop.connect(from, port, reader));
    }
    loop.run(Duration.ofMillis(count / 2).plusSeconds(part == 1 ? WARM_UP : 3));
    boolean asWanted =
        !deflated || readers.get(0).handshake().toLowerCase(Locale.ROOT).contains("deflate");
    messages.clear();
    double before = server.cpuSeconds();
    loop.run(time);
    double cpu = server.cpuSeconds() - before;
    into.put(name + ".cpu", asWanted ? cpu / (messages.messages() / 1e6) : Double.NaN);
    into.put(name + ".p50", messages.delays().quantile(0.5));
    into.put(name + ".p99", messages.delays().quantile(0.99));
    into.put(name + ".bytes", messages.meanBytes());
    double due = (double) count * time.toMillis() / step.toMillis();
    into.put(name + ".came", 100 * messages.messages() / due);
    into.put(name + ".closed", (double) readers.stream().filter(StreamReader::isClosed).count());
    loop.close();
  }
}
