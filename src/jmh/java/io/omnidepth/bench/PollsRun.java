package io.omnidepth.bench;

import io.omnidepth.tool.LoadLoop;
import io.omnidepth.tool.ServedProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Five exchanges polled, read, merged and written as JSON: processor seconds of 1,000 polls. Our
 * server has one reader, so that each round is merged and written.
 */
final class PollsRun {
  private static final int LEVELS = 1_000;

  private PollsRun() {}

  /** A peer that the program's own libraries do not suffice for. */
  interface Peer {
    /**
     * Measures it.
     *
     * @param form {@code plain} or {@code gzip}
     * @param origins of the exchanges
     */
    void run(Figures into, String form, String origins, boolean quick)
        throws IOException, InterruptedException;
  }

  static void run(Figures into, boolean quick, Peer further)
      throws IOException, InterruptedException {
    NodePeer.install();
    for (boolean gzip : new boolean[] {false, true}) {
      String form = gzip ? "gzip" : "plain";
      String five = String.join(",", BenchExchanges.FIVE);
      try (BenchExchanges exchanges =
          BenchExchanges.start(gzip, LEVELS, five, "BTC-USD,BTC-USDT")) {
        ours(into, form, exchanges.origins(), quick);
        List<String> arguments = new ArrayList<>(List.of(quick ? "30" : "300", "100", form));
        arguments.addAll(List.of(exchanges.origins().split(",", -1)));
        NodePeer.figures(into, "depth.mjs", arguments.toArray(String[]::new));
        further.run(into, form, exchanges.origins(), quick);
      }
    }
  }

  private static void ours(Figures into, String form, String origins, boolean quick)
      throws IOException, InterruptedException {
    try (ServedProcess server =
        OurServer.start(
            OurServer.FLAGS,
            "serve",
            "--instruments",
            "BTC-USD",
            "--venues",
            String.join(",", BenchExchanges.FIVE),
            "--unpaced",
            "--interval",
            "100ms",
            "--venue-url",
            origins)) {
      OurServer.awaitDepth(server);
      int port = server.port();
      LoadLoop loop = new LoadLoop();
      StreamCount count = new StreamCount();
      String view =
          "\"instrument\":\"BTC-USD\",\"levels\":100,\"breakdown\":true,\"intervalMs\":50";
      loop.connect(OurServer.address(0), port, new StreamReader(count, false, List.of(view)));
      loop.run(Duration.ofSeconds(quick ? 5 : 40));
      double cpu = server.cpuSeconds();
      long polls = OurServer.polls(port);
      loop.run(Duration.ofSeconds(quick ? 5 : 40));
      polls = OurServer.polls(port) - polls;
      into.put("polls.ours." + form, (server.cpuSeconds() - cpu) / (polls / 1e3));
      into.put("polls.ours." + form + ".polls", (double) polls);
      into.put("polls.ours." + form + ".updates", (double) count.updates());
      loop.close();
    }
  }
}
