package io.omnidepth.cli;

import io.omnidepth.settings.WrongSetting;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Prints what a shell needs to complete our command lines. Written from the options themselves, as
 * the parser's own generator knows neither lists with commas nor {@code --option=value}.
 */
@Command(
    name = "completion",
    description = "Prints a script that completes commands, options and venues in a shell.",
    footer = {
      "",
      "Examples:",
      "  source <(omnidepth completion bash)",
      "  omnidepth completion bash > ~/.local/share/bash-completion/completions/omnidepth",
      "  omnidepth completion zsh > \"$fpath[1]/_omnidepth\"",
      "",
      "It completes the word omnidepth: alias omnidepth='java -XX:+ExitOnOutOfMemoryError -jar /path/to/omnidepth.jar'"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Completion implements Callable<Integer> {
  private static final List<String> SHELLS = List.of("bash", "zsh");

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What completes the shell. */
  static final class Shells implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return SHELLS.iterator();
    }
  }

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Shells.class,
      description = "bash or zsh.")
  private String shell = "";

  @Override
  public Integer call() {
    if (!SHELLS.contains(shell)) {
      throw WrongSetting.name("SHELL", shell, SHELLS);
    }
    CommandLine root = spec.root().commandLine();
    spec.commandLine().getOut().print(shell.equals("bash") ? bash(root) : zsh(root));
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** What may stand where an option's value stands. */
  private enum Values {
    NONE,
    UNKNOWN,
    FILES,
    NAMES,
    NAMES_WITH_COMMAS,
    NAMES_WITH_URLS;

    static Values of(OptionSpec option) {
      if (option.arity().max() == 0) {
        return NONE;
      }
      if (option.type().equals(Path.class)) {
        return FILES;
      }
      if (option.completionCandidates() == null) {
        return UNKNOWN;
      }
      return !option.isMultiValue()
          ? NAMES
          : option.paramLabel().contains("=") ? NAMES_WITH_URLS : NAMES_WITH_COMMAS;
    }
  }

  private static String names(ArgSpec option, String end) {
    return Optional.ofNullable(option.completionCandidates()).stream()
        .flatMap(names -> StreamSupport.stream(names.spliterator(), false))
        .map(name -> name + end)
        .collect(Collectors.joining(" "));
  }

  private static List<OptionSpec> options(CommandLine command) {
    return command.getCommandSpec().options();
  }

  private static List<OptionSpec> everyOption(CommandLine root) {
    Map<String, OptionSpec> byName = new LinkedHashMap<>();
    options(root).forEach(option -> byName.putIfAbsent(option.longestName(), option));
    root.getSubcommands()
        .values()
        .forEach(
            command ->
                options(command)
                    .forEach(option -> byName.putIfAbsent(option.longestName(), option)));
    return List.copyOf(byName.values());
  }

  private static String longNames(CommandLine command) {
    return options(command).stream().map(OptionSpec::longestName).collect(Collectors.joining(" "));
  }

  private static String bash(CommandLine root) {
    StringBuilder commands = new StringBuilder();
    root.getSubcommands()
        .forEach(
            (name, command) ->
                commands.append("    %s) options='%s' ;;\n".formatted(name, longNames(command))));
    StringBuilder values = new StringBuilder();
    for (OptionSpec option : everyOption(root)) {
      String reply =
          switch (Values.of(option)) {
            case NONE -> "";
            case UNKNOWN -> "return";
            case FILES ->
                "IFS=$'\\n'; COMPREPLY=($(compgen -f -- \"$current\"));"
                    + " compopt -o filenames 2>/dev/null; return";
            case NAMES ->
                "COMPREPLY=($(compgen -W '%s' -- \"$current\")); return"
                    .formatted(names(option, ""));
            case NAMES_WITH_COMMAS ->
                "COMPREPLY=($(compgen -P \"$before\" -W '%s' -- \"$last\")); return"
                    .formatted(names(option, ""));
            case NAMES_WITH_URLS ->
                "COMPREPLY=($(compgen -P \"$before\" -W '%s' -- \"$last\"));"
                        .formatted(names(option, "="))
                    + " compopt -o nospace 2>/dev/null; return";
          };
      if (!reply.isEmpty()) {
        values.append("    %s) %s ;;\n".formatted(option.longestName(), reply));
      }
    }
    return """
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
        """
        .formatted(
            longNames(root),
            String.join("|", root.getSubcommands().keySet()),
            commands,
            values,
            String.join(" ", root.getSubcommands().keySet()),
            String.join(" ", SHELLS),
            String.join(" ", Fill.Sides.WORDS));
  }

  private static String zsh(CommandLine root) {
    StringBuilder described = new StringBuilder();
    StringBuilder commands = new StringBuilder();
    root.getSubcommands()
        .forEach(
            (name, command) -> {
              described.append(
                  "    '%s:%s'\n"
                      .formatted(
                          name, quoted(command.getCommandSpec().usageMessage().description()[0])));
              commands.append(
                  "        %s) _arguments %s%s ;;\n"
                      .formatted(name, arguments(command), positionals(command)));
            });
    return """
        #compdef omnidepth
        # Completes omnidepth in zsh: source <(omnidepth completion zsh)
        _omnidepth() {
          local curcontext=$curcontext state line
          local -A opt_args
          local -a commands=(
        %1$s  )
          _arguments -C %2$s'1:command:->command' '*::argument:->arguments'
          case $state in
            command) _describe command commands ;;
            arguments)
              case $words[1] in
        %3$s      esac ;;
          esac
        }
        if [[ $funcstack[1] == _omnidepth ]]; then
          _omnidepth "$@"
        else
          (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
          compdef _omnidepth omnidepth
        fi
        """
        .formatted(described, arguments(root), commands);
  }

  /** Without them, options behind an argument would not be completed. */
  private static String positionals(CommandLine command) {
    StringBuilder out = new StringBuilder();
    for (PositionalParamSpec argument : command.getCommandSpec().positionalParameters()) {
      String names = names(argument, "");
      out.append(out.isEmpty() ? "" : " ")
          .append("'")
          .append(argument.index().min() + 1)
          .append(":")
          .append(argument.paramLabel())
          .append(":")
          .append(names.isEmpty() ? " " : "(" + names + ")")
          .append("'");
    }
    return out.toString();
  }

  private static String arguments(CommandLine command) {
    StringBuilder out = new StringBuilder();
    for (OptionSpec option : options(command)) {
      String repeat = option.isMultiValue() ? "*" : "";
      String what = "[" + quoted(option.description()[0]) + "]";
      String value = ":" + quoted(option.paramLabel()) + ":";
      String spec =
          switch (Values.of(option)) {
            case NONE -> what;
            case UNKNOWN -> "=" + what + value + " ";
            case FILES -> "=" + what + value + "_files";
            case NAMES -> "=" + what + value + "(" + names(option, "") + ")";
            case NAMES_WITH_COMMAS ->
                "=" + what + value + "_sequence compadd - " + names(option, "");
            case NAMES_WITH_URLS -> "=" + what + value + "compadd -S \"\" - " + names(option, "=");
          };
      out.append("\\\n          '").append(repeat).append(option.longestName()).append(spec);
      out.append("' ");
    }
    return out.toString();
  }

  /** As it may stand within single quotes and square brackets, before a colon. */
  private static String quoted(String text) {
    return text.replaceAll(" \\(default: [^)]*\\)", "")
        .replace("'", "")
        .replace("[", "(")
        .replace("]", ")")
        .replace(":", "\\:");
  }
}
