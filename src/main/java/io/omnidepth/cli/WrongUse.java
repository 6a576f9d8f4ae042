package io.omnidepth.cli;

import io.omnidepth.app.Logging;
import io.omnidepth.settings.LogSettings;
import io.omnidepth.settings.WrongSetting;
import io.omnidepth.text.Nearest;
import io.omnidepth.text.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.slf4j.event.Level;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Answers a wrong use with one line that names the setting and the allowed values. The line has the
 * form of the log if the command has a log, because a log collector reads it too.
 */
final class WrongUse {
  static final int STATUS = 2;

  private final BinaryOperator<String> written;
  private final Logging.Form form;

  /**
   * @param written the setting as it stands in its source, by the option's name and the value
   */
  WrongUse(BinaryOperator<String> written, Logging.Form form) {
    this.written = written;
    this.form = form;
  }

  /** For a time at which only the command line is read. */
  static WrongUse ofCommandLine(Logging.Form form) {
    return new WrongUse((option, text) -> option + "=" + text, form);
  }

  /** Prints the reason and returns the exit status. */
  int refuse(ParameterException wrong) {
    return refuse(wrong.getCommandLine(), message(wrong));
  }

  /** Prints the reason and returns the exit status. */
  int refuse(CommandLine command, WrongSetting wrong) {
    return refuse(command, wrong.message(written));
  }

  /** Prints the reason and returns the exit status. */
  int refuse(CommandLine command, String message) {
    print(command, Level.ERROR, message);
    return STATUS;
  }

  /** Prints a warning; the command goes on. */
  void warn(CommandLine command, String message) {
    print(command, Level.WARN, message);
  }

  private void print(CommandLine command, Level level, String message) {
    boolean hasLog = command.getCommandSpec().findOption(LogSettings.FORM.name()) != null;
    command
        .getErr()
        .println(
            hasLog && form == Logging.Form.JSON
                ? Logging.object(level, Commands.class, message)
                : "omnidepth: " + PlainText.line(message));
    command.getErr().flush();
  }

  private String message(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(unmatched);
    }
    if (wrong.getArgSpec() instanceof OptionSpec option
        && wrong.getCause() instanceof TypeConversionException) {
      // Picocli converts switches alone.
      return written.apply(option.longestName(), Optional.ofNullable(wrong.getValue()).orElse(""))
          + " is not allowed; allowed is true or false";
    }
    return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("wrong use");
  }

  private static String unmatched(UnmatchedArgumentException unmatched) {
    CommandLine command = unmatched.getCommandLine();
    String text = unmatched.getUnmatched().get(0).split("=", 2)[0];
    if (text.startsWith("-")) {
      List<String> names =
          CommandOptions.inOrder(command.getCommandSpec()).stream()
              .map(OptionSpec::longestName)
              .toList();
      return "there is no option " + text + Nearest.among(text, names);
    }
    if (!command.getSubcommands().isEmpty()) {
      return "there is no command "
          + text
          + Nearest.among(text, List.copyOf(command.getSubcommands().keySet()));
    }
    String takes =
        command.getCommandSpec().positionalParameters().stream()
            .map(ArgSpec::paramLabel)
            .collect(Collectors.joining(" "))
            .toUpperCase(Locale.ROOT);
    return text
        + " is too much: "
        + command.getCommandSpec().qualifiedName()
        + " takes "
        + (takes.isEmpty() ? "options only" : takes + " and options");
  }
}
