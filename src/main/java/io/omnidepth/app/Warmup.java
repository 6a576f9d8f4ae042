package io.omnidepth.app;

import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Loads what serving will need while the command line is still being read, on the other core.
 * Changes nothing but the time to the first answer: about a quarter of it, measured from {@code
 * java -jar} to the first depth.
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

  private Warmup() {}

  public static void inBackground() {
    Thread thread =
        new Thread(
            () -> {
              LoggerFactory.getLogger(Warmup.class).debug("loading");
              NEEDED.forEach(Warmup::load);
            },
            "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void load(String name) {
    try {
      Class.forName(name);
    } catch (ClassNotFoundException | LinkageError renamed) {
      // It is loaded later, when it is needed; a test holds the names.
      return;
    }
  }

  /** What is loaded, so that a test sees a name that is no longer one. */
  public static List<String> needed() {
    return NEEDED;
  }
}
