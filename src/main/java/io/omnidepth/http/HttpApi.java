package io.omnidepth.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.omnidepth.api.BlockedJson;
import io.omnidepth.api.ChoiceRequest;
import io.omnidepth.api.Contract;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Demand;
import io.omnidepth.api.Form;
import io.omnidepth.api.Json;
import io.omnidepth.api.Listener;
import io.omnidepth.api.Merger;
import io.omnidepth.api.Parameters;
import io.omnidepth.api.Problem;
import io.omnidepth.api.Written;
import io.omnidepth.api.depth.DepthJson;
import io.omnidepth.api.depth.DepthPicture;
import io.omnidepth.api.depth.DepthRequest;
import io.omnidepth.api.fill.FillRequest;
import io.omnidepth.api.history.HistoryRequest;
import io.omnidepth.api.instruments.BoardCsv;
import io.omnidepth.api.instruments.BoardJson;
import io.omnidepth.api.instruments.InstrumentsRequest;
import io.omnidepth.api.rates.RatesCsv;
import io.omnidepth.api.rates.RatesJson;
import io.omnidepth.api.rates.RatesRequest;
import io.omnidepth.api.summary.SummaryRequest;
import io.omnidepth.board.Choice;
import io.omnidepth.board.History;
import io.omnidepth.board.Market;
import io.omnidepth.board.Publication;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import io.omnidepth.board.State;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.connection.ClientRates;
import io.omnidepth.http.connection.ConnectionBounds;
import io.omnidepth.http.connection.ConnectionGate;
import io.omnidepth.http.connection.Network;
import io.omnidepth.http.connection.SocketLine;
import io.omnidepth.http.connection.UnsentBytes;
import io.omnidepth.http.cost.CostRefusal;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.LoopTurns;
import io.omnidepth.http.cost.Payer;
import io.omnidepth.http.cost.ThreadTime;
import io.omnidepth.http.stream.Hub;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.text.Nearest;
import io.omnidepth.venue.Venue;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: the API, the stream, the page. */
public final class HttpApi extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);
  private static final int BURST = 2_000;
  private static final double REQUESTS_A_SECOND = 500;
  private static final int LARGEST_FRAME = 64 << 10;
  private static final int SEND_BUFFER = 256 << 10;
  private static final long TURN_MILLIS = 50;
  private static final long LOOK_MILLIS = 250;
  private static final String STREAM = "/api/v1/stream";
  private static final String METRICS = "/metrics";
  private static final String FIGURES = "text/plain; version=0.0.4; charset=utf-8";
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'; "
          + "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'none'";

  private static final Problem MALFORMED =
      Problem.of(400, "Bad Request", "the request's path or query is not well-formed");

  /** What pages of allowed origins may read, beside the headers that any page may. */
  private static final String EXPOSED = "ETag, Retry-After, Omnidepth-Demo";

  /**
   * Where to listen and whom to let in.
   *
   * @param port 0 for any free one
   * @param allowedHosts names that we are asked under, beside {@code localhost} and addresses in
   *     numbers
   * @param allowedOrigins sites whose pages may read us
   * @param trustedProxies who is believed when it says from where a request came
   * @param origins where venues are asked instead of their own origins, to be told in {@code
   *     /venues}
   * @param madeUp whether the books are of embedded exchanges, which every answer then says
   */
  public record Options(
      String host,
      int port,
      Set<String> allowedHosts,
      Set<String> allowedOrigins,
      List<Network> trustedProxies,
      Map<Venue, URI> origins,
      boolean madeUp) {
    public Options {
      allowedHosts = Set.copyOf(allowedHosts);
      allowedOrigins = Set.copyOf(allowedOrigins);
      trustedProxies = List.copyOf(trustedProxies);
      origins = Map.copyOf(origins);
    }
  }

  private final Options options;
  private final Publication board;
  private final Demand demand;
  private final History history;
  private final InstantSource clock;
  private final String startOfProcess;
  private final Listener listener;
  private final Optional<Supplier<String>> scrape;
  private final Merger merging;
  private final OriginPolicy doors;
  private final ClientRates rates;
  private final Function<HttpServerRequest, Optional<String>> clients;
  private ReaderBounds readers = ReaderBounds.ofThisProcess();
  private boolean sampling;
  private UnsentBytes unsent;
  private Costs costs;
  private ResourceHandler answers;
  private PendingAnswers pending;
  private ConnectionBounds bounds = ConnectionBounds.ofThisProcess();
  private ConnectionGate gate;
  private Hub hub;
  private HttpServer server;
  private Router router;

  /**
   * A server that reads this board and takes samples of it into the history; {@code clock} tells
   * the start of the process, too.
   */
  public HttpApi(
      Options options, Publication board, Watchlist watchlist, History history, InstantSource clock) {
    this(options, board, watchlist, history, clock, Listener.NONE, Optional.empty());
  }

  /**
   * The same, which tells of itself.
   *
   * @param scrape what Prometheus reads at {@code /metrics}, written beside the event loop; empty
   *     where there is nothing to read
   */
  public HttpApi(
      Options options,
      Publication board,
      Watchlist watchlist,
      History history,
      InstantSource clock,
      Listener listener,
      Optional<Supplier<String>> scrape) {
    this(
        options,
        board,
        watchlist,
        history,
        clock,
        listener,
        scrape,
        new ClientRates(BURST, REQUESTS_A_SECOND),
        new ClientAddress(options.trustedProxies())::of);
  }

  /**
   * The same with other shares.
   *
   * @param clients whose share a request counts to; empty for nobody's
   */
  @SuppressWarnings("NullAway.Init") // hub, server and router are made in start()
  public HttpApi(
      Options options,
      Publication board,
      Watchlist watchlist,
      History history,
      InstantSource clock,
      Listener listener,
      Optional<Supplier<String>> scrape,
      ClientRates rates,
      Function<HttpServerRequest, Optional<String>> clients) {
    this.listener = listener;
    this.scrape = scrape;
    this.merging = new Merger(clock);
    this.rates = rates;
    this.clients = clients;
    this.options = options;
    this.board = board;
    this.demand = new Demand(board, watchlist);
    this.history = history;
    this.clock = clock;
    this.startOfProcess = Long.toString(clock.millis(), 36);
    this.doors =
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

  @Override
  public Future<?> start() {
    Context loop = context;
    unsent = new UnsentBytes(readers.unsentBytes(), listener);
    costs = new Costs(readers.client(), readers.workers(), clock);
    answers = new ResourceHandler(vertx, costs, unsent, listener, clock);
    pending = new PendingAnswers(vertx);
    hub = new Hub(vertx, board, demand, costs, unsent, clock, listener);
    vertx.setPeriodic(TURN_MILLIS, timer -> costs.look());
    vertx.setPeriodic(LOOK_MILLIS, timer -> unsent.look(clock.instant()));
    LoopTurns.Timer later =
        (wait, act) -> loop.runOnContext(v -> vertx.setTimer(wait.toMillis(), id -> act.run()));
    gate = new ConnectionGate(bounds, options.trustedProxies(), later, clock, listener);
    vertx.setPeriodic(LOOK_MILLIS, timer -> gate.look(clock.instant()));
    loop.exceptionHandler(HttpApi::thrown);
    board.whenPublished(() -> loop.runOnContext(v -> published()));
    vertx.setPeriodic(History.EVERY.toMillis(), timer -> sample());

    router = Router.router(vertx);
    router.route().handler(new RequestMeter(listener, clock));
    router.route().handler(this::guard);
    forms(
        router,
        "/api/v1/depth/:instrument",
        decided(choosing(DepthRequest::read)),
        Form.CSV,
        Form.TEXT,
        Form.SVG);
    forms(router, "/api/v1/fill/:instrument", decided(choosing(FillRequest::read)), Form.CSV);
    forms(router, "/api/v1/summary/:instrument", decided(choosing(SummaryRequest::read)), Form.CSV);
    forms(router, "/api/v1/history/:instrument", decided(this::history), Form.CSV);
    forms(router, "/api/v1/rates", this::rates, Form.CSV);
    forms(router, "/api/v1/books/:venue/:instrument", decided(this::book), Form.CSV);
    forms(router, "/api/v1/venues", this::venues, Form.CSV);
    forms(router, "/api/v1/instruments", this::instruments, Form.CSV);
    reading(router, STREAM).handler(this::stream);
    reading(router, "/health/live").handler(this::live);
    reading(router, "/health/ready").handler(this::ready);
    reading(router, "/openapi.json").handler(this::openApi);
    reading(router, "/asyncapi.json").handler(this::asyncApi);
    reading(router, "/docs").handler(context -> context.reroute("/docs.html"));
    scrape.ifPresent(text -> reading(router, METRICS).handler(context -> figures(context, text)));
    reading(router, "/api/*").handler(this::nothingHere);
    reading(router, "/assets/*").handler(this::keepForEver);
    reading(router, "/*").handler(this::askAgain);
    // Ranges of small files help nobody, and one that cannot be is logged as a fault of ours.
    reading(router, "/*")
        .handler(
            StaticHandler.create("webroot").setCachingEnabled(false).setEnableRangeSupport(false));
    router.errorHandler(404, this::nothingHere);
    router.errorHandler(405, this::wrongMethod);
    router.errorHandler(400, this::malformed);
    router.errorHandler(500, this::broken);

    server =
        vertx.createHttpServer(
            new HttpServerOptions()
                .setHost(options.host())
                .setPort(options.port())
                .setCompressionSupported(true)
                // One in some hundreds of Java's clients, which ask for HTTP/2 with their first
                // request, would wait for its answer until the connection is idle.
                .setHttp2ClearTextEnabled(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(LARGEST_FRAME)
                .setMaxWebSocketMessageSize(LARGEST_FRAME)
                // The kernel would queue megabytes for a reader that does not read, and all of it
                // would be old.
                .setSendBufferSize(SEND_BUFFER)
                .setWebSocketClosingTimeout(1)
                .setIdleTimeout(120));
    return server
        .connectionHandler(gate::opened)
        .invalidRequestHandler(this::undecodable)
        .requestHandler(this::asked)
        .listen();
  }

  private static Route reading(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  /** A table: in the form that Accept asks for, and in others by the path's ending. */
  private static void forms(
      Router router, String path, BiConsumer<RoutingContext, Form> handler, Form... byEnding) {
    for (Form form : byEnding) {
      reading(router, path + form.ending()).handler(context -> handler.accept(context, form));
    }
    reading(router, path)
        .handler(context -> handler.accept(context, Accept.form(context.parsedHeaders().accept())));
  }

  /** Answers once it is known what there is, so that no name is unknown too early. */
  private BiConsumer<RoutingContext, Form> decided(BiConsumer<RoutingContext, Form> handler) {
    return (context, form) ->
        onceKnown(
            context,
            snapshot ->
                demand.decided(
                    snapshot,
                    context.pathParam("instrument"),
                    context.queryParams().contains("convert")
                        ? context.queryParams().get("convert")
                        : "",
                    clock.instant()),
            () -> handler.accept(context, form));
  }

  @Override
  public Future<?> stop() {
    gate.stop();
    return hub.goAway().eventually(server::close);
  }

  /** The port that is listened on; wants a started server. */
  public int port() {
    return server.actualPort();
  }

  /** The event loop that it runs on; wants a started server. */
  public Context loop() {
    return context;
  }

  /** What is answered; wants a started server. */
  public List<Route> routes() {
    return router.getRoutes();
  }

  private void published() {
    hub.published();
    pending.published(board.current());
  }

  /** Takes a sample beside the event loop; none while the one before still is taken. */
  private void sample() {
    if (sampling) {
      return;
    }
    sampling = true;
    vertx
        .executeBlocking(
            () -> {
              history.take(board.current(), clock.instant());
              listener.sampled();
              return true;
            },
            false)
        .onFailure(bug -> LOG.error("no sample of the board", bug))
        .onComplete(done -> sampling = false);
  }

  private void guard(RoutingContext context) {
    HttpServerResponse response =
        context
            .response()
            .putHeader("Content-Security-Policy", POLICY)
            .putHeader("X-Content-Type-Options", "nosniff")
            .putHeader("X-Frame-Options", "DENY")
            .putHeader("Referrer-Policy", "no-referrer")
            .putHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (options.madeUp()) {
      response.putHeader("Omnidepth-Demo", "made-up books");
    }
    if (!options.allowedOrigins().isEmpty()) {
      response.putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding, Origin");
    }
    // Before anything is refused: a page that may read us may read why not.
    Optional<String> page = doors.allowedOrigin(context.request());
    page.ifPresent(
        origin ->
            response
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED));
    Optional<Problem> fault =
        RequestRules.fault(context.request()).or(() -> doors.wrongHost(context.request()));
    if (fault.isPresent()) {
      refuse(response, fault.get());
      return;
    }
    Optional<Integer> wait =
        clients.apply(context.request()).flatMap(client -> rates.tooMany(client, clock.instant()));
    if (wait.isPresent()) {
      answers.answerRefusal(
          context,
          payer(context),
          Problem.of(
                  429,
                  "Too Many Requests",
                  "a client may make " + (int) REQUESTS_A_SECOND + " requests a second")
              .retryAfter(wait.get()));
      return;
    }
    if (Preflight.is(context.request())) {
      Preflight.answer(context.request(), page);
      return;
    }
    pricedNext(context);
  }

  /** Goes on, and has the client pay for what the event loop did meanwhile. */
  private void pricedNext(RoutingContext context) {
    Payer payer = payer(context);
    if (context.request().path().startsWith("/api/v1/") && !isStream(context)) {
      Optional<CostRefusal> refusal = costs.refused(payer, Duration.ZERO);
      if (refusal.isPresent()) {
        answers.refuse(context, payer, refusal.get());
        return;
      }
    }
    Duration paid = answers.atOnce();
    Duration before = ThreadTime.spent();
    context.next();
    Duration took = ThreadTime.spent().minus(before);
    costs.spend(payer, took.minus(answers.atOnce().minus(paid)));
  }

  private static boolean isStream(RoutingContext context) {
    return context.request().path().equals(STREAM);
  }

  private Payer payer(RoutingContext context) {
    return Payer.of(clients.apply(context.request()), context.request().connection());
  }

  private static void refuse(HttpServerResponse response, Problem fault) {
    RequestRules.headers(fault.status()).forEach(response::putHeader);
    Problems.send(fault, response);
  }

  /** The router knows paths alone. */
  private void asked(HttpServerRequest request) {
    if (request.path().startsWith("/")) {
      if (isDecodable(request.path())) {
        router.handle(request);
      } else {
        refuse(request.response(), MALFORMED);
      }
      return;
    }
    Optional<Problem> fault = RequestRules.fault(request).or(() -> doors.wrongHost(request));
    if (fault.isEmpty() && Preflight.is(request)) {
      Preflight.answer(request, Optional.empty());
    } else {
      refuse(request.response(), fault.orElse(Undecodable.NO_PATH));
    }
  }

  /** The router would log what is not, as a fault of ours. */
  private static boolean isDecodable(String path) {
    try {
      QueryStringDecoder.decodeComponent(path);
      return true;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /** What the decoder could not read; its connection closes once this is answered. */
  private void undecodable(HttpServerRequest request) {
    Problem problem =
        RequestRules.unknownCoding(request)
            .orElseGet(() -> Undecodable.problem(request.decoderResult().cause()));
    gate.unreadable(request.connection(), problem.detail());
    listener.answered("other", problem.status(), Duration.ZERO);
    Problems.send(problem, request.response().putHeader(HttpHeaders.CONNECTION, "close"));
  }

  /** How what is asked of a choice of books is read. */
  private interface ChoiceReading {
    ChoiceRequest read(Form form, Instrument instrument, Parameters parameters)
        throws Parameters.Wrong;
  }

  /** Answers what is asked of a choice of books, once they are known. */
  private BiConsumer<RoutingContext, Form> choosing(ChoiceReading reading) {
    return (context, form) -> {
      Optional<ChoiceRequest> asked =
          query(context, (instrument, parameters) -> reading.read(form, instrument, parameters));
      if (asked.isPresent() && wanted(context, asked.get().choice())) {
        onceKnown(
            context,
            snapshot -> Demand.settled(snapshot, asked.get().choice()),
            () -> chosen(context, asked.get()));
      }
    };
  }

  private void chosen(RoutingContext context, ChoiceRequest asked) {
    Snapshot snapshot = board.current();
    if (asked.form() == Form.SVG) {
      context.response().putHeader("Content-Security-Policy", DepthPicture.POLICY);
    }
    answers.answer(context, payer(context), asked.kind(snapshot), () -> chosen(snapshot, asked));
  }

  private Reply chosen(Snapshot snapshot, ChoiceRequest asked) {
    Instant now = clock.instant();
    Merger.Merged merged = merging.of(snapshot, asked.choice());
    Selection selection = merged.selection();
    if (!selection.countsAny()) {
      String instrument = asked.choice().instrument().toString();
      return new Reply.No(
          noBookCounted(asked.choice().instrument())
              .with("instrument", Json.MAPPER.getNodeFactory().textNode(instrument))
              .with("venues", DepthJson.venues(selection, asked.numbersAsText(), now))
              .with("blocked", BlockedJson.rows(selection)));
    }
    return new Reply.Yes(
        tag(snapshot.sequence(), asked.toString() + selection.members()),
        asked.form(),
        form -> asked.written(snapshot, now, options.madeUp()),
        merged.took());
  }

  private static Problem noBookCounted(Instrument instrument) {
    return Problem.of(
            503,
            "No book counted",
            "no venue has a book of "
                + instrument
                + " that can be believed now; \"venues\" says why of each")
        .retryAfter(1);
  }

  private void book(RoutingContext context, Form form) {
    Optional<Instrument> instrument = instrument(context);
    if (instrument.isEmpty()) {
      return;
    }
    String venue = context.pathParam("venue");
    if (!venueIds().contains(venue)) {
      ArrayNode known = Json.MAPPER.createArrayNode();
      venueIds().forEach(known::add);
      Problems.send(
          Problem.of(
                  404,
                  "Unknown venue",
                  "venue \""
                      + Parameters.shortened(venue)
                      + "\" is not polled"
                      + Nearest.hint(venue, venueIds()))
              .with("venues", known),
          context.response());
      return;
    }
    Optional<Boolean> asText =
        query(
            context,
            (one, parameters) -> {
              parameters.onlyThese(List.of("numbers"));
              return parameters.numbersAsText();
            });
    if (asText.isEmpty() || !wanted(context, Choice.of(instrument.get()))) {
      return;
    }
    onceKnown(
        context,
        snapshot -> snapshot.asked(venue, instrument.get()),
        () -> book(context, form, venue, instrument.get(), asText.get()));
  }

  private void book(
      RoutingContext context, Form form, String venue, Instrument instrument, boolean asText) {
    Snapshot snapshot = board.current();
    Optional<Market> known = snapshot.market(venue, instrument);
    if (known.isEmpty()) {
      Problems.send(noBookCounted(instrument), context.response());
      return;
    }
    Market market = known.get();
    if (market.answer().isEmpty()) {
      String why =
          market.asked().flatMap(asked -> asked.outcome().reason()).orElse("no answer yet");
      boolean unlisted = market.state() == State.UNLISTED;
      Problem problem =
          Problem.of(
                  unlisted ? 404 : 503,
                  unlisted ? "Not listed" : "No book",
                  venue
                      + " has sent no book of "
                      + instrument
                      + " ("
                      + market.market()
                      + "): "
                      + why)
              .with("state", Json.MAPPER.getNodeFactory().textNode(market.state().word()));
      Problems.send((unlisted ? problem : problem.retryAfter(1)), context.response());
      return;
    }
    answer(
        context,
        CostKind.of("book" + form, 0, levels(market)),
        tag(snapshot.sequence(), form + venue + instrument + asText),
        form,
        Written.table(
            () -> BoardJson.book(market, asText, clock.instant()), () -> BoardCsv.book(market)));
  }

  private static int levels(Market market) {
    return market
        .answer()
        .map(known -> known.book().levels(Side.BID) + known.book().levels(Side.ASK))
        .orElse(0);
  }

  private void history(RoutingContext context, Form form) {
    Optional<HistoryRequest> asked =
        query(
            context, (instrument, parameters) -> HistoryRequest.read(form, instrument, parameters));
    if (asked.isEmpty() || !wanted(context, Choice.of(asked.get().instrument()))) {
      return;
    }
    List<History.Sample> samples = history.of(asked.get().instrument(), asked.get().since());
    long last = samples.isEmpty() ? 0 : samples.get(samples.size() - 1).time().toEpochMilli();
    answer(
        context,
        CostKind.of("history" + form, 0, samples.size()),
        tag(last, asked.get().toString()),
        form,
        any -> asked.get().written(samples));
  }

  /** The rates and whose they are, which change as books age, although no book has changed. */
  private static List<String> quoted(Snapshot snapshot, RatesRequest asked) {
    return snapshot.rates().all(asked.from(), asked.to()).stream()
        .map(rate -> rate.from() + rate.to() + rate.rate() + rate.sources())
        .toList();
  }

  private void rates(RoutingContext context, Form form) {
    Snapshot snapshot = board.current();
    try {
      RatesRequest asked = RatesRequest.read(snapshot.rates().assets(), parameters(context));
      answer(
          context,
          CostKind.of("rates" + form, 0, snapshot.rates().assets().size()),
          tag(snapshot.sequence(), form.toString() + asked + quoted(snapshot, asked)),
          form,
          Written.table(
              () -> Json.text(RatesJson.whole(snapshot, asked, clock.instant())),
              () -> RatesCsv.whole(snapshot, asked, clock.instant())));
    } catch (Parameters.Wrong wrong) {
      wrongParameter(context, wrong);
    }
  }

  private void venues(RoutingContext context, Form form) {
    if (!takesOnly(context, List.of())) {
      return;
    }
    Snapshot snapshot = board.current();
    answer(
        context,
        CostKind.of("venues" + form, 0, snapshot.markets().size()),
        tag(snapshot.revision(), form + "venues"),
        form,
        Written.table(
            () -> Json.text(BoardJson.venues(snapshot, options.origins(), clock.instant())),
            () -> BoardCsv.venues(snapshot, options.origins(), clock.instant())));
  }

  private void instruments(RoutingContext context, Form form) {
    try {
      InstrumentsRequest asked = InstrumentsRequest.read(form, parameters(context));
      Snapshot snapshot = board.current();
      answer(
          context,
          asked.kind(snapshot),
          tag(snapshot.revision(), form + "instruments?" + context.request().query()),
          form,
          any -> asked.written(snapshot, options.madeUp()));
    } catch (Parameters.Wrong wrong) {
      wrongParameter(context, wrong);
    }
  }

  private void stream(RoutingContext context) {
    HttpServerRequest request = context.request();
    Optional<Problem> fault =
        RequestRules.upgradeMissing(request)
            .or(() -> doors.foreignSocket(request))
            .or(() -> RequestRules.upgradeFault(request));
    if (fault.isPresent()) {
      refuse(context.response(), fault.get());
      return;
    }
    Optional<String> client = clients.apply(request);
    request
        .toWebSocket()
        .onSuccess(
            socket -> {
              gate.upgraded(request.connection(), socket, client);
              hub.joined(socket, client, new SocketLine(request.connection()));
            })
        .onFailure(failure -> LOG.debug("no WebSocket with {}", request.remoteAddress(), failure));
  }

  private void openApi(RoutingContext context) {
    document(context, Contract.ofThisVersion().openApi());
  }

  private void asyncApi(RoutingContext context) {
    document(context, Contract.ofThisVersion().asyncApi());
  }

  private void document(RoutingContext context, String text) {
    answer(
        context, CostKind.of("document", 0, text.length()), tag(0, text), Form.JSON, form -> text);
  }

  private void live(RoutingContext context) {
    say(context, Json.object().put("status", "live"));
  }

  private void ready(RoutingContext context) {
    if (board.current().ready()) {
      say(context, Json.object().put("status", "ready"));
    } else {
      Problems.send(
          Problem.of(503, "Not ready", "no venue has a book that can be believed now")
              .retryAfter(1),
          context.response());
    }
  }

  private static void say(RoutingContext context, ObjectNode body) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, Form.JSON.contentType())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(Json.text(body));
  }

  /** The page itself names its assets by their content, so it alone must be asked for anew. */
  private void askAgain(RoutingContext context) {
    varyingWhereThere(context);
    if (!context.response().headers().contains(HttpHeaders.CACHE_CONTROL)) {
      context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
    answers.file(context, payer(context));
    context.next();
  }

  private void keepForEver(RoutingContext context) {
    varyingWhereThere(context);
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
    answers.file(context, payer(context));
    context.next();
  }

  private void nothingHere(RoutingContext context) {
    ArrayNode paths = Json.MAPPER.createArrayNode();
    Contract.ofThisVersion().paths().stream()
        .filter(path -> !path.equals(METRICS) || scrape.isPresent())
        .forEach(paths::add);
    Problems.send(
        Problem.of(
                404,
                "Not Found",
                "there is nothing at "
                    + Parameters.shortened(context.request().path())
                    + "; \"paths\" has what there is")
            .with("paths", paths),
        context.response());
  }

  private void wrongMethod(RoutingContext context) {
    refuse(context.response(), RequestRules.wrongMethod(context.request().method()));
  }

  private void malformed(RoutingContext context) {
    refuse(context.response(), RequestRules.fault(context.request()).orElse(MALFORMED));
  }

  /** What nobody caught: a fault of ours, or that of Vert.x where a file's reader has left. */
  private static void thrown(Throwable failure) {
    if (fileForNobody(failure)) {
      LOG.debug("Nobody waits for a file any more");
    } else {
      LOG.error("unhandled", failure);
    }
  }

  /**
   * Vert.x (5.1.6, and 5.1.10 still) has no promise for the head of a file and fails it all the
   * same where the connection is closed already.
   */
  private static boolean fileForNobody(Throwable failure) {
    List<String> methods =
        Arrays.stream(failure.getStackTrace()).map(StackTraceElement::getMethodName).toList();
    return failure instanceof NullPointerException
        && methods.indexOf("cancel") == 0
        && methods.contains("sendFileInternal");
  }

  /** Vert.x removes its copies of the page's files as soon as the process is told to end. */
  private static boolean isGoingAway(Throwable failure) {
    return failure instanceof IllegalStateException
        && Arrays.stream(failure.getStackTrace())
            .limit(1)
            .anyMatch(frame -> frame.getClassName().endsWith(".FileCache"));
  }

  private void broken(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (isGoingAway(context.failure())) {
      Problems.send(Problem.of(503, "Going away", "the server is going away"), response);
      return;
    }
    if (response.closed() || (response.headWritten() && context.failure() instanceof IOException)) {
      LOG.debug("Nobody waits for {} any more", context.request().path());
      return;
    }
    LOG.error("{} {}", context.request().method(), context.request().path(), context.failure());
    if (!response.headWritten()) {
      Problems.send(
          Problem.of(500, "Internal Server Error", "this is our fault; the log says more"),
          response);
    }
  }

  /** The instrument of the path, or an answer that lists what there is. */
  private Optional<Instrument> instrument(RoutingContext context) {
    String written = context.pathParam("instrument");
    Optional<Instrument> instrument = demand.instrument(written);
    if (instrument.isEmpty()) {
      Problems.send(demand.unknown(written), context.response());
    }
    return instrument;
  }

  /** How a request's parameters are read. */
  private interface Reading<Q> {
    Q read(Instrument instrument, Parameters parameters) throws Parameters.Wrong;
  }

  /** What is asked of the path's instrument; empty where that is wrong, which is then answered. */
  private <Q> Optional<Q> query(RoutingContext context, Reading<Q> reading) {
    Optional<Instrument> instrument = instrument(context);
    if (instrument.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.read(instrument.get(), parameters(context)));
    } catch (Parameters.Wrong wrong) {
      wrongParameter(context, wrong);
      return Optional.empty();
    }
  }

  /** Has polled what the choice needs; where that cannot be, it is answered. */
  private boolean wanted(RoutingContext context, Choice choice) {
    try {
      Optional<Problem> refused =
          demand.want(choice, clients.apply(context.request()), clock.instant());
      refused.ifPresent(problem -> Problems.send(problem, context.response()));
      if (refused.isEmpty()) {
        listener.asked(choice.instrument(), false);
      }
      return refused.isEmpty();
    } catch (Parameters.Wrong wrong) {
      wrongParameter(context, wrong);
      return false;
    }
  }

  private Parameters parameters(RoutingContext context) throws Parameters.Wrong {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, String> parameter : context.queryParams()) {
      if (texts.put(parameter.getKey(), parameter.getValue()) != null) {
        throw new Parameters.Wrong(
            parameter.getKey(),
            Parameters.shortened(parameter.getKey()) + " is given more than once");
      }
    }
    return new Parameters(texts, venueIds());
  }

  /** Whether only these parameters are given; where others are, that is answered. */
  private boolean takesOnly(RoutingContext context, List<String> names) {
    try {
      parameters(context).onlyThese(names);
      return true;
    } catch (Parameters.Wrong wrong) {
      wrongParameter(context, wrong);
      return false;
    }
  }

  private static void wrongParameter(RoutingContext context, Parameters.Wrong wrong) {
    Problems.send(
        Problem.of(400, "Wrong parameter", wrong.detail())
            .with("parameter", Json.MAPPER.getNodeFactory().textNode(wrong.parameter())),
        context.response());
  }

  private List<String> venueIds() {
    return board.current().venues().stream().map(Venue::id).toList();
  }

  /** Answers now, or, as long as nothing is known at the very start, as soon as something is. */
  private void onceKnown(RoutingContext context, Predicate<Snapshot> known, Runnable answer) {
    pending.add(context, payer(context), board.current(), known, answer);
  }

  private String tag(long count, String representation) {
    return "W/\""
        + startOfProcess
        + "-"
        + count
        + "-"
        + Integer.toHexString(representation.hashCode())
        + "\"";
  }

  private void answer(
      RoutingContext context, CostKind kind, String tag, Form form, Written written) {
    answers.answer(context, payer(context), kind, () -> new Reply.Yes(tag, form, written));
  }

  private void figures(RoutingContext context, Supplier<String> text) {
    answers.write(
        context,
        payer(context),
        new CostKind("figures", 1, 1),
        text,
        figures ->
            context
                .response()
                .putHeader(HttpHeaders.CONTENT_TYPE, FIGURES)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(figures));
  }

  private static void varyingWhereThere(RoutingContext context) {
    context.addHeadersEndHandler(
        head -> {
          if (context.response().getStatusCode() < 400) {
            ResourceHandler.varying(context.response());
          }
        });
  }
}
