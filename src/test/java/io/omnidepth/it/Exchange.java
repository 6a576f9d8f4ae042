package io.omnidepth.it;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** An exchange on loopback whose answer the test sets. */
final class Exchange {
  private volatile Consumer<HttpServerRequest> answer;
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer server;

  Exchange(Vertx vertx, String body) {
    answer = sending(body);
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  asked.incrementAndGet();
                  answer.accept(request);
                })
            .listen(0, "127.0.0.1")
            .await();
  }

  private static Consumer<HttpServerRequest> sending(String body) {
    return request -> request.response().putHeader("content-type", "application/json").end(body);
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  void answers(String body) {
    answer = sending(body);
  }

  void answers(Consumer<HttpServerRequest> how) {
    answer = how;
  }

  int asked() {
    return asked.get();
  }
}
