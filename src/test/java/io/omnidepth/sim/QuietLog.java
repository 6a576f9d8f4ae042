package io.omnidepth.sim;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Lets the program log its own faults alone: a simulated hour has thousands of other lines. */
final class QuietLog {
  private QuietLog() {}

  /** Runs the work without those lines. */
  static void during(Runnable work) {
    Logger log = (Logger) LoggerFactory.getLogger("io.omnidepth");
    Level before = log.getLevel();
    log.setLevel(Level.ERROR);
    try {
      work.run();
    } finally {
      log.setLevel(before);
    }
  }
}
