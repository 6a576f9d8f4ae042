package io.omnidepth.app;

import io.omnidepth.api.Listener;
import io.omnidepth.archive.Archive;
import io.omnidepth.board.Board;
import io.omnidepth.board.History;
import io.omnidepth.board.Publisher;
import io.omnidepth.board.Sampler;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.HttpApi;
import io.omnidepth.keep.ListStore;
import io.omnidepth.metrics.Metrics;
import io.omnidepth.poll.Poller;
import io.omnidepth.source.Time;
import io.omnidepth.tape.Inputs;
import io.omnidepth.text.Build;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server. It builds each object once, starts the parts, and shuts them down. */
public final class Server {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  /** The exit status of a server that could not start. */
  public static final int FAILED = 1;

  private final ServerPlan plan;
  private final Time clock;
  private final Inputs inputs;
  private final Board board;
  private final Watchlist watchlist;
  private final Optional<Metrics> metrics;
  private final Optional<ListStore> kept;
  private final Fanout fanout;
  private final Uplink uplink;
  private final Poller poller;
  private final History history = new History();
  private final Sampler sampler;
  private final HttpApi http;
  private final Vertx vertx;

  public Server(ServerPlan plan) {
    this.plan = plan;
    vertx = EventLoops.open();
    uplink = Uplink.open(plan, vertx);
    clock = uplink.time();
    SourcePlan polling = plan.polling();
    board =
        new Board(
            polling.venues(),
            polling.instruments(),
            plan.freshness(),
            polling.timesShown(),
            uplink.start());
    watchlist =
        new Watchlist(plan.instruments().named(), plan.instruments().patterns(), plan.bounds());
    metrics = Optional.of(plan.metrics()).filter(Metrics.Targets::any).map(this::metrics);
    Optional<ListStore> store = plan.data().map(this::store);
    kept = store.filter(lists -> !(plan.tape() instanceof TapeChoice.Recording));
    metrics.ifPresent(measured -> measured.watch(uplink.recording()));
    fanout =
        new Fanout(
            new Publisher(board, uplink.loop()), watchlist, metrics.map(Metrics::polls), store);
    poller =
        new Poller(
            uplink.plan(), plan.freshness()::staleFrom, uplink.asker(), fanout, uplink.chance());
    inputs = uplink.inputs().apply(new Effects(poller, board));
    sampler = new Sampler(uplink.loop(), board, history, this::sampled);
    http =
        new HttpApi(
                plan.http(),
                new ReaderView(board, inputs),
                watchlist,
                history,
                clock,
                context -> VertxLoop.of(context, uplink.turns()),
                metrics.map(Metrics::serving).orElse(Listener.NONE),
                metrics.flatMap(Metrics::scrape))
            .on(EventLoops.serving(vertx, uplink.turns()))
            .endsWith(uplink.ended());
  }

  private Metrics metrics(Metrics.Targets whom) {
    return new Metrics(whom, board, history, watchlist::configured, clock, uplink.turns());
  }

  private void sampled() {
    metrics.ifPresent(Metrics::sampled);
  }

  static double chance() {
    return ThreadLocalRandom.current().nextDouble();
  }

  /** Lists of the demo lie apart from real ones. */
  private ListStore store(Path directory) {
    return plan.http().demo()
        ? new ListStore(directory.resolve("demo"), venue -> "demo")
        : new ListStore(
            directory,
            venue -> plan.polling().origins().getOrDefault(venue, venue.origin()).toString());
  }

  /**
   * Serves until the process gets a signal to end. Returns the exit status.
   *
   * @param others are closed with the server
   */
  public int run(Vertx... others) throws InterruptedException {
    LOG.info("{} starts on Java {}", Build.current(), Runtime.version());
    if (plan.http().demo()) {
      LOG.warn("this is a demo: the books are made up, and no price is real");
    }
    plan.tape().tell();
    kept.ifPresent(lists -> board.awaitKept());
    watchShippedLists();
    CountDownLatch end = new CountDownLatch(1);
    Watchdog watchdog = Watchdog.start(Watchdog.Bounds.USUAL, MachineTime::nanos);
    Shutdown.atTheEnd(
        this::stopPolling,
        Stream.concat(Stream.of(vertx), Stream.of(others)).toList(),
        metrics,
        watchdog);
    vertx
        .deployVerticle(http)
        .onSuccess(serving -> watch(watchdog))
        .onFailure(
            failure -> {
              LOG.error("{}", message(failure));
              end.countDown();
            });
    poll(watchdog);
    end.await();
    return FAILED;
  }

  /** Has the patterns match the lists that are built in, until the venues' own are read. */
  private void watchShippedLists() {
    plan.polling()
        .venues()
        .forEach(
            venue ->
                board
                    .current()
                    .list(venue.id())
                    .markets()
                    .ifPresent(known -> watchlist.listed(venue, known, clock.instant())));
  }

  private void stopPolling() {
    poller.stop();
    uplink.end().run();
  }

  private void poll(Watchdog watchdog) {
    poller.start(fanout, uplink.loop());
    sampler.start();
    watchdog.watch("poll", uplink.turns()::submit);
    watchlist.whenChanged(inputs::watch);
    if (!watchlist.watched().equals(plan.polling().instruments())) {
      inputs.watch(watchlist.claims());
    }
    uplink.begin().accept(new Effects(poller, board));
    kept.ifPresent(lists -> fanout.restore(lists, plan.polling().venues(), uplink.loop()));
  }

  private void watch(Watchdog watchdog) {
    http.contexts().forEach(loop -> watchdog.watch("serve", executor(loop)));
    watchdog.watch("accept", ((VertxInternal) vertx).acceptorEventLoopGroup().next());
    metrics.ifPresent(
        measured -> {
          measured.watch(uplink.turns(), "poll");
          http.contexts()
              .forEach(loop -> measured.watch(VertxLoop.of(loop, uplink.turns()), "serve"));
        });
    String host = plan.http().host();
    LOG.info(
        "Omnidepth serves {} of {} venues at http://{}:{}/",
        plan.instruments(),
        plan.polling().venues().size(),
        host.contains(":") ? "[" + host + "]" : host,
        http.port());
    Archive.staleness().ifPresent(LOG::warn);
  }

  private static Executor executor(Context loop) {
    return command -> loop.runOnContext(turn -> command.run());
  }

  private String message(Throwable failure) {
    String place = "cannot listen on " + plan.http().host();
    if (failure instanceof BindException) {
      return place
          + " port "
          + plan.http().port()
          + ": "
          + failure.getMessage()
          + "; --host and --port name another place";
    }
    return failure instanceof UnknownHostException
        ? place + ": this machine has no such address; --host names another"
        : "cannot start: " + failure;
  }
}
