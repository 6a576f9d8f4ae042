package io.omnidepth.app;

import io.omnidepth.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes all connections and pushes the last metrics at the same time. Neither may take long,
 * because a reader or InfluxDB may not answer. The watchdog ends the process if even that hangs.
 *
 * <p>Every event loop has to end here. After the shutdown the JVM waits 300 ms for a thread that is
 * still in a system call, and longer for a compiler thread that is at work.
 */
public final class Shutdown {
  private static final Duration LONGEST = Duration.ofMillis(1_200);

  /** The further time for the last push, which a busy machine needs to write it. */
  private static final Duration LONGER_PUSH = Duration.ofMillis(2_300);

  private Shutdown() {}

  /**
   * Arranges the shutdown for the end of the process.
   *
   * @param first runs before anything is closed
   * @param all are closed
   */
  public static void atTheEnd(
      Runnable first, List<Vertx> all, Optional<Metrics> metrics, Watchdog watchdog) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  watchdog.ending();
                  first.run();
                  run(all, metrics);
                },
                "shutdown"));
  }

  /** Closes them and pushes the last metrics, as far as there is time. */
  static void run(List<Vertx> all, Optional<Metrics> metrics) {
    CountDownLatch ended = new CountDownLatch(all.size());
    CountDownLatch pushed = pushLast(metrics);
    List<Future<Void>> closed = all.stream().map(Vertx::close).toList();
    closed.forEach(each -> each.onComplete(done -> ended.countDown()));
    try {
      if (!ended.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        log().warn("some readers did not close their connections in time");
      }
      if (!pushed.await(LONGER_PUSH.toMillis(), TimeUnit.MILLISECONDS)) {
        log().warn("the last metrics were not taken in time, and are lost");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private static CountDownLatch pushLast(Optional<Metrics> metrics) {
    CountDownLatch pushed = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                metrics.ifPresent(Metrics::close);
              } finally {
                pushed.countDown();
              }
            },
            "last-push");
    thread.setDaemon(true);
    thread.start();
    return pushed;
  }

  /** No constant: the logging library is loaded while the program starts. */
  private static Logger log() {
    return LoggerFactory.getLogger(Shutdown.class);
  }
}
