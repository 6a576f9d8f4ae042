package io.omnidepth.cli;

import io.omnidepth.api.Listener;
import io.omnidepth.app.Shutdown;
import io.omnidepth.app.Warmup;
import io.omnidepth.app.Watchdog;
import io.omnidepth.board.Board;
import io.omnidepth.board.History;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.HttpApi;
import io.omnidepth.keep.ListStore;
import io.omnidepth.keep.StoredList;
import io.omnidepth.market.Instrument;
import io.omnidepth.metrics.Metrics;
import io.omnidepth.metrics.PollMeters;
import io.omnidepth.poll.PollListener;
import io.omnidepth.poll.Poller;
import io.omnidepth.settings.Environment;
import io.omnidepth.settings.WrongSetting;
import io.omnidepth.source.SteadyTime;
import io.omnidepth.source.Time;
import io.omnidepth.text.Build;
import io.omnidepth.venue.Attempt;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. Every object of the program is built here, once. */
@Command(
    name = "omnidepth",
    description = "One exact, cumulative market depth out of many exchanges' order books.",
    footer = {
      "",
      "Every option but --help and --version is also an environment variable (--venue-url is",
      "OMNIDEPTH_VENUE_URL) and a key of the file (venue-url). The command line goes before the",
      "environment, that before the file. Without a command it serves.",
      "",
      "Examples:",
      "  omnidepth serve --instruments BTC-EUR,ETH-BTC --venues kraken,coinbase",
      "  OMNIDEPTH_PORT=9000 omnidepth serve --config /etc/omnidepth.yml",
      "  omnidepth depth BTC-USD --levels 5",
      "  omnidepth fill BTC-USD buy 10 --fees",
      "  source <(omnidepth completion bash)"
    },
    subcommands = {
      Commands.Serve.class,
      Demo.class,
      DepthOnce.class,
      FillOnce.class,
      Commands.Venues.class,
      FigureTable.class,
      Exchanges.class,
      Completion.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class,
    abbreviateSynopsis = true,
    sortOptions = false)
public final class Commands implements Callable<Integer> {
  public static final int FAILED = 1;
  private static final List<String> USUAL = List.of("BTC-USD", "BTC-USDT", "ETH-USD");

  @Mixin private ServeOptions options = new ServeOptions();

  @Option(
      names = Sources.CONFIG,
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "A YAML file of settings (default: omnidepth.yml here, if any).")
  @SuppressWarnings("UnusedVariable") // Sources asks the parser for it, for whichever command
  private @Nullable Path config;

  private Commands() {}

  public static void main(String[] arguments) {
    System.setProperty(
        "io.netty.jfr.enabled", "false"); // its events load 60 classes at every start
    Warmup.inBackground();
    System.exit(run(arguments, System.getenv()));
  }

  /**
   * Runs a command line to its end and says the exit status: 0 where all went well, 2 where it was
   * used wrongly.
   */
  public static int run(String[] arguments, Map<String, String> environment) {
    CommandLine commands = Settings.reading(new CommandLine(new Commands()));
    Environment variables = new Environment(environment);
    WrongUse early = WrongUse.ofCommandLine(Sources.form(arguments, variables));
    try {
      ParseResult typed = commands.parseArgs(arguments);
      if (asksForHelp(typed)) {
        HelpSections.of(commands);
        CommandLine.executeHelpRequest(typed);
        return 0;
      }
      misplaced(typed);
      Sources sources = Sources.of(commands, typed, variables);
      WrongUse wrongUse = new WrongUse(sources::written, sources.form());
      sources.unknownVariables().forEach(line -> wrongUse.warn(commands, line));
      return commands
          .setDefaultValueProvider(sources)
          .setParameterExceptionHandler(wrongUse)
          .setExecutionExceptionHandler(wrongUse)
          .execute(arguments);
    } catch (ParameterException wrong) {
      return early.handleParseException(wrong, arguments);
    } catch (WrongSetting wrong) {
      return early.refuse(commands, String.valueOf(wrong.getMessage()));
    }
  }

  private static boolean asksForHelp(ParseResult typed) {
    return typed.isUsageHelpRequested()
        || typed.isVersionHelpRequested()
        || (typed.hasSubcommand() && asksForHelp(typed.subcommand()));
  }

  /** What stands before the command would set what serves without one, and so nothing. */
  private static void misplaced(ParseResult typed) {
    if (typed.hasSubcommand()) {
      typed.matchedOptions().stream()
          .map(OptionSpec::longestName)
          .filter(name -> !name.equals(Sources.CONFIG))
          .findFirst()
          .ifPresent(
              name -> {
                throw new WrongSetting(
                    name
                        + " belongs behind the command, as in: "
                        + typed.subcommand().commandSpec().qualifiedName()
                        + " "
                        + name
                        + " ...");
              });
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    return options.serve();
  }

  /** All that serving needs. */
  public static final class ServeOptions {
    @Mixin(name = "What to poll")
    private Options.Polling polling = new Options.Polling();

    @Mixin(name = "Whom to ask")
    private Options.Asking asking = new Options.Asking();

    @Mixin(name = "What trading costs")
    private Options.Charging charging = new Options.Charging();

    @Mixin(name = "Where to serve, and to whom")
    private Options.Serving serving = new Options.Serving();

    @Mixin(name = "When not to believe a book")
    private Options.Believing believing = new Options.Believing();

    @Mixin(name = "Where metrics go")
    private Options.Metering metering = new Options.Metering();

    @Mixin(name = "What is kept")
    private Options.Keeping keeping = new Options.Keeping();

    @Mixin(name = "What the log tells")
    private Options.Telling telling = new Options.Telling();

    private Settings.Instruments wanted = new Settings.Instruments(List.of(), List.of());

    int serve() throws InterruptedException {
      return serve(plan(USUAL), false);
    }

    /** What to poll of embedded exchanges, wherever they will be. */
    public Poller.Plan demo(List<String> usual) {
      if (!asking.venueUrls.isEmpty()) {
        throw new WrongSetting(
            "--venue-url",
            String.join(",", asking.venueUrls),
            "nothing in the demo, whose books are all made up; serve asks elsewhere");
      }
      return plan(usual);
    }

    private Poller.Plan plan(List<String> usual) {
      Settings.log(telling);
      wanted =
          Settings.instrumentsOrPatterns(
              polling.instruments.isEmpty() ? usual : polling.instruments);
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
     * @param madeUp whether the books are no real ones
     */
    int serve(Poller.Plan plan, boolean madeUp) throws InterruptedException {
      Time clock = clock();
      HttpApi.Options where =
          new HttpApi.Options(
              Settings.host(serving.host),
              Settings.port(serving.port),
              Settings.hosts(serving.allowHosts),
              Settings.origins(serving.allowOrigins),
              Settings.networks(serving.trustProxies),
              plan.origins(),
              madeUp);
      Board board =
          new Board(
              plan.venues(),
              plan.instruments(),
              Settings.freshness(believing),
              plan.timesShown(),
              clock.instant());
      Watchlist watchlist =
          new Watchlist(wanted.named(), wanted.patterns(), Settings.bounds(polling));
      History history = new History();
      Metrics.For whom = MetricSettings.of(metering);
      Optional<Metrics> metrics =
          whom.anybody()
              ? Optional.of(new Metrics(whom, board, history, watchlist::told, clock))
              : Optional.empty();
      Optional<ListStore> kept = keptLists(plan, madeUp);
      kept.ifPresent(lists -> board.awaitKept());
      plan.venues()
          .forEach(
              venue ->
                  board
                      .current()
                      .list(venue.id())
                      .markets()
                      .ifPresent(known -> watchlist.listed(venue, known, clock.instant())));
      Listeners listener = new Listeners(board, watchlist, metrics.map(Metrics::polls), kept);
      Poller poller =
          new Poller(
              plan, Settings.freshness(believing)::staleFrom, listener, clock, Commands::chance);

      if (!madeUp) {
        logStart();
      }
      Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
      HttpApi server =
          new HttpApi(
              where,
              board,
              watchlist,
              history,
              clock,
              metrics.map(Metrics::serving).orElse(Listener.NONE),
              metrics.flatMap(Metrics::scrape));
      CountDownLatch end = new CountDownLatch(1);
      int[] status = {0};
      Watchdog watchdog = Watchdog.start(Watchdog.Bounds.USUAL);
      Shutdown.atTheEnd(vertx, metrics, watchdog);
      vertx
          .deployVerticle(poller)
          .compose(
              polling -> {
                watchdog.watch("poll", running(poller.loop()));
                watchlist.whenChanged(poller::watch);
                if (!watchlist.watched().equals(plan.instruments())) {
                  poller.watch(watchlist.claims());
                }
                kept.ifPresent(lists -> listener.read(lists, plan.venues(), poller, clock));
                return vertx.deployVerticle(server);
              })
          .onSuccess(
              serving -> {
                watchdog.watch("serve", running(server.loop()));
                watchdog.watch("accept", ((VertxInternal) vertx).acceptorEventLoopGroup().next());
                metrics.ifPresent(
                    measured -> {
                      measured.watch(vertx, poller.loop(), "poll", clock);
                      measured.watch(vertx, server.loop(), "serve", clock);
                    });
                log()
                    .info(
                        "Omnidepth serves {} of {} venues at http://{}:{}/",
                        wanted,
                        plan.venues().size(),
                        where.host().contains(":") ? "[" + where.host() + "]" : where.host(),
                        server.port());
              })
          .onFailure(
              failure -> {
                log().error("{}", cannotServe(where, failure));
                status[0] = FAILED;
                end.countDown();
              });
      end.await();
      return status[0];
    }

    /** Made-up lists lie apart from real ones. */
    private Optional<ListStore> keptLists(Poller.Plan plan, boolean madeUp) {
      return Settings.data(keeping.data)
          .map(
              directory ->
                  madeUp
                      ? new ListStore(directory.resolve("demo"), venue -> "demo")
                      : new ListStore(
                          directory,
                          venue -> plan.origins().getOrDefault(venue, venue.origin()).toString()));
    }

    private static Executor running(Context loop) {
      return command -> loop.runOnContext(turn -> command.run());
    }

    private static String cannotServe(HttpApi.Options where, Throwable failure) {
      return failure instanceof BindException
          ? "cannot listen on "
              + where.host()
              + " port "
              + where.port()
              + ": "
              + failure.getMessage()
              + "; --host and --port name another place"
          : failure instanceof UnknownHostException
              ? "cannot listen on "
                  + where.host()
                  + ": this machine has no such address; --host names another"
              : "cannot start: " + failure;
    }
  }

  /**
   * Not a constant: the logging takes a fifth of a second to load, which the warm-up does
   * meanwhile.
   */
  private static Logger log() {
    return LoggerFactory.getLogger(Commands.class);
  }

  /** Logs the first line of a program that serves. */
  static void logStart() {
    log().info("{} starts on Java {}", Build.current(), Runtime.version());
  }

  /** The program's one clock: the wall clock now, and monotonic time from then on. */
  public static Time clock() {
    return new SteadyTime(Clock.systemUTC(), System::nanoTime);
  }

  public static double chance() {
    return ThreadLocalRandom.current().nextDouble();
  }

  public static Poller.Plan plan(
      Options.Asking asking,
      Options.Charging charging,
      List<Instrument> instruments,
      Duration interval,
      boolean lists,
      boolean unpaced,
      Set<String> timesShown) {
    return new Poller.Plan(
        Settings.venues(asking.venues, Settings.charging(charging.takerFees, Catalog.ALL)),
        instruments,
        interval,
        Settings.venueUrls(asking.venueUrls, Catalog.ALL),
        lists,
        unpaced,
        Settings.proxy(System.getenv()),
        Settings.trust(asking.trust),
        "omnidepth/" + Build.current().version(),
        timesShown);
  }

  /** Hands what the poller finds to the board and the meters. */
  public record Listeners(
      Board board, Watchlist watchlist, Optional<PollMeters> meters, Optional<ListStore> kept)
      implements PollListener {
    /** Tells what an earlier run kept, on the poller's loop as all else is told. */
    void read(ListStore lists, List<Venue> venues, Poller poller, Time clock) {
      lists.read(
          venues,
          clock.wall(),
          known ->
              poller
                  .loop()
                  .runOnContext(
                      loop -> {
                        known.forEach((venue, list) -> kept(venue, list, clock.instant()));
                        board.keptTold();
                      }));
    }

    private void kept(Venue venue, StoredList list, Instant now) {
      if (board.kept(venue, list.markets(), list.readAt())) {
        watchlist.listed(venue, list.markets(), now);
      }
    }

    /** Those that keep no list. */
    public Listeners(Board board, Watchlist watchlist, Optional<PollMeters> meters) {
      this(board, watchlist, meters, Optional.empty());
    }

    @Override
    public void watching(List<Instrument> instruments, Instant now) {
      board.watching(instruments, now);
    }

    @Override
    public void listed(Venue venue, Map<Instrument, ListedMarket> markets, Instant now) {
      meters.ifPresent(meter -> meter.listed(venue));
      board.listed(venue, markets, now);
      watchlist.listed(venue, markets, now);
      kept.ifPresent(lists -> lists.keep(venue, markets, now));
    }

    @Override
    public void notListed(Venue venue, Outcome.Failed why, Instant now) {
      meters.ifPresent(meter -> meter.notListed(venue, why));
      board.notListed(venue, why, now);
    }

    @Override
    public void polled(Attempt attempt) {
      meters.ifPresent(meter -> meter.polled(attempt));
      board.polled(attempt);
    }

    @Override
    public void spent(Venue venue, List<LimitUse> spent) {
      board.spent(venue, spent);
    }

    @Override
    public void room(Venue venue, Room room) {
      board.room(venue, room);
    }

    @Override
    public void roundClosed(Instant now) {
      board.roundClosed(now);
    }

    @Override
    public void clockStepped(Duration step, Duration ahead, Instant now) {
      board.clockStepped(step, ahead, now);
    }

    @Override
    public void timePassed(Instant now) {
      watchlist.timePassed(now);
      board.timePassed(now);
    }
  }

  @Command(
      name = "serve",
      description = "Polls the venues and serves their depth: the API, the stream, the page.",
      footer = {
        "",
        "Examples:",
        "  omnidepth serve --port 9000 --instruments BTC-EUR,ETH-BTC --venues kraken,coinbase",
        "  omnidepth serve --host 0.0.0.0 --allow-host depth.example",
        "  omnidepth serve --venue-url kraken=http://127.0.0.1:19001"
      },
      mixinStandardHelpOptions = true,
      abbreviateSynopsis = true,
      sortOptions = false)
  static final class Serve implements Callable<Integer> {
    @Mixin private ServeOptions options = new ServeOptions();

    @Override
    public Integer call() throws InterruptedException {
      return options.serve();
    }
  }

  @Command(
      name = "venues",
      description = "Lists what is built in: id, URL, levels, limits, taker fee.",
      footer = {
        "",
        "Examples:",
        "  omnidepth venues --sources",
        "  omnidepth venues --json | jq -r '.venues[].venue'"
      },
      mixinStandardHelpOptions = true,
      sortOptions = false)
  static final class Venues implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--sources", description = "Say where and when each fee was read.")
    private boolean sources;

    @Option(names = "--json", description = "Print all that is known of them as JSON.")
    private boolean json;

    @Option(names = "--csv", description = "Print it with commas.")
    private boolean csv;

    @Override
    public Integer call() {
      notBoth(json, csv);
      String text =
          json
              ? VenueTable.json(Catalog.ALL)
              : csv
                  ? VenueTable.csv(Catalog.ALL)
                  : sources ? VenueTable.sources(Catalog.ALL) : VenueTable.of(Catalog.ALL);
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }

  public static void notBoth(boolean json, boolean csv) {
    if (json && csv) {
      throw new WrongSetting("--json and --csv exclude each other");
    }
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Build.current().toString(), "Java " + Runtime.version()};
    }
  }
}
