package io.omnidepth.app;

import io.omnidepth.metrics.Metrics;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says goodbye to all readers and pushes the last metrics: both at once, and neither for ever, as
 * some reader or InfluxDB may not answer. The watchdog ends it where even that takes too long.
 */
public final class Shutdown {
  private static final Duration LONGEST = Duration.ofMillis(1_200);

  private Shutdown() {}

  /**
   * Runs when the process is told to end.
   *
   * @param first is run before anything is closed
   */
  public static void atTheEnd(
      Runnable first, Vertx vertx, Optional<Metrics> metrics, Watchdog watchdog) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  watchdog.ending();
                  first.run();
                  run(vertx, metrics);
                },
                "shutdown"));
  }

  private static void run(Vertx vertx, Optional<Metrics> metrics) {
    Thread lastPush = new Thread(() -> metrics.ifPresent(Metrics::close), "last-push");
    lastPush.setDaemon(true);
    lastPush.start();
    try {
      long end = System.nanoTime() + LONGEST.toNanos();
      CountDownLatch closed = new CountDownLatch(1);
      vertx.close().onComplete(done -> closed.countDown());
      if (!closed.await(LONGEST.toNanos(), TimeUnit.NANOSECONDS)) {
        log().warn("some readers did not hang up in time");
      }
      lastPush.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
      if (lastPush.isAlive()) {
        log().warn("the last metrics were not taken in time, and are lost");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** No constant: the logging library is loaded while the program starts. */
  private static Logger log() {
    return LoggerFactory.getLogger(Shutdown.class);
  }
}
