package io.omnidepth.http;

import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.Payer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.Duration;

/** Serves the files of the page, with the headers that tell how long they may be kept. */
final class PageFiles {
  /** The folder of the page among the program's resources. */
  static final String ROOT = "webroot";

  /** The price of compressing one of the larger files. */
  private static final Duration COMPRESSION = Duration.ofMillis(10);

  private final Payers payers;
  private final Costs costs;

  PageFiles(Payers payers, Costs costs) {
    this.payers = payers;
    this.costs = costs;
  }

  /**
   * The files that the build has not packed. Without ranges: they are small, and Vert.x logs a
   * wrong range as its own fault.
   */
  static Handler<RoutingContext> files() {
    return StaticHandler.create(ROOT).setCachingEnabled(false).setEnableRangeSupport(false);
  }

  /** An asset's name changes with its content, so it may be kept for ever. */
  void asset(RoutingContext context) {
    vary(context);
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
    context.next();
  }

  /** The page names its assets, so it must be asked for anew each time. */
  void page(RoutingContext context) {
    vary(context);
    if (!context.response().headers().contains(HttpHeaders.CACHE_CONTROL)) {
      context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
    context.next();
  }

  private static void vary(RoutingContext context) {
    context.addHeadersEndHandler(
        head -> {
          if (context.response().getStatusCode() < 400) {
            AnswerSender.vary(context.response());
          }
        });
  }

  /**
   * Has the client pay for the compression of a file that the build has not packed. The event loop
   * does it chunk by chunk. A client that has used up its share gets the file as it is.
   */
  void pay(RoutingContext context) {
    Payer payer = payers.payer(context.request());
    if (costs.refused(payer, COMPRESSION).isPresent()) {
      context.response().putHeader(HttpHeaders.CONTENT_ENCODING, ContentEncoding.NONE.word());
    } else {
      costs.spend(payer, COMPRESSION);
    }
    context.next();
  }
}
