package io.omnidepth.cli;

import io.omnidepth.app.DemoMarket;
import io.omnidepth.app.Logging;
import io.omnidepth.app.Server;
import io.omnidepth.settings.DemoSettings;
import io.omnidepth.settings.ServerSettings;
import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Values;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Serves a moving market that needs no network. */
@Command(
    name = "demo",
    description = {
      "Serves as serve does, from embedded exchanges on loopback: every venue in its own wire format, around one made-up "
          + "market. Needs no network; no price in it is real."
    },
    footer = {
      "",
      "Examples:",
      "  omnidepth demo",
      "  omnidepth demo --mishaps --port 9000",
      "  omnidepth demo --seed 7 --instruments BTC-USDT,DOGE-USDT"
    },
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    sortOptions = false)
final class Demo implements Task {
  @Override
  public List<Setting<?>> settings() {
    return Stream.concat(DemoSettings.ALL.stream(), ServerSettings.ALL.stream()).toList();
  }

  @Override
  public int run(Values values, PrintWriter out) throws Exception {
    Logging.write(values);
    DemoMarket market = DemoMarket.start(values);
    return new Server(market.plan()).run(market.vertx());
  }
}
