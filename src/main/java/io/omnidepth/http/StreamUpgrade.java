package io.omnidepth.http;

import io.omnidepth.api.Problem;
import io.omnidepth.http.connection.ConnectionGate;
import io.omnidepth.http.connection.PerMessageDeflate;
import io.omnidepth.http.stream.Hub;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a request for the stream into a WebSocket. */
final class StreamUpgrade implements Handler<RoutingContext> {
  static final String PATH = "/api/v1/stream";
  private static final Logger LOG = LoggerFactory.getLogger(StreamUpgrade.class);

  private final OriginPolicy policy;
  private final Payers payers;
  private final ConnectionGate gate;
  private final Hub hub;

  StreamUpgrade(OriginPolicy policy, Payers payers, ConnectionGate gate, Hub hub) {
    this.policy = policy;
    this.payers = payers;
    this.gate = gate;
    this.hub = hub;
  }

  static boolean is(HttpServerRequest request) {
    return request.path().equals(PATH);
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    Optional<Problem> fault =
        RequestRules.upgradeMissing(request)
            .or(() -> policy.foreignSocket(request))
            .or(() -> RequestRules.upgradeFault(request));
    if (fault.isPresent()) {
      Failures.refuse(context.response(), fault.get());
      return;
    }
    Optional<String> client = payers.client(request);
    PerMessageDeflate.answer(request.headers().getAll(PerMessageDeflate.HEADER))
        .ifPresent(answer -> request.response().putHeader(PerMessageDeflate.HEADER, answer));
    request
        .toWebSocket()
        .onSuccess(
            socket ->
                gate.upgraded(request.connection(), socket, client)
                    .ifPresentOrElse(line -> hub.joined(socket, client, line), socket::close))
        .onFailure(failure -> LOG.debug("no WebSocket with {}", request.remoteAddress(), failure));
  }
}
