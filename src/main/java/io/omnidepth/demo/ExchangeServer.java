package io.omnidepth.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.omnidepth.source.Loop;
import io.omnidepth.venue.Venue;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One embedded exchange as a server on loopback. It answers with the latency of the real venue and
 * with the fault that is set.
 *
 * <p>It has a control path beside the exchange's own. {@code GET /_exchange} answers with the
 * number of requests and the weight used of each limit. {@code POST /_exchange?fault=slow} sets a
 * fault.
 */
final class ExchangeServer {
  private static final String CONTROL = "/_exchange";
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration CACHE_BEHIND = Duration.ofSeconds(30);
  private static final String ELSEWHERE = "http://elsewhere.example/";
  private static final Duration DRIP = Duration.ofMillis(200);
  private static final int DROP = 64;
  private static final String PAGE =
      "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Checking your"
          + " browser</body></html>";

  private final Vertx vertx;
  private final EmbeddedExchange exchange;
  private final Loop loop;
  private final SeededRandom chance;
  private final boolean prompt;
  private long answers;
  private String protocol = "";
  private volatile Fault fault = Fault.NONE;
  private volatile Instant frozenAt = Instant.EPOCH;

  /**
   * @param prompt whether it answers without the latency of the real venue
   */
  ExchangeServer(
      Vertx vertx, EmbeddedExchange exchange, Loop loop, SeededRandom chance, boolean prompt) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.loop = loop;
    this.chance = chance.of(exchange.venue().id());
    this.prompt = prompt;
  }

  Venue venue() {
    return exchange.venue();
  }

  EmbeddedExchange exchange() {
    return exchange;
  }

  /** Sets the fault from now on. */
  void fault(Fault how) {
    frozenAt = exchange.wholeSecond(loop.instant());
    fault = how;
  }

  Future<HttpServer> listen(HttpServerOptions options) {
    Promise<HttpServer> listening = Promise.promise();
    loop.submit(
        () ->
            vertx
                .createHttpServer(options)
                .requestHandler(this::handle)
                .listen()
                .onComplete(listening));
    return listening.future();
  }

  private void handle(HttpServerRequest request) {
    if (request.path().equals(CONTROL)) {
      control(request);
      return;
    }
    Instant arrived = loop.instant();
    protocol = request.version().alpnName();
    Fault how = fault;
    switch (how) {
      case SILENT -> {}
      case RESET -> request.connection().close();
      default ->
          request
              .body()
              .onSuccess(
                  body ->
                      later(
                          () ->
                              answer(
                                  request.response(),
                                  how,
                                  new ExchangeRequest(
                                      request.method().name(),
                                      decoded(request.path()),
                                      name -> Optional.ofNullable(request.getParam(name)),
                                      body.toString()),
                                  arrived)));
    }
  }

  /** The path with its escapes decoded; unchanged if the escapes are malformed. */
  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException meansNothing) {
      return path;
    }
  }

  private void control(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (HttpMethod.POST.equals(request.method())) {
      Optional<Fault> wanted = Fault.of(String.valueOf(request.getParam("fault")));
      if (wanted.isEmpty()) {
        response
            .setStatusCode(400)
            .end("fault is one of " + String.join(", ", Fault.words()) + "\n");
        return;
      }
      fault(wanted.get());
    }
    response.putHeader("Content-Type", "application/json").end(counts());
  }

  /** The requests, the protocol of the last request and the current fault, as JSON. */
  String counts() {
    return exchange.counts().put("protocol", protocol).put("fault", fault.word()).toString();
  }

  /**
   * Runs the answer after a delay. Most delays are about the usual latency; a few are far longer.
   */
  private void later(Runnable answer) {
    double usual = exchange.traits().latency().toMillis();
    double drawn = chance.at(answers++);
    long wait = prompt ? 0 : Math.round(usual * (0.7 + 0.4 * drawn + Math.pow(drawn, 40)));
    if (wait < 1) {
      answer.run();
    } else {
      loop.after(Duration.ofMillis(wait), answer);
    }
  }

  /**
   * Sends the answer. The weight counts at the time of arrival, because the client does not control
   * the latency.
   */
  private void answer(
      HttpServerResponse response, Fault how, ExchangeRequest request, Instant arrived) {
    Instant now = loop.instant();
    if (response.closed()) {
      return;
    }
    ExchangeResponse answer = exchange.answer(request, moment(how, now), arrived);
    switch (how) {
      case LIMITED ->
          response
              .putHeader("Retry-After", "2")
              .putHeader("Content-Type", answer.contentType())
              .setStatusCode(429)
              .end(exchange.answers().limited(now).body());
      case LIMITED_BARE -> send(response, exchange.answers().limited(now));
      case BLOCKED -> response.setStatusCode(451).end();
      case BROKEN -> response.setStatusCode(500).end("Internal Server Error");
      case PAGE -> response.putHeader("Content-Type", "text/html").end(PAGE);
      case GARBAGE -> response.end(Buffer.buffer(garbage(answer.body().length())));
      case EMPTY -> send(response, exchange.answers().empty());
      case REDIRECT -> response.setStatusCode(302).putHeader("Location", ELSEWHERE).end("Moved");
      case MISSING -> response.setStatusCode(404).end("Not Found");
      case EXPONENTS -> response.end(FaultyBody.exponents(answer.body()));
      case NESTED -> response.end(FaultyBody.nested());
      case HUGE -> response.end(FaultyBody.huge(answer.body()));
      case ENDLESS -> withoutEnd(response.setChunked(true), FaultyBody.more());
      case ESCAPES -> response.setStatusCode(400).end(FaultyBody.escapes());
      case SLOW -> drip(response.setChunked(true), Buffer.buffer(answer.body()), 0);
      case CUT -> {
        Buffer whole = Buffer.buffer(answer.body());
        response
            .putHeader("Content-Length", String.valueOf(whole.length()))
            .write(whole.getBuffer(0, whole.length() / 2))
            .onComplete(written -> response.reset());
      }
      default -> send(response, answer);
    }
  }

  /** The moment whose book the answer has. */
  private Instant moment(Fault how, Instant now) {
    return switch (how) {
      case FROZEN -> frozenAt;
      case OLD -> now.minus(AN_HOUR);
      case FUTURE -> now.plus(AN_HOUR);
      case CACHES -> answers % 2 == 0 ? now : now.minus(CACHE_BEHIND);
      default -> now;
    };
  }

  private static void withoutEnd(HttpServerResponse response, String more) {
    if (!response.closed()) {
      response.write(more).onSuccess(written -> withoutEnd(response, more));
    }
  }

  private static void send(HttpServerResponse response, ExchangeResponse answer) {
    answer.headers().forEach(response::putHeader);
    response
        .putHeader("Content-Type", answer.contentType())
        .setStatusCode(answer.status())
        .end(answer.body());
  }

  private byte[] garbage(int length) {
    byte[] bytes = new byte[Math.min(length, 4096)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (256 * chance.at(answers, i));
    }
    return bytes;
  }

  private void drip(HttpServerResponse response, Buffer whole, int from) {
    if (response.closed() || from >= whole.length()) {
      if (!response.ended() && !response.closed()) {
        response.end();
      }
      return;
    }
    int to = Math.min(whole.length(), from + DROP);
    response
        .write(whole.getBuffer(from, to))
        .onSuccess(written -> loop.after(DRIP, () -> drip(response, whole, to)));
  }
}
