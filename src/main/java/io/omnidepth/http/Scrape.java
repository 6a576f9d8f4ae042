package io.omnidepth.http;

import io.omnidepth.api.CostKind;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** Serves the metrics to Prometheus. A worker writes them. */
final class Scrape implements Handler<RoutingContext> {
  static final String PATH = "/metrics";
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<String> metrics;
  private final Payers payers;
  private final AnswerSender sender;

  Scrape(Supplier<String> metrics, Payers payers, AnswerSender sender) {
    this.metrics = metrics;
    this.payers = payers;
    this.sender = sender;
  }

  @Override
  public void handle(RoutingContext context) {
    sender.write(
        context,
        payers.payer(context.request()),
        new CostKind("figures", 1, 1),
        metrics,
        text ->
            context
                .response()
                .putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(text));
  }
}
