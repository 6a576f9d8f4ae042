package io.omnidepth.app;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/**
 * Loads the classes of a server on the other core while the command line is read. It saves about a
 * quarter of the time from {@code java -jar} to the first depth, and changes nothing else.
 */
public final class Warmup {
  private static final List<String> NEEDED =
      List.of(
          "io.netty.channel.nio.NioIoHandler",
          "io.netty.channel.socket.nio.NioSocketChannel",
          "io.netty.buffer.AdaptiveByteBufAllocator",
          "io.netty.handler.codec.http.HttpServerCodec",
          "io.vertx.core.Vertx",
          "io.vertx.core.impl.VertxImpl",
          "io.vertx.ext.web.client.impl.WebClientBase",
          "io.vertx.ext.web.client.impl.HttpRequestImpl",
          "io.vertx.ext.web.impl.RouterImpl",
          "io.omnidepth.read.LayoutReader",
          "io.omnidepth.http.HttpApi",
          "io.omnidepth.api.Json",
          "io.omnidepth.api.depth.DepthJson",
          "io.omnidepth.board.Selection",
          "io.omnidepth.market.Consolidation");

  private final CountDownLatch log = new CountDownLatch(1);

  private Warmup() {}

  /** Begins to load. */
  public static Warmup inBackground() {
    Warmup warmup = new Warmup();
    Thread thread = new Thread(warmup::load, "warm-up");
    thread.setDaemon(true);
    thread.start();
    return warmup;
  }

  /**
   * Waits until the log is set up. Two threads must not do that at the same time: the second one
   * would get loggers without it, and the logging library warns of them.
   */
  public void awaitLog() {
    try {
      log.await();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void load() {
    try {
      LoggerFactory.getLogger(Warmup.class).debug("loading");
    } finally {
      log.countDown();
    }
    NEEDED.forEach(Warmup::load);
  }

  private static void load(String name) {
    try {
      Class.forName(name);
    } catch (ClassNotFoundException | LinkageError renamed) {
      // The class is loaded later, with its first use. A test checks the names.
      return;
    }
  }

  /** The names of the loaded classes, for the test that checks them. */
  public static List<String> needed() {
    return NEEDED;
  }
}
