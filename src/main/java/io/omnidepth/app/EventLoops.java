package io.omnidepth.app;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/**
 * The event loops of a server: one polls, and one a processor serves. Polling never waits for
 * readers: the system divides the processors among the loops.
 */
final class EventLoops {
  private static final int COUNT = 1 + Runtime.getRuntime().availableProcessors();

  private EventLoops() {}

  /**
   * Opens them for this thread. Vert.x hands loops out in turn, and gives one to the thread that
   * first deploys something. That turn is taken here: between those of polling and serving, it
   * would put two of them on the same loop.
   */
  static Vertx open() {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(COUNT));
    vertx.getOrCreateContext();
    return vertx;
  }
}
