package io.omnidepth.cli;

import io.omnidepth.settings.Candidates;
import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Shape;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The way in which a shell completes the value of an option. */
enum CompletedValue {
  /** The option has no value. */
  NONE,
  /** Nothing is known of the value. */
  UNKNOWN,
  FILES,
  NAMES,
  NAMES_WITH_COMMAS,
  /** Names with {@code =} and something unknown behind them. */
  NAMES_WITH_VALUES;

  static CompletedValue of(OptionSpec option) {
    if (option.arity().max() == 0) {
      return NONE;
    }
    return CommandOptions.setting(option).map(CompletedValue::of).orElse(FILES);
  }

  private static CompletedValue of(Setting<?> setting) {
    if (setting.candidates() == Candidates.FILES) {
      return FILES;
    }
    if (setting.candidates() == Candidates.NONE) {
      return UNKNOWN;
    }
    return setting.shape() == Shape.SINGLE
        ? NAMES
        : setting.shape() == Shape.MAPPING ? NAMES_WITH_VALUES : NAMES_WITH_COMMAS;
  }

  /** The known values of an option or argument with blanks between them, each with that end. */
  static String names(ArgSpec argument, String end) {
    return Optional.ofNullable(argument.completionCandidates()).stream()
        .flatMap(names -> StreamSupport.stream(names.spliterator(), false))
        .map(name -> name + end)
        .collect(Collectors.joining(" "));
  }
}
