package io.omnidepth.poll;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** Real servers on loopback that fail in the ways of real servers. */
abstract class FailingServers {
  static final String BOOK = "{\"bids\":[[\"1\",\"5\"]],\"asks\":[[\"2\",\"5\"]]}";

  static final Buffer BOMB_BODY = zeros(13_800_000);

  /** A kind of failure and its expected outcome. */
  @SuppressWarnings("ImmutableEnumChecker") // the answers hold no state
  enum Fault {
    NEVER(request -> {}, Outcome.Unreachable.class, "no whole answer within 600 ms"),
    RESET(request -> request.connection().close(), Outcome.Unreachable.class, "losed"),
    TOO_MANY(
        request -> request.response().setStatusCode(429).putHeader("Retry-After", "1").end("{}"),
        Outcome.Limited.class,
        "HTTP 429"),
    BLOCKED(
        request -> request.response().setStatusCode(451).end(), Outcome.Blocked.class, "HTTP 451"),
    BROKEN(
        request -> request.response().setStatusCode(500).end("oops"),
        Outcome.Refused.class,
        "HTTP 500: oops"),
    PAGE(request -> request.response().end("<html>"), Outcome.Unreadable.class, "not JSON"),
    HALF(
        request -> request.response().end(BOOK.substring(0, 20)),
        Outcome.Unreadable.class,
        "ends too early"),
    EMPTY(
        request -> request.response().end("{\"bids\":[],\"asks\":[]}"),
        Outcome.Unreadable.class,
        "both sides are empty"),
    DRIP(
        request -> {
          request.response().setChunked(true);
          request.response().write("{");
        },
        Outcome.Unreachable.class,
        "no whole answer within 600 ms"),
    ENDLESS(
        FailingServers::endless,
        Outcome.Unreadable.class,
        " bytes or more; a book of bad may have 193536"),
    LONG(
        request -> request.response().putHeader("Content-Length", "13800000").write("{"),
        Outcome.Unreadable.class,
        "the body has 13800000 bytes; a book of bad may have 193536"),
    BOMB(
        request -> request.response().putHeader("Content-Encoding", "gzip").end(BOMB_BODY),
        Outcome.Unreadable.class,
        "bytes has more when inflated; a book of bad may have 193536"),
    MANY(
        request ->
            request.response().end("{\"bids\":[" + "[1,1],".repeat(2_000) + "[1,1]],\"asks\":[]}"),
        Outcome.Unreadable.class,
        "more than 1000 bid rows, the most that a book of bad may have, in 12026 bytes"),
    CRUMBS(
        request -> crumbs(request.response().setChunked(true), 2_000),
        Outcome.Unreadable.class,
        "the body comes in parts that are too small: 1016 for 1016 bytes");

    final Consumer<HttpServerRequest> answer;
    final Class<? extends Outcome> outcome;
    final String words;

    Fault(Consumer<HttpServerRequest> answer, Class<? extends Outcome> outcome, String words) {
      this.answer = answer;
      this.outcome = outcome;
      this.words = words;
    }
  }

  /** An endless body beyond the bound. */
  static void endless(HttpServerRequest request) {
    request.response().setChunked(true);
    more(request, 64);
  }

  static void more(HttpServerRequest request, int parts) {
    if (parts > 0) {
      request
          .response()
          .write(Buffer.buffer("[".repeat(1 << 17)))
          .onSuccess(written -> more(request, parts - 1));
    }
  }

  /** A body that is small on the wire only. */
  static Buffer zeros(int bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(new byte[bytes]);
    } catch (IOException noFile) {
      throw new UncheckedIOException(noFile);
    }
    return Buffer.buffer(out.toByteArray());
  }

  /** A body with parts of one byte. */
  static void crumbs(HttpServerResponse response, int parts) {
    for (int i = 0; i < parts; i++) {
      response.write("[");
    }
  }

  static URI serve(Vertx vertx, Consumer<HttpServerRequest> answer) throws Exception {
    HttpServer server =
        vertx.createHttpServer().requestHandler(answer::accept).listen(0, "127.0.0.1").await();
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  static ReceivedReports poll(Vertx vertx, Duration interval, Map<Venue, URI> origins) {
    ReceivedReports reports = new ReceivedReports();
    start(vertx, interval, origins, false, reports);
    return reports;
  }

  static Poller start(
      Vertx vertx,
      Duration interval,
      Map<Venue, URI> origins,
      boolean paced,
      ReceivedReports reports) {
    List<Instrument> instruments = List.of(new Instrument("BTC", "USD"));
    return TestPolls.start(
        vertx,
        TestPolls.plan(origins.keySet(), instruments, interval, true, paced),
        TestPolls.transport(origins),
        reports);
  }
}
