package io.omnidepth.http.stream;

import io.omnidepth.api.Listener;
import io.omnidepth.http.connection.LogLimiter;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells of views that are served late, as there is more to do than time. Any thread may call it.
 */
final class Late {
  /** A view that waits longer for its turn is late. */
  private static final Duration LONG = Duration.ofMillis(500);

  private final LogLimiter log;
  private final Listener listener;

  Late(LogLimiter log, Listener listener) {
    this.log = log;
    this.listener = listener;
  }

  /** A turn of the channel begins. */
  void began(Channel channel, Instant now) {
    Duration waited = channel.late(now);
    listener.waited(waited);
    if (waited.compareTo(LONG) > 0) {
      log.say(
          "a view was served late",
          "views are served late: one of "
              + channel.key().views().get(0).query().instrument()
              + " has waited "
              + waited.toMillis()
              + " ms for its turn",
          now);
    }
  }
}
