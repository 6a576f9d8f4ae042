package io.omnidepth.cli;

import static io.omnidepth.cli.CommandOptions.inOrder;
import static io.omnidepth.cli.CompletedValue.names;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The script that completes command lines in bash. */
final class BashScript {
  private static final String SCRIPT =
      """
      # Completes omnidepth in bash: source <(omnidepth completion bash)
      _omnidepth() {
        local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
        local command= options='%1$s' word before last IFS=$' \\t\\n'
        COMPREPLY=()
        # Bash breaks --option=value into three words.
        if [[ $current == "=" ]]; then
          current=
        elif [[ $previous == "=" ]]; then
          previous=${COMP_WORDS[COMP_CWORD-2]}
        fi
        last=${current##*,}
        before=${current%%"$last"}
        for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
          case $word in
            %2$s) command=$word; break ;;
          esac
        done
        case $command in
      %3$s  esac
        case $previous in
      %4$s  esac
        if [[ $current == -* ]]; then
          COMPREPLY=($(compgen -W "$options" -- "$current"))
        elif [[ -z $command ]]; then
          COMPREPLY=($(compgen -W '%5$s' -- "$current"))
        elif [[ $command == completion ]]; then
          COMPREPLY=($(compgen -W '%6$s' -- "$current"))
        elif [[ $command == fill && $previous == [^-]*-* ]]; then
          # Behind the instrument.
          COMPREPLY=($(compgen -W '%7$s' -- "$current"))
        fi
      }
      complete -F _omnidepth omnidepth
      """;

  private BashScript() {}

  static String of(CommandLine root) {
    return SCRIPT.formatted(
        longNames(root),
        String.join("|", root.getSubcommands().keySet()),
        commands(root),
        values(root),
        String.join(" ", root.getSubcommands().keySet()),
        String.join(" ", Completion.Shells.WORDS),
        String.join(" ", Fill.Sides.WORDS));
  }

  private static String longNames(CommandLine command) {
    return inOrder(command.getCommandSpec()).stream()
        .map(OptionSpec::longestName)
        .collect(Collectors.joining(" "));
  }

  /** A case for each command, with its options. */
  private static String commands(CommandLine root) {
    StringBuilder cases = new StringBuilder();
    root.getSubcommands()
        .forEach(
            (name, command) ->
                cases.append("    %s) options='%s' ;;\n".formatted(name, longNames(command))));
    return cases.toString();
  }

  /** A case for each option that has a value. */
  private static String values(CommandLine root) {
    StringBuilder cases = new StringBuilder();
    for (OptionSpec option : everyOption(root)) {
      if (CompletedValue.of(option) != CompletedValue.NONE) {
        cases.append("    %s) %s ;;\n".formatted(option.longestName(), reply(option)));
      }
    }
    return cases.toString();
  }

  /** The options of all commands, each name once. */
  private static Collection<OptionSpec> everyOption(CommandLine root) {
    Map<String, OptionSpec> byName = new LinkedHashMap<>();
    Stream.concat(Stream.of(root), root.getSubcommands().values().stream())
        .flatMap(command -> inOrder(command.getCommandSpec()).stream())
        .forEach(option -> byName.putIfAbsent(option.longestName(), option));
    return byName.values();
  }

  private static String reply(OptionSpec option) {
    return switch (CompletedValue.of(option)) {
      case NONE, UNKNOWN -> "return";
      case FILES ->
          "IFS=$'\\n'; COMPREPLY=($(compgen -f -- \"$current\"));"
              + " compopt -o filenames 2>/dev/null; return";
      case NAMES ->
          "COMPREPLY=($(compgen -W '%s' -- \"$current\")); return".formatted(names(option, ""));
      case NAMES_WITH_COMMAS ->
          "COMPREPLY=($(compgen -P \"$before\" -W '%s' -- \"$last\")); return"
              .formatted(names(option, ""));
      case NAMES_WITH_VALUES ->
          "COMPREPLY=($(compgen -P \"$before\" -W '%s' -- \"$last\"));"
                  .formatted(names(option, "="))
              + " compopt -o nospace 2>/dev/null; return";
    };
  }
}
