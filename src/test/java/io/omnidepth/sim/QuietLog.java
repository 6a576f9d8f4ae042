package io.omnidepth.sim;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Lets the program log its own faults alone: a simulated hour has thousands of other lines. */
final class QuietLog implements AutoCloseable {
  private final Logger log = (Logger) LoggerFactory.getLogger("io.omnidepth");
  private final @Nullable Level before = log.getLevel();

  QuietLog() {
    log.setLevel(Level.ERROR);
  }

  @Override
  public void close() {
    log.setLevel(before);
  }
}
