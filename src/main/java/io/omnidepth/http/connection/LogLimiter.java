package io.omnidepth.http.connection;

import io.omnidepth.text.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;

/**
 * Writes one line a minute for each cause, and then how often it came again. Causes are constants
 * of the program: there are few, whatever peers do. Any thread may call it.
 */
public final class LogLimiter {
  private static final Duration QUIET = Duration.ofMinutes(1);

  private static final class Cause {
    private Instant since;
    private long more;

    Cause(Instant since) {
      this.since = since;
    }
  }

  private final Logger log;
  private final Map<String, Cause> causes = new HashMap<>();

  public LogLimiter(Logger log) {
    this.log = log;
  }

  /** Writes the line, or counts it if the cause has had one within the minute. */
  public synchronized void say(String cause, String line, Instant now) {
    Cause known = causes.get(cause);
    if (known == null) {
      causes.put(cause, new Cause(now));
      log.info("{}", PlainText.line(line));
    } else {
      known.more++;
    }
  }

  /** Writes how often each cause came again whose minute is over. */
  public synchronized void look(Instant now) {
    causes
        .entrySet()
        .removeIf(
            entry -> {
              Cause cause = entry.getValue();
              if (Duration.between(cause.since, now).compareTo(QUIET) < 0) {
                return false;
              }
              if (cause.more == 0) {
                return true;
              }
              log.info("{}: {} more within a minute", entry.getKey(), cause.more);
              cause.more = 0;
              cause.since = now;
              return false;
            });
  }
}
