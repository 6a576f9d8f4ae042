package io.omnidepth.http;

import io.omnidepth.api.Demand;
import io.omnidepth.api.Listener;
import io.omnidepth.board.History;
import io.omnidepth.board.Publication;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.connection.ClientRates;
import io.omnidepth.http.connection.ConnectionBounds;
import io.omnidepth.http.connection.ConnectionGates;
import io.omnidepth.http.connection.UnsentBytes;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.stream.Hubs;
import io.omnidepth.source.Loop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.VertxInternal;
import io.vertx.ext.web.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The HTTP server: the API, the stream, the page. It serves on several event loops, one a
 * processor. They listen on one port, and get its connections in turn.
 */
public final class HttpApi extends VerticleBase {
  private static final Duration TURN = Duration.ofMillis(50);
  private static final Duration LOOK = Duration.ofMillis(250);

  /** Vert.x has all servers that name one negative port share a free one. */
  private static final AtomicInteger FREE_PORTS = new AtomicInteger();

  private final HttpOptions options;
  private final Publication board;
  private final Demand demand;
  private final History history;
  private final InstantSource clock;
  private final Function<Context, Loop> loops;
  private final List<Loop.Cancel> repeated = new ArrayList<>();
  private final Listener listener;
  private final Optional<Supplier<String>> scrape;
  private final ClientRates rates;
  private final Payers payers;
  private final SharedAnswers shared = SharedAnswers.ofThisProcess();
  private final List<ServingLoop> serving = new ArrayList<>();
  private int loopCount = Runtime.getRuntime().availableProcessors();
  private List<Context> chosen = List.of();
  private ReaderBounds readers = ReaderBounds.ofThisProcess();
  private ConnectionBounds bounds = ConnectionBounds.ofThisProcess();
  private BooleanSupplier ended = () -> false;

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
  }

  /** The same on so many event loops instead of one a processor; to be called before the start. */
  public HttpApi on(int count) {
    loopCount = count;
    return this;
  }

  /** The same on the event loops of these contexts; to be called before the start. */
  public HttpApi on(List<Context> contexts) {
    chosen = List.copyOf(contexts);
    return this;
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
    List<Context> contexts = chosen.isEmpty() ? next(loopCount) : chosen;
    Loop first = loops.apply(contexts.get(0));
    ServingLoop.Common common = common(first);
    repeated.add(first.every(TURN, common.costs()::look));
    repeated.add(first.every(LOOK, () -> look(common, first.instant())));
    contexts.forEach(each -> serving.add(new ServingLoop(common, each, loops.apply(each))));
    int port = options.port() == 0 ? -FREE_PORTS.incrementAndGet() : options.port();
    return Future.all(serving.stream().map(loop -> loop.start(options.host(), port)).toList());
  }

  /** Contexts on so many event loops, which Vert.x hands out in turn. */
  private List<Context> next(int count) {
    return Stream.concat(
            Stream.of(context),
            Stream.generate(((VertxInternal) vertx)::createEventLoopContext).limit(count - 1))
        .toList();
  }

  private ServingLoop.Common common(Loop loop) {
    UnsentBytes unsent = new UnsentBytes(readers.unsentBytes(), listener);
    Costs costs = new Costs(readers.client(), readers.workers(), loop);
    return new ServingLoop.Common(
        options,
        board,
        demand,
        history,
        clock,
        ended,
        listener,
        scrape,
        new OriginPolicy(
            options.allowedHosts(), options.allowedOrigins(), options.trustedProxies()),
        rates,
        payers,
        unsent,
        costs,
        new EntityTags(loop.instant()),
        shared,
        new PendingAnswers.Count(),
        new ConnectionGates(bounds, options.trustedProxies(), loop, listener),
        new Hubs(board, demand, costs, unsent, readers.views(), clock, loop, listener),
        new PackedFiles(PageFiles.ROOT));
  }

  private static void look(ServingLoop.Common common, Instant now) {
    common.hubs().look(now);
    common.unsent().look(now);
    common.gates().look(now);
    common.shared().look(common.clock().instant());
  }

  @Override
  public Future<?> stop() {
    repeated.forEach(Loop.Cancel::cancel);
    return Future.join(serving.stream().map(ServingLoop::stop).toList())
        .onComplete(stopped -> shared.clear());
  }

  /** The port that is listened on; needs a started server. */
  public int port() {
    return serving.get(0).port();
  }

  /** The event loops that it runs on; needs a started server. */
  public List<Context> contexts() {
    return serving.stream().map(ServingLoop::context).toList();
  }

  /** The routes that it serves; needs a started server. */
  public List<Route> routes() {
    return serving.get(0).routes();
  }
}
