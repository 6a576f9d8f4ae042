package io.omnidepth.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ShutdownTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static Thread loop(Vertx vertx) {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    vertx.getOrCreateContext().runOnContext(turn -> thread.complete(Thread.currentThread()));
    return thread.join();
  }

  /** A loop in a system call holds the end of the process up by 300 ms. */
  @Test
  void everyEventLoopEndsWithIt() throws InterruptedException {
    List<Vertx> all = List.of(Vertx.vertx(), Vertx.vertx());
    List<Thread> loops = new ArrayList<>();
    all.forEach(vertx -> loops.add(loop(vertx)));
    assertTrue(loops.stream().allMatch(Thread::isAlive));
    Shutdown.run(all, Optional.empty());
    for (Thread loop : loops) {
      loop.join(LONGEST.toMillis());
      assertFalse(loop.isAlive(), loop::getName);
    }
  }
}
