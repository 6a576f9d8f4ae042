package io.omnidepth.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.omnidepth.settings.LogSettings;
import io.omnidepth.settings.Values;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets up the log: one line for each event, on standard error, apart from the output of a command.
 * The logging library finds this class by itself. A file of its settings would cost a fifth of a
 * second at every start.
 */
public final class Logging extends ContextAwareBase implements Configurator {
  private static final String OURS = "io.omnidepth";

  /** The form of a line. */
  public enum Form {
    /** For people. */
    TEXT,
    /** For log collectors: an object a line, as Logback writes it; times in ms since 1970. */
    JSON;

    /** The form of that word; {@link #TEXT} if no form has it. */
    public static Form of(String word) {
      return word.strip().equalsIgnoreCase("json") ? JSON : TEXT;
    }

    private Encoder<ILoggingEvent> encoder(LoggerContext context) {
      Encoder<ILoggingEvent> encoder = this == TEXT ? new PlainLog.Lines() : objects();
      encoder.setContext(context);
      encoder.start();
      return encoder;
    }

    private static Encoder<ILoggingEvent> objects() {
      JsonEncoder objects = new PlainLog.Objects();
      objects.setWithSequenceNumber(false);
      objects.setWithNanoseconds(false);
      objects.setWithContext(false);
      objects.setWithMDC(false);
      objects.setWithMarkers(false);
      objects.setWithKVPList(false);
      objects.setWithArguments(false);
      objects.setWithMessage(false);
      objects.setWithFormattedMessage(true);
      return objects;
    }
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    write(context, Form.TEXT);
    context.addTurboFilter(new RepeatFilter(MachineTime::nanos));
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
    context.getLogger("io.netty").setLevel(Level.WARN);
    context.getLogger("io.vertx").setLevel(Level.WARN);
    context.getLogger("io.micrometer").setLevel(Level.WARN);
    // It logs every failed push with its trace. The pushing class logs the failure once.
    context.getLogger("io.micrometer.influx").setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static void write(LoggerContext context, Form form) {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(form.encoder(context));
    console.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(console);
  }

  /** Writes the log as the settings want it, from now on. */
  public static void write(Values values) {
    Form form = Form.of(values.get(LogSettings.FORM));
    String level = values.get(LogSettings.LEVEL).toUpperCase(Locale.ROOT);
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      if (form != Form.TEXT) {
        write(context, form);
      }
      context.getLogger(OURS).setLevel(Level.valueOf(level));
    }
  }

  /** A message from before there is a log, in the form {@link Form#JSON}, without the line end. */
  public static String object(org.slf4j.event.Level level, Class<?> source, String message) {
    LoggerContext context = new LoggerContext();
    ILoggingEvent event =
        new LoggingEvent(
            Logging.class.getName(),
            context.getLogger(source),
            Level.convertAnSLF4JLevel(level),
            message,
            null,
            null);
    return new String(Form.JSON.encoder(context).encode(event), StandardCharsets.UTF_8).strip();
  }

  /** Limits the log to errors, for a command that prints an answer. */
  static void quiet() {
    if (LoggerFactory.getLogger(OURS) instanceof ch.qos.logback.classic.Logger ours) {
      ours.setLevel(Level.ERROR);
    }
  }
}
