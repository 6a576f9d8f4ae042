package io.omnidepth.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.omnidepth.api.Listener;
import io.omnidepth.api.Problem;
import io.omnidepth.http.connection.ConnectionGate;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Optional;

/** Answers the requests that have no path and hands all others to the router. */
final class TargetCheck implements Handler<HttpServerRequest> {
  private final Router router;
  private final OriginPolicy policy;
  private final ConnectionGate gate;
  private final Listener listener;

  TargetCheck(Router router, OriginPolicy policy, ConnectionGate gate, Listener listener) {
    this.router = router;
    this.policy = policy;
    this.gate = gate;
    this.listener = listener;
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (request.path().startsWith("/")) {
      if (isDecodable(request.path())) {
        router.handle(request);
      } else {
        Failures.refuse(request.response(), Failures.MALFORMED);
      }
      return;
    }
    Optional<Problem> fault = RequestRules.fault(request).or(() -> policy.wrongHost(request));
    if (fault.isEmpty() && Preflight.is(request)) {
      Preflight.answer(request, Optional.empty());
    } else {
      Failures.refuse(request.response(), fault.orElse(Undecodable.NO_PATH));
    }
  }

  /** The router would log a path that is not decodable as a fault of the server. */
  private static boolean isDecodable(String path) {
    try {
      QueryStringDecoder.decodeComponent(path);
      return true;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /** Answers a request that the decoder could not read. Its connection closes after that. */
  void undecodable(HttpServerRequest request) {
    Problem problem =
        RequestRules.unknownCoding(request)
            .orElseGet(() -> Undecodable.problem(request.decoderResult().cause()));
    gate.unreadable(request.connection(), problem.detail());
    listener.answered("other", problem.status(), Duration.ZERO);
    Failures.send(problem, request.response().putHeader(HttpHeaders.CONNECTION, "close"));
  }
}
