package io.omnidepth.support;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** An exchange on loopback whose answer the test sets. */
public final class Exchange {
  private final List<HttpServerRequest> held = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer server;
  private Consumer<HttpServerRequest> answer;

  public Exchange(Vertx vertx, String body) {
    answer = sending(body);
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  asked.incrementAndGet();
                  answer(request);
                })
            .listen(0, "127.0.0.1")
            .await();
  }

  private static Consumer<HttpServerRequest> sending(String body) {
    return request -> request.response().putHeader("content-type", "application/json").end(body);
  }

  private synchronized void answer(HttpServerRequest request) {
    answer.accept(request);
  }

  public String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  public void answers(String body) {
    answers(sending(body));
  }

  public synchronized void answers(Consumer<HttpServerRequest> how) {
    answer = how;
    held.forEach(how);
    held.clear();
  }

  public int asked() {
    return asked.get();
  }
}
