package io.omnidepth.bench;

import io.omnidepth.tool.LoadLoop;
import io.omnidepth.tool.ServedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many readers, each of another view, once a second, over all venues. */
final class ViewsRun {
  private static final int VIEWS = 4_000;
  private static final int LEVELS = 500;
  private static final List<String> INSTRUMENTS =
      List.of("BTC-USD", "BTC-USDT", "ETH-USD", "ETH-USDT");

  private static final List<String> FORMS =
      List.of("", ",\"group\":1", ",\"group\":10", ",\"breakdown\":true");

  private ViewsRun() {}

  static void run(Figures into, boolean quick) throws IOException, InterruptedException {
    int views = quick ? VIEWS / 20 : VIEWS;
    String names = String.join(",", INSTRUMENTS);
    try (BenchExchanges exchanges = BenchExchanges.repeated(LEVELS, names);
        ServedProcess server =
            OurServer.start(
                "--instruments",
                names,
                "--unpaced",
                "--venue-times",
                "show",
                "--venue-url",
                exchanges.origins())) {
      OurServer.awaitDepth(server);
      measure(into, server, views, Duration.ofSeconds(quick ? 5 : 20));
    }
  }

  private static void measure(Figures into, ServedProcess server, int views, Duration time)
      throws IOException, InterruptedException {
    int port = server.port();
    LoadLoop loop = new LoadLoop();
    List<StreamCount> counts = new ArrayList<>();
    StreamCount delays = new StreamCount();
    for (int i = 0; i < views; i++) {
      StreamCount count = new StreamCount(delays.delays());
      counts.add(count);
      StreamReader reader = new StreamReader(count, false, List.of(view(i)));
      InetAddress from = OurServer.address(i);
      loop.after(Duration.ofMillis(2L * i), () -> loop.connect(from, port, reader));
    }
    loop.run(Duration.ofMillis(2L * views).plusSeconds(8));
    counts.forEach(StreamCount::clear);
    delays.clear();
    double before = server.cpuSeconds();
    loop.run(time);
    into.put("views.cores", (server.cpuSeconds() - before) / time.toSeconds());
    into.put("views.p50", delays.delays().quantile(0.5));
    into.put("views.p99", delays.delays().quantile(0.99));
    into.put("views.updates", counts.stream().mapToDouble(StreamCount::updates).sum());
    into.put("views.served", (double) counts.stream().filter(each -> each.updates() > 0).count());
    into.put("views.asked", views);
    loop.close();
  }

  /** The view of that number; no two are equal. */
  private static String view(int number) {
    String instrument = INSTRUMENTS.get(number % INSTRUMENTS.size());
    int rest = number / INSTRUMENTS.size();
    return "\"instrument\":\""
        + instrument
        + "\",\"levels\":"
        + (20 + rest / FORMS.size())
        + FORMS.get(rest % FORMS.size())
        + ",\"intervalMs\":1000";
  }
}
