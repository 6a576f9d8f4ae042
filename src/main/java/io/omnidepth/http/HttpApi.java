package io.omnidepth.http;

import io.omnidepth.api.Basis;
import io.omnidepth.api.Demand;
import io.omnidepth.api.Listener;
import io.omnidepth.api.Merger;
import io.omnidepth.board.History;
import io.omnidepth.board.Publication;
import io.omnidepth.board.Snapshot;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.connection.ClientRates;
import io.omnidepth.http.connection.ConnectionBounds;
import io.omnidepth.http.connection.ConnectionGate;
import io.omnidepth.http.connection.UnsentBytes;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.stream.Hub;
import io.omnidepth.source.Loop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** The HTTP server: the API, the stream, the page. */
public final class HttpApi extends VerticleBase {
  private static final Duration TURN = Duration.ofMillis(50);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final HttpOptions options;
  private final Publication board;
  private final Demand demand;
  private final History history;
  private final InstantSource clock;
  private final Function<Context, Loop> loops;
  private final List<Loop.Cancel> repeated = new ArrayList<>();
  private final Listener listener;
  private final Optional<Supplier<String>> scrape;
  private final OriginPolicy policy;
  private final ClientRates rates;
  private final Payers payers;
  private ReaderBounds readers = ReaderBounds.ofThisProcess();
  private ConnectionBounds bounds = ConnectionBounds.ofThisProcess();
  private BooleanSupplier ended = () -> false;
  private Merger merger;
  private Costs costs;
  private AnswerSender sender;
  private AnswerMaker maker;
  private PendingAnswers pending;
  private ConnectionGate gate;
  private Hub hub;
  private HttpServer server;
  private Router router;

  /**
   * A server that reads this board and its history.
   *
   * @param clock the time of the board, which may be a tape's
   * @param loops the loop of a context, at the time of this machine; connections, rates and costs
   *     go by that
   */
  public HttpApi(
      HttpOptions options,
      Publication board,
      Watchlist watchlist,
      History history,
      InstantSource clock,
      Function<Context, Loop> loops) {
    this(options, board, watchlist, history, clock, loops, Listener.NONE, Optional.empty());
  }

  /**
   * The same with a listener.
   *
   * @param scrape writes the metrics for {@code /metrics}, beside the event loop; empty if there
   *     are none
   */
  public HttpApi(
      HttpOptions options,
      Publication board,
      Watchlist watchlist,
      History history,
      InstantSource clock,
      Function<Context, Loop> loops,
      Listener listener,
      Optional<Supplier<String>> scrape) {
    this(
        options,
        board,
        watchlist,
        history,
        clock,
        loops,
        listener,
        scrape,
        Guard.usualRates(),
        new ClientAddress(options.trustedProxies())::of);
  }

  /**
   * The same with other shares.
   *
   * @param clients the client that a request counts to; empty for none
   */
  @SuppressWarnings("NullAway.Init") // the other fields are made in start()
  public HttpApi(
      HttpOptions options,
      Publication board,
      Watchlist watchlist,
      History history,
      InstantSource clock,
      Function<Context, Loop> loops,
      Listener listener,
      Optional<Supplier<String>> scrape,
      ClientRates rates,
      Function<HttpServerRequest, Optional<String>> clients) {
    this.listener = listener;
    this.scrape = scrape;
    this.rates = rates;
    this.payers = new Payers(clients);
    this.options = options;
    this.board = board;
    this.demand = new Demand(board, watchlist, options.replay());
    this.history = history;
    this.clock = clock;
    this.loops = loops;
    this.policy =
        new OriginPolicy(
            options.allowedHosts(), options.allowedOrigins(), options.trustedProxies());
  }

  /** The same with other bounds of its connections; to be called before the start. */
  public HttpApi within(ConnectionBounds others) {
    bounds = others;
    return this;
  }

  /** The same with other bounds of its readers; to be called before the start. */
  public HttpApi within(ReaderBounds others) {
    readers = others;
    return this;
  }

  /**
   * The same with books whose time may end, as a tape's; to be called before the start.
   *
   * @param over whether the time of the books stands for ever
   */
  public HttpApi endsWith(BooleanSupplier over) {
    ended = over;
    return this;
  }

  @Override
  public Future<?> start() {
    Loop loop = loops.apply(context);
    merger = new Merger(loop);
    UnsentBytes unsent = new UnsentBytes(readers.unsentBytes(), listener);
    costs = new Costs(readers.client(), readers.workers(), loop);
    sender = new AnswerSender(loop, costs, unsent, listener);
    maker = new AnswerMaker(loop, costs, sender, new EntityTags(loop.instant()), listener);
    pending = new PendingAnswers(loop);
    hub = new Hub(loop, board, demand, costs, unsent, clock, listener);
    gate = new ConnectionGate(bounds, options.trustedProxies(), loop, listener);

    repeated.add(loop.every(TURN, costs::look));
    repeated.add(loop.every(LOOK, hub::look));
    repeated.add(loop.every(LOOK, () -> unsent.look(loop.instant())));
    repeated.add(loop.every(LOOK, () -> gate.look(loop.instant())));
    board.whenPublished(() -> loop.submit(this::published));
    context.exceptionHandler(Failures::uncaught);

    router = router(loop);
    return listen();
  }

  private void published() {
    maker.published(board.current().revision());
    hub.published();
    pending.published(board.current());
  }

  private Router router(Loop loop) {
    ResourceHandler.Server parts =
        new ResourceHandler.Server(
            board, demand, this::basis, payers, pending, maker, listener, clock);
    Guard guard =
        new Guard(
            policy, options.demo(), options.replay(), ended, rates, payers, costs, sender, loop);
    StreamUpgrade stream = new StreamUpgrade(policy, payers, gate, hub);
    RequestMeter meter = new RequestMeter(listener, loop);
    return Routes.of(vertx, List.of(meter, guard), parts, sender, costs, stream, scrape);
  }

  private Basis basis(Snapshot snapshot) {
    return new Basis(
        snapshot, history, clock, merger, options.origins(), options.demo(), options.replay());
  }

  private Future<HttpServer> listen() {
    TargetCheck check = new TargetCheck(router, policy, gate, listener);
    server = vertx.createHttpServer(ServerSockets.options(options.host(), options.port()));
    return server
        .connectionHandler(gate::opened)
        .invalidRequestHandler(check::undecodable)
        .requestHandler(check)
        .listen();
  }

  @Override
  public Future<?> stop() {
    repeated.forEach(Loop.Cancel::cancel);
    gate.stop();
    return hub.goAway().eventually(server::close);
  }

  /** The port that is listened on; needs a started server. */
  public int port() {
    return server.actualPort();
  }

  /** The event loop that it runs on; needs a started server. */
  public Context loop() {
    return context;
  }

  /** The routes that it serves; needs a started server. */
  public List<Route> routes() {
    return router.getRoutes();
  }
}
