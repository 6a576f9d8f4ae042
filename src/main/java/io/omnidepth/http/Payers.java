package io.omnidepth.http;

import io.omnidepth.http.cost.Payer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Function;

/** Tells whose share a request counts to. */
final class Payers {
  private final Function<HttpServerRequest, Optional<String>> clients;

  /**
   * Asks this for the client of a request.
   *
   * @param clients empty for a request without a client that has a share of its own
   */
  Payers(Function<HttpServerRequest, Optional<String>> clients) {
    this.clients = clients;
  }

  /** The client; empty if it has no share of its own. */
  Optional<String> client(HttpServerRequest request) {
    return clients.apply(request);
  }

  /** The client or, where it has no share of its own, the connection. */
  Payer payer(HttpServerRequest request) {
    return Payer.of(client(request), request.connection());
  }
}
