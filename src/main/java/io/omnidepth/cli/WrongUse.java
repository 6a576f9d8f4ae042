package io.omnidepth.cli;

import io.omnidepth.app.Logging;
import io.omnidepth.settings.WrongSetting;
import io.omnidepth.text.Nearest;
import io.omnidepth.text.PlainText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.slf4j.event.Level;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Answers a wrong use with one line that says which setting it is, and what is allowed; in the form
 * of the log, where the command has one, as whoever gathers that reads this, too.
 */
public final class WrongUse implements IParameterExceptionHandler, IExecutionExceptionHandler {
  static final int STATUS = 2;

  private static final Map<Class<?>, String> ALLOWED =
      Map.of(
          int.class, "a whole number",
          long.class, "a whole number",
          double.class, "a number",
          boolean.class, "true or false",
          Duration.class, Settings.ALLOWED_DURATION);

  private final BinaryOperator<String> written;
  private final Logging.Form form;

  /**
   * @param written a setting as it stands where it was written, of its option's name and its value
   */
  public WrongUse(BinaryOperator<String> written, Logging.Form form) {
    this.written = written;
    this.form = form;
  }

  /** Before it is known what else there is: everything stands on the command line. */
  public static WrongUse ofCommandLine(Logging.Form form) {
    return new WrongUse((option, text) -> option + "=" + text, form);
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    return refuse(wrong.getCommandLine(), message(wrong));
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    if (failure instanceof WrongSetting wrong) {
      return refuse(command, wrong.message(written));
    }
    throw failure;
  }

  /** Says why it does not begin, and gives the exit status. */
  public int refuse(CommandLine command, String message) {
    say(command, Level.ERROR, message);
    return STATUS;
  }

  /** Says what does not hinder it. */
  public void warn(CommandLine command, String message) {
    say(command, Level.WARN, message);
  }

  private void say(CommandLine command, Level level, String message) {
    boolean hasLog = command.getCommandSpec().findOption(Logging.OPTION) != null;
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
      return written.apply(option.longestName(), Optional.ofNullable(wrong.getValue()).orElse(""))
          + " is not allowed; allowed is "
          + ALLOWED.getOrDefault(type(option), "something else");
    }
    return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("wrong use");
  }

  private static Class<?> type(ArgSpec option) {
    return option.isMultiValue() ? option.auxiliaryTypes()[0] : option.type();
  }

  private static String unmatched(UnmatchedArgumentException unmatched) {
    CommandLine command = unmatched.getCommandLine();
    String text = unmatched.getUnmatched().get(0).split("=", 2)[0];
    if (text.startsWith("-")) {
      List<String> names =
          command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
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
