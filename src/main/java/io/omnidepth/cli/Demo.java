package io.omnidepth.cli;

import io.omnidepth.app.Server;
import io.omnidepth.app.SourcePlan;
import io.omnidepth.demo.DemoPlan;
import io.omnidepth.demo.EmbeddedExchanges;
import io.omnidepth.venue.catalog.Catalog;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves a living market that needs no network. */
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
public final class Demo implements Callable<Integer> {
  /** What is polled from the start, such that every venue has something to show. */
  static final List<String> INSTRUMENTS =
      List.of("BTC-USD", "BTC-USDT", "BTC-USDC", "BTC-EUR", "BTC-KRW", "ETH-USD");

  /**
   * The deepest real books have ten times as many; making those up would take the demo's first
   * second.
   */
  private static final int MOST_LEVELS = 2_000;

  @Mixin(name = "Made-up market")
  private Options.MakingUp madeUp = new Options.MakingUp();

  @Option(
      names = "--mishaps",
      description = "Let one exchange after the other fail for a while, in all the ways they do.")
  private boolean mishaps;

  @Mixin private ServeOptions options = new ServeOptions();

  @Override
  public Integer call() throws Exception {
    SourcePlan plan = options.demo(INSTRUMENTS);
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    EmbeddedExchanges exchanges =
        EmbeddedExchanges.start(
                vertx,
                new DemoPlan(
                    Catalog.ALL,
                    Stream.concat(plan.instruments().stream(), EmbeddedExchanges.USUAL.stream())
                        .distinct()
                        .toList(),
                    madeUp.seed,
                    0,
                    Optional.empty(),
                    false,
                    false,
                    MOST_LEVELS,
                    Settings.start(madeUp.start)),
                Server.clock())
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    Server.logStart();
    LoggerFactory.getLogger(Commands.class)
        .warn("this is a demo: the books are made up, and no price is real");
    if (mishaps) {
      exchanges.failNowAndThen(vertx);
    }
    return options.serve(plan.at(exchanges.origins()), true);
  }
}
