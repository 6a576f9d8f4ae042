package io.omnidepth.app;

import io.omnidepth.demo.DemoPlan;
import io.omnidepth.demo.EmbeddedExchanges;
import io.omnidepth.market.Instrument;
import io.omnidepth.settings.DemoSettings;
import io.omnidepth.settings.PollSettings;
import io.omnidepth.settings.Values;
import io.omnidepth.source.Time;
import io.omnidepth.venue.catalog.Catalog;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * The embedded exchanges of a server that needs no network.
 *
 * @param plan the plan of a server that polls them
 * @param vertx runs them
 */
public record DemoMarket(ServerPlan plan, Vertx vertx) {
  /**
   * The deepest real books have ten times as many levels. Making those up would take the first
   * second of the demo.
   */
  private static final int MOST_LEVELS = 2_000;

  /** Starts all exchanges. */
  public static DemoMarket start(Values values) throws InterruptedException, ExecutionException {
    ServerPlan plan = ServerPlan.ofDemo(values);
    Time time = MachineTime.start();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    EmbeddedExchanges exchanges =
        EmbeddedExchanges.start(
                vertx,
                new DemoPlan(
                    Catalog.ALL,
                    listed(plan),
                    values.get(DemoSettings.SEED),
                    0,
                    Optional.empty(),
                    false,
                    false,
                    MOST_LEVELS,
                    values.get(DemoSettings.START)),
                () -> VertxLoop.of(vertx, time))
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    if (values.get(DemoSettings.MISHAPS)) {
      exchanges.failNowAndThen(VertxLoop.of(vertx, time));
    }
    List<Instrument> named = plan.instruments().named();
    return new DemoMarket(
        plan.demo(
            values.get(PollSettings.INSTRUMENTS).isEmpty() ? exchanges.withABookEach(named) : named,
            exchanges.origins()),
        vertx);
  }

  private static List<Instrument> listed(ServerPlan plan) {
    return Stream.concat(plan.instruments().named().stream(), EmbeddedExchanges.USUAL.stream())
        .distinct()
        .toList();
  }
}
