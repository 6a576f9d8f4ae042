package io.omnidepth.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
final class Serve implements Callable<Integer> {
  @Mixin private ServeOptions options = new ServeOptions();

  @Override
  public Integer call() throws InterruptedException {
    return options.serve();
  }
}
