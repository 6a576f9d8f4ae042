package io.omnidepth.cli;

import io.omnidepth.app.Logging;
import io.omnidepth.app.Server;
import io.omnidepth.app.ServerPlan;
import io.omnidepth.settings.ServerSettings;
import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Values;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;

/** Polls the venues and serves their depth. */
@Command(
    name = "serve",
    description = "Polls the venues and serves their depth: the API, the stream, the page.",
    footer = {
      "",
      "Examples:",
      "  omnidepth serve --port 9000 --instruments BTC-EUR,ETH-BTC --venues kraken,coinbase",
      "  omnidepth serve --host 0.0.0.0 --allow-host depth.example",
      "  omnidepth serve --venue-url kraken=http://127.0.0.1:19001"
    },
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    sortOptions = false)
final class Serve implements Task {
  @Override
  public List<Setting<?>> settings() {
    return ServerSettings.ALL;
  }

  @Override
  public int run(Values values, PrintWriter out) throws InterruptedException {
    Logging.write(values);
    return new Server(ServerPlan.of(values)).run();
  }
}
