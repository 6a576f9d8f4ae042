package io.omnidepth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainLogTest {
  private static final String SAID = "it said \u001b[2J\nERROR forged \u202ex\u2028y\u009b";

  private static String encoded(Encoder<ILoggingEvent> encoder) {
    IllegalStateException failure =
        new IllegalStateException(SAID, new IllegalArgumentException(SAID));
    failure.addSuppressed(new IllegalArgumentException(SAID));
    LoggerContext context = new LoggerContext();
    LoggingEvent event =
        new LoggingEvent(
            "io.omnidepth.X",
            context.getLogger("io.omnidepth.X"),
            Level.WARN,
            "told: {}",
            failure,
            new Object[] {SAID});
    encoder.setContext(context);
    encoder.start();
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void aMessageAndItsTraceAddNoLinesOfTheirOwn() {
    List<String> lines = encoded(new PlainLog.Lines()).lines().toList();
    assertTrue(
        lines.get(0).matches("\\S+Z WARN  X told: it said \\[2J ERROR forged x y"),
        lines::toString);
    assertEquals("java.lang.IllegalStateException: it said [2J ERROR forged x y", lines.get(1));
    for (String line : lines.subList(2, lines.size())) {
      assertTrue(
          line.matches("\\s*(at |\\.\\.\\. |(Caused by|Suppressed): java\\.).*"), lines::toString);
      assertTrue(line.strip().chars().allMatch(c -> (c >= ' ' && c < 0x7F) || c == '\t'), line);
    }
    assertEquals(
        3,
        lines.stream()
            .filter(line -> line.contains("forged x y") && line.contains("java.lang"))
            .count());
  }

  @Test
  void anObjectIsOneLineOfVisibleCharactersAndKeepsTheWholeMessage() throws Exception {
    PlainLog.Objects objects = new PlainLog.Objects();
    objects.setWithMDC(false);
    objects.setWithFormattedMessage(true);
    String json = encoded(objects);
    assertEquals(1, json.lines().count());
    assertTrue(json.strip().chars().allMatch(c -> c >= ' ' && c < 0x7F), json);
    assertEquals(
        "told: " + SAID, new JsonMapper().readTree(json).path("formattedMessage").asText());
  }
}
