package io.omnidepth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatFilterTest {
  private final LoggerContext context = new LoggerContext();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private long nanos;

  RepeatFilterTest() {
    lines.start();
    context.addTurboFilter(new RepeatFilter(() -> nanos));
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(lines);
  }

  @Test
  void aFaultIsLoggedOnceAMinuteAndAnEventEachTime() {
    Logger netty = context.getLogger("io.netty.channel.DefaultChannelPipeline");
    Logger ours = context.getLogger("io.omnidepth.http.HttpApi");
    for (int i = 0; i < 100; i++) {
      netty.warn("An exceptionCaught() event was fired", new IllegalStateException("it " + i));
      netty.warn("Thread has been blocked for " + i + " ms");
      netty.info("a connection");
      ours.error("unhandled", new IllegalStateException("it " + i));
      ours.debug("not written", new IllegalStateException());
      ours.warn("kraken is stale");
    }
    ours.error("unhandled", new IllegalArgumentException());
    List<String> said = lines.list.stream().map(ILoggingEvent::getMessage).toList();
    assertEquals(100, said.stream().filter("a connection"::equals).count());
    assertEquals(100, said.stream().filter("kraken is stale"::equals).count());
    assertEquals(
        List.of(
            "An exceptionCaught() event was fired",
            "Thread has been blocked for 0 ms",
            "unhandled",
            "unhandled"),
        said.stream()
            .filter(s -> !s.equals("a connection") && !s.equals("kraken is stale"))
            .toList());
  }

  @Test
  void aMinuteLaterItIsLoggedAgain() {
    Logger ours = context.getLogger("io.omnidepth.http.HttpApi");
    ours.error("the first", new IllegalStateException());
    nanos = Duration.ofSeconds(60).toNanos() - 1;
    ours.error("left out", new IllegalStateException());
    nanos++;
    ours.error("the next", new IllegalStateException());
    assertEquals(
        List.of("the first", "the next"),
        lines.list.stream().map(ILoggingEvent::getMessage).toList());
  }
}
