package io.omnidepth.app;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;

/**
 * The event loops of a server: one polls, and one a processor serves. Polling and readers never
 * wait for each other: the system divides the processors among the loops.
 */
final class EventLoops {
  private static final int COUNT = 1 + Runtime.getRuntime().availableProcessors();

  private EventLoops() {}

  static Vertx open() {
    return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(COUNT));
  }

  /**
   * A context on each loop but that of polling. The loops are told apart here: Vert.x hands them
   * out in turn, to clients and verticles as well.
   */
  static List<Context> serving(Vertx vertx, VertxLoop polling) {
    VertxInternal all = (VertxInternal) vertx;
    List<Context> contexts = new ArrayList<>();
    for (EventExecutor each : all.nettyEventLoopGroup()) {
      if (each instanceof EventLoop loop && !polling.isOn(loop)) {
        contexts.add(all.contextBuilder().withEventLoop(loop).build());
      }
    }
    return contexts;
  }
}
