package io.omnidepth.cli;

import io.omnidepth.settings.Candidates;
import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Shape;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of the commands, made of their settings. */
final class CommandOptions {
  private CommandOptions() {}

  /** Adds to each command the options of its settings. */
  static void add(CommandLine command) {
    for (Setting<?> setting : task(command).settings()) {
      command.getCommandSpec().addOption(option(setting));
    }
    command.getSubcommands().values().forEach(CommandOptions::add);
  }

  static Task task(CommandLine command) {
    return command.getCommand();
  }

  private static OptionSpec option(Setting<?> setting) {
    OptionSpec.Builder option =
        OptionSpec.builder(setting.name()).userObject(setting).description(escaped(setting));
    if (setting.shape() == Shape.SWITCH) {
      return option.type(boolean.class).build();
    }
    option.paramLabel(setting.label()).arity("1");
    if (setting.candidates() != Candidates.FILES) {
      option.completionCandidates(candidates(setting));
    }
    return setting.shape().isMany()
        ? option
            .type(List.class)
            .auxiliaryTypes(String.class)
            .splitRegex(",")
            .hideParamSyntax(true)
            .build()
        : option.type(String.class).build();
  }

  /** Picocli takes a per cent sign for the start of a variable. */
  private static String escaped(Setting<?> setting) {
    return setting.help().replace("%", "%%");
  }

  private static List<String> candidates(Setting<?> setting) {
    return setting.candidates() == Candidates.VENUES
        ? Catalog.ALL.stream().map(Venue::id).toList()
        : setting.words();
  }

  /** Settings come first, then the settings file, then help and version. */
  static List<OptionSpec> inOrder(CommandSpec command) {
    return command.options().stream().sorted(Comparator.comparing(CommandOptions::rank)).toList();
  }

  private static int rank(OptionSpec option) {
    if (setting(option).isPresent()) {
      return 0;
    }
    return option.usageHelp() || option.versionHelp() ? 2 : 1;
  }

  /** The setting of an option; empty for {@code --help}, {@code --version}, {@code --config}. */
  static Optional<Setting<?>> setting(OptionSpec option) {
    return option.userObject() instanceof Setting<?> setting
        ? Optional.of(setting)
        : Optional.empty();
  }

  /** The settings' texts on the command line, by the options' names. */
  static Map<String, List<String>> typed(ParseResult command) {
    Map<String, List<String>> typed = new HashMap<>();
    for (OptionSpec option : command.matchedOptions()) {
      if (setting(option).isPresent()) {
        Object value = option.getValue();
        typed.put(
            option.longestName(),
            value instanceof List<?> texts
                ? texts.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value)));
      }
    }
    return typed;
  }
}
