package io.omnidepth.cli;

import static io.omnidepth.cli.CommandOptions.inOrder;
import static io.omnidepth.cli.CompletedValue.names;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The script that completes command lines in zsh. */
final class ZshScript {
  private static final String SCRIPT =
      """
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
      """;

  private ZshScript() {}

  static String of(CommandLine root) {
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
    return SCRIPT.formatted(described, arguments(root), commands);
  }

  /** The positional arguments. Without them zsh completes no option behind an argument. */
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
    for (OptionSpec option : inOrder(command.getCommandSpec())) {
      out.append("\\\n          '")
          .append(option.isMultiValue() ? "*" : "")
          .append(option.longestName())
          .append(argument(option))
          .append("' ");
    }
    return out.toString();
  }

  private static String argument(OptionSpec option) {
    String meaning = "[" + quoted(option.description()[0]) + "]";
    String value = "=" + meaning + ":" + quoted(option.paramLabel()) + ":";
    return switch (CompletedValue.of(option)) {
      case NONE -> meaning;
      case UNKNOWN -> value + " ";
      case FILES -> value + "_files";
      case NAMES -> value + "(" + names(option, "") + ")";
      case NAMES_WITH_COMMAS -> value + "_sequence compadd - " + names(option, "");
      case NAMES_WITH_VALUES -> value + "compadd -S \"\" - " + names(option, "=");
    };
  }

  /** The text as it may stand between single quotes and square brackets, before a colon. */
  private static String quoted(String text) {
    return text.replaceAll(" \\([^)]*default: [^)]*\\)", "")
        .replace("'", "")
        .replace("[", "(")
        .replace("]", ")")
        .replace(":", "\\:");
  }
}
