package io.omnidepth.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogLimiterTest {
  private static final Instant START = Instant.EPOCH;
  private final Logger logger = (Logger) LoggerFactory.getLogger(LogLimiterTest.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final LogLimiter log = new LogLimiter(logger);

  LogLimiterTest() {
    lines.start();
    logger.addAppender(lines);
    logger.setAdditive(false);
  }

  private List<String> said() {
    List<String> said = lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    lines.list.clear();
    return said;
  }

  @Test
  void aCauseHasALineAMinuteAndThenItsNumber() {
    for (int i = 0; i < 1_000; i++) {
      log.say("it is full", "refused " + i, START.plusMillis(i));
    }
    log.say("it is late", "closed a", START.plusSeconds(1));
    assertEquals(List.of("refused 0", "closed a"), said());
    log.look(START.plusSeconds(59));
    assertEquals(List.of(), said());
    log.look(START.plusSeconds(60));
    assertEquals(List.of("it is full: 999 more within a minute"), said());
    log.say("it is full", "refused again", START.plusSeconds(61));
    log.say("it is late", "closed b", START.plusSeconds(62));
    log.look(START.plusSeconds(120));
    assertEquals(
        List.of("it is full: 1 more within a minute", "it is late: 1 more within a minute"),
        said().stream().sorted().toList());
    log.look(START.plusSeconds(300));
    log.say("it is full", "refused 2", START.plusSeconds(301));
    assertEquals(List.of("refused 2"), said());
  }

  @Test
  void noLineHasAPeersControlCharacters() {
    log.say("red", "closed \u001b[31m\r\nERROR {} \u202e\u0085\u2028x", START);
    assertEquals(List.of("closed [31m ERROR {} x"), said());
  }
}
