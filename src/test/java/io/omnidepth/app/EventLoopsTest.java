package io.omnidepth.app;

import static org.junit.jupiter.api.Assertions.assertNotSame;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The event loops of a server. */
class EventLoopsTest {
  private static final class Served extends VerticleBase {
    @Override
    public Future<?> start() {
      return Future.succeededFuture();
    }

    Context context() {
      return context;
    }
  }

  @Test
  void pollingAndServingHaveALoopEach() throws Exception {
    Vertx vertx = EventLoops.open();
    try {
      CompletableFuture<Thread> polling = new CompletableFuture<>();
      VertxLoop.of(vertx, MachineTime.start())
          .submit(() -> polling.complete(Thread.currentThread()));
      Served served = new Served();
      vertx
          .deployVerticle(served)
          .toCompletionStage()
          .toCompletableFuture()
          .get(5, TimeUnit.SECONDS);
      CompletableFuture<Thread> serving = new CompletableFuture<>();
      ((ContextInternal) served.context())
          .runOnContext(turn -> serving.complete(Thread.currentThread()));
      assertNotSame(polling.get(5, TimeUnit.SECONDS), serving.get(5, TimeUnit.SECONDS));
    } finally {
      vertx.close();
    }
  }
}
