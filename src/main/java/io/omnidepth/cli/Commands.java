package io.omnidepth.cli;

import io.omnidepth.app.SourcePlan;
import io.omnidepth.app.Warmup;
import io.omnidepth.market.Instrument;
import io.omnidepth.settings.Environment;
import io.omnidepth.settings.WrongSetting;
import io.omnidepth.text.Build;
import io.omnidepth.venue.catalog.Catalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command line: parse, help, exit status. */
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
      Serve.class,
      Demo.class,
      Depth.class,
      Fill.class,
      Venues.class,
      Metrics.class,
      Exchanges.class,
      Completion.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class,
    abbreviateSynopsis = true,
    sortOptions = false)
public final class Commands implements Callable<Integer> {
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

  static SourcePlan plan(
      Options.Asking asking,
      Options.Charging charging,
      List<Instrument> instruments,
      Duration interval,
      boolean lists,
      boolean unpaced,
      Set<String> timesShown) {
    return new SourcePlan(
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

  static void notBoth(boolean json, boolean csv) {
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
