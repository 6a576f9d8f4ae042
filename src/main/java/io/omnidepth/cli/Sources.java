package io.omnidepth.cli;

import io.omnidepth.app.Logging;
import io.omnidepth.settings.Environment;
import io.omnidepth.settings.SettingsFile;
import io.omnidepth.settings.WrongSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Where the settings of one command come from: the command line, else the environment, else the
 * file, else the default. Knows of each where it stands, so that whoever is told that it is wrong
 * finds it.
 */
public final class Sources implements IDefaultValueProvider {
  public static final String CONFIG = "--config";
  private static final Path USUAL_FILE = Path.of("omnidepth.yml");

  private final ParseResult typed;
  private final Environment environment;
  private final Map<String, SettingsFile.Shape> known;
  private final Optional<SettingsFile> file;

  private Sources(
      ParseResult typed,
      Environment environment,
      Map<String, SettingsFile.Shape> known,
      Optional<SettingsFile> file) {
    this.typed = typed;
    this.environment = environment;
    this.known = known;
    this.file = file;
  }

  /**
   * Finds the settings beside what was typed.
   *
   * @param typed of the whole command line, as parsed without them
   * @throws WrongSetting where the file is not as it should be
   */
  public static Sources of(CommandLine commands, ParseResult typed, Environment environment) {
    Map<String, SettingsFile.Shape> known = new TreeMap<>();
    settings(commands, known);
    ParseResult command = typed;
    Optional<Path> named = path(command);
    while (command.hasSubcommand()) {
      command = command.subcommand();
      named = path(command).or(() -> path(typed));
    }
    Optional<Path> path =
        named
            .or(() -> environment.value(key(CONFIG)).map(Path::of))
            .or(() -> Optional.of(USUAL_FILE).filter(Files::exists));
    return new Sources(
        command, environment, known, path.map(file -> SettingsFile.read(file, known)));
  }

  private static Optional<Path> path(ParseResult command) {
    return Optional.ofNullable(command.matchedOptionValue(CONFIG, (Path) null));
  }

  /** Every option of every command, but those that ask for help and the one that names the file. */
  private static void settings(CommandLine commands, Map<String, SettingsFile.Shape> into) {
    for (OptionSpec option : commands.getCommandSpec().options()) {
      if (!option.usageHelp() && !option.versionHelp() && !option.longestName().equals(CONFIG)) {
        into.put(key(option.longestName()), shape(option));
      }
    }
    commands.getSubcommands().values().forEach(command -> settings(command, into));
  }

  private static SettingsFile.Shape shape(OptionSpec option) {
    if (!option.isMultiValue()) {
      return SettingsFile.Shape.SINGLE;
    }
    return option.paramLabel().contains("=") ? SettingsFile.Shape.MAPPING : SettingsFile.Shape.LIST;
  }

  private static String key(String option) {
    return option.replaceFirst("^-+", "");
  }

  /**
   * How the log of the command is wanted, as far as can be told where the rest may be wrong.
   *
   * @param arguments as they were typed
   */
  public static Logging.Form form(String[] arguments, Environment environment) {
    List<String> words = List.of(String.join("=", arguments).split("=", -1));
    int named = words.lastIndexOf(Logging.OPTION);
    return Optional.of(named)
        .filter(at -> at >= 0 && at + 1 < words.size())
        .map(at -> words.get(at + 1))
        .or(() -> environment.value(key(Logging.OPTION)))
        .flatMap(Logging.Form::called)
        .orElse(Logging.Form.TEXT);
  }

  /** How the log of the command is wanted; text where it has none, or that is not allowed. */
  public Logging.Form form() {
    OptionSpec option = typed.commandSpec().findOption(Logging.OPTION);
    return Optional.ofNullable(option)
        .flatMap(
            log ->
                typed.hasMatchedOption(log)
                    ? Optional.of(typed.matchedOptionValue(Logging.OPTION, ""))
                    : value(key(Logging.OPTION)))
        .flatMap(Logging.Form::called)
        .orElse(Logging.Form.TEXT);
  }

  /** A line for each variable that looks like a setting of ours and is none. */
  public List<String> unknownVariables() {
    List<String> keys = new ArrayList<>(known.keySet());
    keys.add(key(CONFIG));
    return environment.unknown(keys);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
            && known.containsKey(key(option.longestName()))
            && typed.commandSpec().options().contains(option)
            && !typed.hasMatchedOption(option)
        ? value(key(option.longestName())).orElse(null)
        : null;
  }

  private Optional<String> value(String key) {
    return environment.value(key).or(() -> inFile(key).map(SettingsFile.Entry::text));
  }

  private Optional<SettingsFile.Entry> inFile(String key) {
    return file.flatMap(settings -> Optional.ofNullable(settings.entries().get(key)));
  }

  /**
   * The setting as it stands where it was written.
   *
   * @param option its name on the command line
   * @param text its value, or the part of it that is meant
   */
  public String written(String option, String text) {
    String key = key(option);
    if (typed.commandSpec().findOption(option) == null || typed.hasMatchedOption(option)) {
      return option + "=" + text;
    }
    if (environment.value(key).isPresent()) {
      return "the environment variable " + Environment.variable(key) + "=" + text;
    }
    return inFile(key)
        .map(
            entry ->
                file.orElseThrow().path() + ", line " + entry.line() + ": " + key + ": " + text)
        .orElse(option + "=" + text);
  }
}
