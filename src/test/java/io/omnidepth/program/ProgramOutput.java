package io.omnidepth.program;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** The log lines of a class during a test. */
public final class ProgramOutput implements BeforeEachCallback, AfterEachCallback {
  private final Logger log;
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

  private ProgramOutput(Logger log) {
    this.log = log;
  }

  public static ProgramOutput by(Class<?> speaker) {
    return new ProgramOutput((Logger) LoggerFactory.getLogger(speaker));
  }

  /** The lines, each with its level before it. */
  public List<String> lines() {
    return heard.list.stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    heard.start();
    log.addAppender(heard);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    log.detachAppender(heard);
  }
}
