package io.omnidepth.http;

import io.omnidepth.api.Basis;
import io.omnidepth.api.Demand;
import io.omnidepth.api.Listener;
import io.omnidepth.api.Merger;
import io.omnidepth.board.History;
import io.omnidepth.board.Publication;
import io.omnidepth.board.Snapshot;
import io.omnidepth.http.connection.ClientRates;
import io.omnidepth.http.connection.ConnectionGate;
import io.omnidepth.http.connection.ConnectionGates;
import io.omnidepth.http.connection.UnsentBytes;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.stream.Hub;
import io.omnidepth.http.stream.Hubs;
import io.omnidepth.source.Loop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One event loop that serves readers: their requests and their sockets. Runs on that loop, unless a
 * method says otherwise.
 */
final class ServingLoop {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration LOOK_AT_SOCKETS = Duration.ofSeconds(1);

  /** The things that all loops have in common. Any thread may call them. */
  record Common(
      HttpOptions options,
      Publication board,
      Demand demand,
      History history,
      InstantSource clock,
      BooleanSupplier ended,
      Listener listener,
      Optional<Supplier<String>> scrape,
      OriginPolicy policy,
      ClientRates rates,
      Payers payers,
      UnsentBytes unsent,
      Costs costs,
      EntityTags tags,
      SharedAnswers shared,
      PendingAnswers.Count pending,
      ConnectionGates gates,
      Hubs hubs,
      PackedFiles packed) {}

  private final Common all;
  private final Context context;
  private final Loop loop;
  private final Merger merger;
  private final AnswerSender sender;
  private final AnswerMaker maker;
  private final PendingAnswers pending;
  private final ConnectionGate gate;
  private final Hub hub;
  private final Router router;
  private final HttpServer server;
  private final List<Loop.Cancel> repeated = new ArrayList<>();

  /** Whether a publication waits for this loop's turn. */
  private final AtomicBoolean isBehind = new AtomicBoolean();

  /** A loop that does not serve yet. Any thread may make it. */
  ServingLoop(Common all, Context context, Loop loop) {
    this.all = all;
    this.context = context;
    this.loop = loop;
    merger = new Merger(loop);
    sender = new AnswerSender(loop, all.costs(), all.unsent(), all.listener());
    maker = new AnswerMaker(loop, all.costs(), sender, all.tags(), all.shared(), all.listener());
    pending = new PendingAnswers(loop, all.pending());
    gate = all.gates().gate(loop);
    hub = all.hubs().hub(loop);
    router = router();
    server = context.owner().createHttpServer(ServerSockets.options());
  }

  private Router router() {
    ResourceHandler.Server parts =
        new ResourceHandler.Server(
            all.board(),
            all.demand(),
            this::basis,
            all.payers(),
            pending,
            maker,
            all.listener(),
            all.clock());
    Guard guard =
        new Guard(
            all.policy(),
            all.options().demo(),
            all.options().replay(),
            all.ended(),
            all.rates(),
            all.payers(),
            all.costs(),
            sender,
            loop);
    return Routes.of(
        context.owner(),
        List.of(new RequestMeter(all.listener(), loop), guard),
        parts,
        sender,
        all.costs(),
        new StreamUpgrade(all.policy(), all.payers(), gate, hub),
        all.packed(),
        all.scrape());
  }

  private Basis basis(Snapshot snapshot) {
    return new Basis(
        snapshot,
        all.history(),
        all.clock(),
        merger,
        all.options().origins(),
        all.options().demo(),
        all.options().replay());
  }

  /**
   * Serves from now on. Any thread may call it.
   *
   * @param port the port of all loops
   */
  Future<HttpServer> start(String host, int port) {
    Promise<HttpServer> listening = Promise.promise();
    loop.submit(
        () -> {
          context.exceptionHandler(Failures::uncaught);
          repeated.add(loop.every(LOOK, this::look));
          repeated.add(loop.every(LOOK_AT_SOCKETS, hub::lookAtSockets));
          all.board().whenPublished(this::follow);
          TargetCheck check = new TargetCheck(router, all.policy(), gate, all.listener());
          server
              .connectionHandler(gate::opened)
              .invalidRequestHandler(check::undecodable)
              .requestHandler(check)
              .listen(port, host)
              .onComplete(listening);
        });
    return listening.future();
  }

  private void look() {
    hub.look();
    gate.look(loop.instant());
  }

  /** The board has published. Any thread may call it. */
  private void follow() {
    if (isBehind.compareAndSet(false, true)) {
      loop.submit(this::published);
    }
  }

  private void published() {
    isBehind.set(false); // first, so that the next publication gets a turn of its own
    hub.published();
    pending.published(all.board().current());
  }

  /** Says goodbye to its readers; completes when they have gone. Any thread may call it. */
  Future<Void> stop() {
    Promise<Void> stopped = Promise.promise();
    loop.submit(
        () -> {
          repeated.forEach(Loop.Cancel::cancel);
          all.gates().stop();
          hub.goAway().eventually(server::close).<Void>mapEmpty().onComplete(stopped);
        });
    return stopped.future();
  }

  /** The port that is listened on; needs a started server. */
  int port() {
    return server.actualPort();
  }

  Context context() {
    return context;
  }

  List<Route> routes() {
    return router.getRoutes();
  }
}
