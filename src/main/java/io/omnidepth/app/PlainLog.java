package io.omnidepth.app;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import io.omnidepth.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The forms of the log. A message, or that of an exception, may quote an exchange, a database or a
 * client. So each is written as one line of visible characters.
 */
final class PlainLog {
  private static final String MOST_FRAMES = "8";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private PlainLog() {}

  /** A line for each event, with the beginning of its stack trace. */
  static final class Lines extends EncoderBase<ILoggingEvent> {
    private final Trace trace = new Trace();

    @Override
    public void start() {
      trace.setOptionList(List.of(MOST_FRAMES));
      trace.start();
      super.start();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
      String logger = event.getLoggerName();
      String line =
          TIME.format(Instant.ofEpochMilli(event.getTimeStamp()))
              + String.format(" %-5s ", event.getLevel())
              + logger.substring(logger.lastIndexOf('.') + 1)
              + " "
              + PlainText.line(event.getFormattedMessage())
              + System.lineSeparator()
              + trace.convert(event);
      return line.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte @Nullable [] headerBytes() {
      return null;
    }

    @Override
    public byte @Nullable [] footerBytes() {
      return null;
    }
  }

  /** An object for each event. Invisible characters are escaped. */
  static final class Objects extends JsonEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
      String json = new String(super.encode(event), StandardCharsets.UTF_8).strip();
      return (PlainText.json(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }
  }

  private static final class Trace extends ThrowableProxyConverter {
    @Override
    protected String throwableProxyToString(IThrowableProxy failure) {
      return super.throwableProxyToString(new PlainFailure(failure));
    }
  }

  private record PlainFailure(IThrowableProxy failure) implements IThrowableProxy {
    private static @Nullable IThrowableProxy of(@Nullable IThrowableProxy failure) {
      return failure == null ? null : new PlainFailure(failure);
    }

    @Override
    public @Nullable String getMessage() {
      return failure.getMessage() == null ? null : PlainText.line(failure.getMessage());
    }

    @Override
    public String getClassName() {
      return failure.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
      return failure.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
      return failure.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
      return of(failure.getCause());
    }

    @Override
    public IThrowableProxy @Nullable [] getSuppressed() {
      return failure.getSuppressed() == null
          ? null
          : Stream.of(failure.getSuppressed())
              .map(PlainFailure::new)
              .toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
      return failure.isCyclic();
    }
  }
}
