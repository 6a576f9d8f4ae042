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
import io.omnidepth.source.Loop;
import io.omnidepth.source.Time;
import io.omnidepth.text.Build;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Measures the program for InfluxDB, for Prometheus, or for both. The program never waits for
 * either.
 */
public final class Metrics implements AutoCloseable {
  private static final Duration LAG_EVERY = Duration.ofMillis(100);

  private final MeterRegistry registry;
  private final Optional<PrometheusMeterRegistry> prometheus;
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final PollMeters polls;
  private final BoardMeters boards;
  private final ServeMeters serving;

  /**
   * The targets of the metrics.
   *
   * @param instance a tag of all figures if several servers push to one place; empty for none
   * @param influx the database that they are pushed to; empty for none
   * @param prometheus whether they can be scraped
   */
  public record Targets(Optional<String> instance, Optional<Influx> influx, boolean prometheus) {
    /** Whether there is a target. */
    public boolean any() {
      return prometheus || influx.isPresent();
    }
  }

  /**
   * Begins to measure, and to push.
   *
   * @param configured the instruments that may have series of their own, of which the first {@value
   *     Figures#MOST_INSTRUMENTS} have
   * @param clock the time of the board
   * @param real the time of this machine
   */
  public Metrics(
      Targets targets,
      Publication board,
      History history,
      Supplier<List<Instrument>> configured,
      InstantSource clock,
      Time real) {
    Clock steady = new ForwardClock(real);
    prometheus =
        targets.prometheus()
            ? Optional.of(
                new PrometheusMeterRegistry(
                    PrometheusConfig.DEFAULT, new PrometheusRegistry(), steady))
            : Optional.empty();
    LongSupplier mostSeries =
        () -> Figures.mostSeries(board.current().venues().size(), configured.get().size());
    Optional<Push> push = targets.influx().map(to -> to.push(mostSeries));
    Stream<MeterRegistry> influx =
        targets.influx().flatMap(to -> push.map(sender -> to.registry(sender, steady))).stream();
    registry = one(Stream.concat(influx, prometheus.stream()).toList(), steady);
    targets.instance().ifPresent(name -> registry.config().commonTags("instance", name));
    push.ifPresent(sender -> gauge(sender, registry));
    Build build = Build.current();
    ProcessFigures.BUILD_INFO.gauge(registry, () -> 1, build.version(), build.commit());
    bindJvm(registry);
    collections.bindTo(registry);
    polls = new PollMeters(registry, board.current().venues());
    boards = new BoardMeters(registry, board, history, configured, clock);
    serving = new ServeMeters(registry, boards);
  }

  private static void gauge(Push push, MeterRegistry registry) {
    ProcessFigures.PUSHES_LOST.gauge(registry, push::pushesLost);
    ProcessFigures.LINES_LOST.gauge(registry, push::linesLost);
    ProcessFigures.SERIES.gauge(registry, () -> series(registry));
  }

  private static void bindJvm(MeterRegistry registry) {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Both registries as one. One alone stays as it is: that costs less at each count. */
  private static MeterRegistry one(List<MeterRegistry> registries, Clock clock) {
    return registries.size() == 1
        ? registries.get(0)
        : new CompositeMeterRegistry(clock, registries);
  }

  /** The number of series, of InfluxDB if it takes them. */
  private static int series(MeterRegistry registry) {
    return registry instanceof CompositeMeterRegistry both
        ? both.getRegistries().stream().mapToInt(each -> each.getMeters().size()).max().orElse(0)
        : registry.getMeters().size();
  }

  /** Measures whether a tape is written. */
  public void watch(BooleanSupplier recording) {
    ProcessFigures.TAPE_RECORDING.gauge(registry, () -> recording.getAsBoolean() ? 1 : 0);
  }

  /** The meters that hear of the polls. */
  public PollMeters polls() {
    return polls;
  }

  /** The meters that hear what is served. */
  public Listener serving() {
    return serving;
  }

  /** The history has one sample more. Any thread may call it. */
  public void sampled() {
    boards.look();
  }

  /** The text that Prometheus reads; empty if it is not served. */
  public Optional<Supplier<String>> scrape() {
    return prometheus.map(registered -> registered::scrape);
  }

  /**
   * Measures how late that event loop does what is due.
   *
   * @param name {@code poll} or {@code serve}
   */
  public void watch(Loop loop, String name) {
    Timer lag = ProcessFigures.LOOP_LAG.timer(registry, name);
    loop.submit(() -> lookAtLag(loop, lag));
  }

  private static void lookAtLag(Loop loop, Timer lag) {
    Instant due = loop.instant().plus(LAG_EVERY);
    loop.after(
        LAG_EVERY,
        () -> {
          lag.record(Duration.between(due, loop.instant()));
          lookAtLag(loop, lag);
        });
  }

  /** Pushes the last figures. It may take as long as InfluxDB's time-outs. */
  @Override
  public void close() {
    registry.close();
    collections.close();
  }
}
