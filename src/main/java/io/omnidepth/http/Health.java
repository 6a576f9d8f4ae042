package io.omnidepth.http;

import io.omnidepth.api.Form;
import io.omnidepth.api.Json;
import io.omnidepth.api.Problem;
import io.omnidepth.board.Publication;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Tells whether the server runs, and whether it has something to tell. */
final class Health {
  private final Publication board;

  Health(Publication board) {
    this.board = board;
  }

  void live(RoutingContext context) {
    send(context, "live");
  }

  /** Ready once some venue has a book that counts. */
  void ready(RoutingContext context) {
    if (board.current().ready()) {
      send(context, "ready");
    } else {
      Failures.send(
          Problem.of(503, "Not ready", "no venue has a book that can be believed now")
              .retryAfter(1),
          context.response());
    }
  }

  private static void send(RoutingContext context, String status) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, Form.JSON.contentType())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(Json.text(Json.object().put("status", status)));
  }
}
