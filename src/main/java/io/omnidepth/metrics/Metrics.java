package io.omnidepth.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.omnidepth.api.Listener;
import io.omnidepth.board.History;
import io.omnidepth.board.Publication;
import io.omnidepth.market.Instrument;
import io.omnidepth.text.Build;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Measures the program, and tells it to InfluxDB, to Prometheus, or to both. Nothing that takes it
 * in ever waits for them.
 */
public final class Metrics implements AutoCloseable {
  private static final Duration LAG_EVERY = Duration.ofMillis(100);

  private final MeterRegistry registry;
  private final Optional<PrometheusMeterRegistry> prometheus;
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final PollMeters polls;
  private final ServeMeters serving;

  /**
   * What is to be measured, and for whom.
   *
   * @param instance a tag of everything where several servers push to one place; empty for none
   * @param influx where it is pushed to; empty for nowhere
   * @param prometheus whether it can be scraped
   */
  public record For(Optional<String> instance, Optional<Influx> influx, boolean prometheus) {
    /** Whether anybody wants it. */
    public boolean anybody() {
      return prometheus || influx.isPresent();
    }
  }

  /**
   * Begins to measure, and to push.
   *
   * @param told the instruments that may have series of their own, of which the first {@value
   *     Figure#MOST_INSTRUMENTS} have
   */
  public Metrics(
      For whom,
      Publication board,
      History history,
      Supplier<List<Instrument>> told,
      InstantSource clock) {
    Clock steady = new ForwardClock(clock, Clock.SYSTEM::wallTime);
    prometheus =
        whom.prometheus()
            ? Optional.of(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))
            : Optional.empty();
    Optional<Push> push =
        whom.influx()
            .map(
                to ->
                    to.push(
                        () ->
                            Figure.mostSeries(board.current().venues().size(), told.get().size())));
    registry =
        one(
            Stream.concat(
                    whom
                        .influx()
                        .flatMap(to -> push.map(sender -> to.registry(sender, steady)))
                        .stream(),
                    prometheus.stream())
                .toList());
    whom.instance().ifPresent(name -> registry.config().commonTags("instance", name));
    push.ifPresent(
        sender -> {
          Figure.PUSHES_LOST.gauge(registry, sender::pushesLost);
          Figure.LINES_LOST.gauge(registry, sender::linesLost);
          Figure.SERIES.gauge(registry, this::series);
        });
    Build build = Build.current();
    Figure.BUILD_INFO.gauge(registry, () -> 1, build.version(), build.commit());
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    polls = new PollMeters(registry, board.current().venues());
    serving = new ServeMeters(registry, new BoardMeters(registry, board, history, told, clock));
  }

  /** Both as one; one alone as it is, as that costs less at each count. */
  private static MeterRegistry one(List<MeterRegistry> registries) {
    return registries.size() == 1
        ? registries.get(0)
        : new CompositeMeterRegistry(Clock.SYSTEM, registries);
  }

  /** As InfluxDB counts them, where it takes them. */
  private int series() {
    return registry instanceof CompositeMeterRegistry both
        ? both.getRegistries().stream().mapToInt(each -> each.getMeters().size()).max().orElse(0)
        : registry.getMeters().size();
  }

  /** Who is to be told of the polls. */
  public PollMeters polls() {
    return polls;
  }

  /** Who is to be told of what is served. */
  public Listener serving() {
    return serving;
  }

  /** What Prometheus reads; empty where it is not served. */
  public Optional<Supplier<String>> scrape() {
    return prometheus.map(registered -> registered::scrape);
  }

  /**
   * Measures how late that event loop does what is due.
   *
   * @param name {@code poll} or {@code serve}
   */
  public void watch(Vertx vertx, Context loop, String name, InstantSource clock) {
    Timer lag = Figure.LOOP_LAG.timer(registry, name);
    loop.runOnContext(begun -> lookAtLag(vertx, lag, clock));
  }

  private static void lookAtLag(Vertx vertx, Timer lag, InstantSource clock) {
    Instant due = clock.instant().plus(LAG_EVERY);
    vertx.setTimer(
        LAG_EVERY.toMillis(),
        timer -> {
          lag.record(Duration.between(due, clock.instant()));
          lookAtLag(vertx, lag, clock);
        });
  }

  /** Pushes what has not been pushed yet, which may take as long as InfluxDB's time-outs. */
  @Override
  public void close() {
    registry.close();
    collections.close();
  }
}
