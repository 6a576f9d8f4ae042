package io.omnidepth.bench;

import io.omnidepth.tool.ServedProcess;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The cost of polling all venues once a second for few and for many instruments, unpaced. */
final class GrowthRun {
  private static final int LEVELS = 500;
  private static final List<String> COINS = List.of("BTC", "ETH", "SOL", "XRP", "DOGE", "ADA");

  private GrowthRun() {}

  static void run(Figures into, boolean quick) throws IOException, InterruptedException {
    measure(into, 3, quick);
    measure(into, 60, quick);
  }

  private static void measure(Figures into, int count, boolean quick)
      throws IOException, InterruptedException {
    String names = names(count);
    try (BenchExchanges exchanges = BenchExchanges.repeated(LEVELS, names);
        ServedProcess server = OurServer.before(exchanges, OurServer.FLAGS, names)) {
      OurServer.awaitDepth(server);
      int port = server.port();
      TimeUnit.SECONDS.sleep(quick ? 5 : 30);
      double before = server.cpuSeconds();
      long polls = OurServer.polls(port);
      int seconds = quick ? 5 : 30;
      TimeUnit.SECONDS.sleep(seconds);
      into.put("growth." + count, 100 * (server.cpuSeconds() - before) / seconds);
      into.put("growth." + count + ".polls", (double) (OurServer.polls(port) - polls) / seconds);
    }
  }

  /** The usual three first, then made-up coins. */
  private static String names(int count) {
    return Stream.concat(
            Stream.of("BTC-USD", "BTC-USDT", "ETH-USD"),
            Stream.concat(
                COINS.stream().skip(2).flatMap(coin -> Stream.of(coin + "-USD", coin + "-USDT")),
                IntStream.range(0, count)
                    .mapToObj(i -> "C" + i)
                    .flatMap(coin -> Stream.of(coin + "-USD", coin + "-USDT"))))
        .limit(count)
        .collect(Collectors.joining(","));
  }
}
