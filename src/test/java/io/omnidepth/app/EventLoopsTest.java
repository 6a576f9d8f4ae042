package io.omnidepth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The event loops of a server. */
class EventLoopsTest {
  @Test
  void pollingAndEachServingContextHaveALoopOfTheirOwn() throws Exception {
    Vertx vertx = EventLoops.open();
    try {
      vertx.createHttpClient(); // takes a turn
      VertxLoop polling = VertxLoop.of(vertx, MachineTime.start());
      Set<Thread> threads = new HashSet<>();
      CompletableFuture<Thread> polls = new CompletableFuture<>();
      polling.submit(() -> polls.complete(Thread.currentThread()));
      threads.add(polls.get(5, TimeUnit.SECONDS));
      for (Context each : EventLoops.serving(vertx, polling)) {
        CompletableFuture<Thread> serves = new CompletableFuture<>();
        each.runOnContext(turn -> serves.complete(Thread.currentThread()));
        threads.add(serves.get(5, TimeUnit.SECONDS));
      }
      assertEquals(1 + Runtime.getRuntime().availableProcessors(), threads.size());
      assertEquals(threads.size() - 1, EventLoops.serving(vertx, polling).size());
    } finally {
      vertx.close();
    }
  }
}
