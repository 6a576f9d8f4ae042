package io.omnidepth.cli;

import io.omnidepth.app.Server;
import io.omnidepth.app.SourcePlan;
import io.omnidepth.http.HttpApi;
import io.omnidepth.settings.WrongSetting;
import io.omnidepth.venue.catalog.Catalog;
import java.util.List;
import picocli.CommandLine.Mixin;

/** The options of a command that serves. */
final class ServeOptions {
  private static final List<String> USUAL = List.of("BTC-USD", "BTC-USDT", "ETH-USD");

  @Mixin(name = "Polling")
  private Options.Polling polling = new Options.Polling();

  @Mixin(name = "Venues")
  private Options.Asking asking = new Options.Asking();

  @Mixin(name = "Fees")
  private Options.Charging charging = new Options.Charging();

  @Mixin(name = "HTTP server")
  private Options.Serving serving = new Options.Serving();

  @Mixin(name = "Freshness")
  private Options.Believing believing = new Options.Believing();

  @Mixin(name = "Metrics")
  private Options.Metering metering = new Options.Metering();

  @Mixin(name = "Stored data")
  private Options.Keeping keeping = new Options.Keeping();

  @Mixin(name = "Log")
  private Options.Telling telling = new Options.Telling();

  private Settings.Instruments wanted = new Settings.Instruments(List.of(), List.of());

  int serve() throws InterruptedException {
    return serve(plan(USUAL), false);
  }

  /** The plan for embedded exchanges, wherever they will be. */
  SourcePlan demo(List<String> usual) {
    if (!asking.venueUrls.isEmpty()) {
      throw new WrongSetting(
          "--venue-url",
          String.join(",", asking.venueUrls),
          "nothing in the demo, whose books are all made up; serve asks elsewhere");
    }
    return plan(usual);
  }

  private SourcePlan plan(List<String> usual) {
    Settings.log(telling);
    wanted =
        Settings.instrumentsOrPatterns(polling.instruments.isEmpty() ? usual : polling.instruments);
    return Commands.plan(
        asking,
        charging,
        wanted.named(),
        Settings.interval(polling.interval),
        true,
        polling.unpaced,
        Settings.timesShown(believing.venueTimes, Catalog.ALL));
  }

  /**
   * Serves until the process is told to end.
   *
   * @param madeUp whether the books are of embedded exchanges
   */
  int serve(SourcePlan plan, boolean madeUp) throws InterruptedException {
    HttpApi.Options http =
        new HttpApi.Options(
            Settings.host(serving.host),
            Settings.port(serving.port),
            Settings.hosts(serving.allowHosts),
            Settings.origins(serving.allowOrigins),
            Settings.networks(serving.trustProxies),
            plan.origins(),
            madeUp);
    return new Server(
            new Server.Plan(
                plan,
                wanted.named(),
                wanted.patterns(),
                Settings.bounds(polling),
                Settings.freshness(believing),
                http,
                MetricSettings.of(metering),
                Settings.data(keeping.data)))
        .run();
  }
}
