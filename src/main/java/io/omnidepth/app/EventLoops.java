package io.omnidepth.app;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** The event loops of a server: one polls, the other one serves. */
final class EventLoops {
  private static final int COUNT = 2;

  private EventLoops() {}

  /**
   * Opens them for this thread. Vert.x hands loops out in turn, and gives one to the thread that
   * first deploys something. That turn is taken here: between those of polling and serving, it
   * would put both on the same loop.
   */
  static Vertx open() {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(COUNT));
    vertx.getOrCreateContext();
    return vertx;
  }
}
