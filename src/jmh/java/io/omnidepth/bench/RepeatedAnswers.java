package io.omnidepth.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stands before an exchange and repeats its first two answers to each request in turn. It costs
 * little, so that the measured server has the machine.
 */
final class RepeatedAnswers {
  private static final int STATES = 2;

  /** An answer as it came. */
  private record Kept(int status, String type, Optional<String> encoding, Buffer body) {}

  /** The answers to one request. */
  private static final class Answers {
    private final List<Kept> kept = new ArrayList<>();
    private int next;
  }

  private final HttpClient http;
  private final URI exchange;
  private final Map<String, Answers> byRequest = new HashMap<>();

  private RepeatedAnswers(Vertx vertx, URI exchange) {
    this.http = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(2));
    this.exchange = exchange;
  }

  /** Listens at a free port; gives the origin. */
  static Future<URI> before(Vertx vertx, URI exchange) {
    RepeatedAnswers answers = new RepeatedAnswers(vertx, exchange);
    return vertx
        .createHttpServer()
        .requestHandler(request -> request.body().onSuccess(body -> answers.answer(request, body)))
        .listen(0, "127.0.0.1")
        .map(server -> URI.create("http://127.0.0.1:" + server.actualPort()));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    String key = request.method() + " " + request.uri() + " " + body;
    Answers answers = byRequest.computeIfAbsent(key, first -> new Answers());
    if (answers.kept.size() == STATES) {
      send(request, answers.kept.get(answers.next++ % STATES));
      return;
    }
    ask(request, body)
        .onSuccess(
            kept -> {
              if (kept.status() == 200 && answers.kept.size() < STATES) {
                answers.kept.add(kept);
              }
              send(request, kept);
            })
        .onFailure(failed -> request.response().setStatusCode(502).end(failed.toString()));
  }

  private Future<Kept> ask(HttpServerRequest request, Buffer body) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(request.method())
            .setHost(exchange.getHost())
            .setPort(exchange.getPort())
            .setURI(request.uri());
    for (String name : List.of("Accept-Encoding", "Content-Type")) {
      String value = request.getHeader(name);
      if (value != null) {
        options.putHeader(name, value);
      }
    }
    return http.request(options)
        .compose(asked -> asked.send(body))
        .compose(
            answer ->
                answer
                    .body()
                    .map(
                        all ->
                            new Kept(
                                answer.statusCode(),
                                Optional.ofNullable(answer.getHeader("Content-Type"))
                                    .orElse("application/json"),
                                Optional.ofNullable(answer.getHeader("Content-Encoding")),
                                all)));
  }

  private static void send(HttpServerRequest request, Kept kept) {
    request.response().setStatusCode(kept.status()).putHeader("Content-Type", kept.type());
    kept.encoding().ifPresent(name -> request.response().putHeader("Content-Encoding", name));
    request.response().end(kept.body());
  }
}
