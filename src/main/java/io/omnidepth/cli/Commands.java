package io.omnidepth.cli;

import io.omnidepth.settings.Environment;
import io.omnidepth.settings.ServerSettings;
import io.omnidepth.settings.Setting;
import io.omnidepth.settings.SettingsFile;
import io.omnidepth.settings.Sources;
import io.omnidepth.settings.Values;
import io.omnidepth.settings.WrongSetting;
import io.omnidepth.text.Build;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
      Replay.class,
      Depth.class,
      Fill.class,
      Venues.class,
      Metrics.class,
      Exchanges.class,
      Archive.class,
      Completion.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class,
    abbreviateSynopsis = true,
    sortOptions = false)
public final class Commands implements Task {
  static final String CONFIG = "--config";
  static final Path USUAL_FILE = Path.of("omnidepth.yml");

  @Option(
      names = CONFIG,
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "A YAML file of settings (default: omnidepth.yml here, if any).")
  @SuppressWarnings("UnusedVariable") // read from the parse result of any command
  private @Nullable Path config;

  private Commands() {}

  /** Runs a command line to its end. Returns the exit status: 0 for success, 2 for wrong use. */
  public static int run(String[] arguments, Map<String, String> environment) {
    CommandLine commands = commands();
    Environment variables = new Environment(environment);
    WrongUse early = WrongUse.ofCommandLine(LogForm.early(arguments, variables));
    try {
      ParseResult typed = commands.parseArgs(arguments);
      if (asksForHelp(typed)) {
        HelpSections.of(commands);
        CommandLine.executeHelpRequest(typed);
        return DONE;
      }
      checkPlaces(typed);
      return run(commands, typed, variables);
    } catch (ParameterException wrong) {
      return early.refuse(wrong);
    } catch (WrongSetting wrong) {
      return early.refuse(commands, String.valueOf(wrong.getMessage()));
    }
  }

  /** All commands with the options of their settings. */
  static CommandLine commands() {
    CommandLine commands = new CommandLine(new Commands());
    CommandOptions.add(commands);
    return commands;
  }

  /** Every setting of every command. */
  static List<Setting<?>> allSettings(CommandLine commands) {
    return Stream.concat(Stream.of(commands), commands.getSubcommands().values().stream())
        .<Setting<?>>flatMap(command -> CommandOptions.task(command).settings().stream())
        .distinct()
        .toList();
  }

  private static int run(CommandLine commands, ParseResult typed, Environment variables) {
    List<Setting<?>> all = allSettings(commands);
    ParseResult last = typed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    CommandLine command = last.commandSpec().commandLine();
    Task task = CommandOptions.task(command);
    Optional<SettingsFile> file =
        path(last)
            .or(() -> path(typed))
            .or(() -> variables.value(CONFIG).map(Path::of))
            .or(() -> Optional.of(USUAL_FILE).filter(Files::exists))
            .map(path -> SettingsFile.read(path, all));
    Sources sources = new Sources(task.settings(), CommandOptions.typed(last), variables, file);
    WrongUse wrongUse = new WrongUse(sources::written, LogForm.of(sources));
    List<String> names = new ArrayList<>(all.stream().map(Setting::name).sorted().toList());
    names.add(CONFIG);
    variables.unknown(names).forEach(line -> wrongUse.warn(command, line));
    return run(command, task, sources, wrongUse);
  }

  private static int run(CommandLine command, Task task, Sources sources, WrongUse wrongUse) {
    PrintWriter out = command.getOut();
    try {
      return task.run(sources.values(), out);
    } catch (WrongSetting wrong) {
      return wrongUse.refuse(command, wrong);
    } catch (Exception failure) {
      failure.printStackTrace(command.getErr());
      return FAILED;
    } finally {
      out.flush();
    }
  }

  private static Optional<Path> path(ParseResult command) {
    return Optional.ofNullable(command.matchedOptionValue(CONFIG, (Path) null));
  }

  private static boolean asksForHelp(ParseResult typed) {
    return typed.isUsageHelpRequested()
        || typed.isVersionHelpRequested()
        || (typed.hasSubcommand() && asksForHelp(typed.subcommand()));
  }

  /** Refuses an option before a command: it would set the serving without a command. */
  private static void checkPlaces(ParseResult typed) {
    if (typed.hasSubcommand()) {
      typed.matchedOptions().stream()
          .map(OptionSpec::longestName)
          .filter(name -> !name.equals(CONFIG))
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
  public List<Setting<?>> settings() {
    return ServerSettings.ALL;
  }

  /** Serves, as no command is named. */
  @Override
  public int run(Values values, PrintWriter out) throws InterruptedException {
    return new Serve().run(values, out);
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Build.current().toString(), "Java " + Runtime.version()};
    }
  }
}
