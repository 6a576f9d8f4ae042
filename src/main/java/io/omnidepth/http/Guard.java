package io.omnidepth.http;

import io.omnidepth.api.Problem;
import io.omnidepth.http.connection.ClientRates;
import io.omnidepth.http.cost.CostRefusal;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.Payer;
import io.omnidepth.http.cost.ThreadTime;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules for every request: headers of the answer, well-formed requests, known hosts, the
 * client's rate of requests, and its share of the event loop's time.
 */
final class Guard implements Handler<RoutingContext> {
  private static final String PLAIN = ContentEncoding.NONE.word();

  static final String CONTENT_POLICY = "Content-Security-Policy";

  private static final int BURST = 2_000;
  private static final double REQUESTS_A_SECOND = 500;
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'; "
          + "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'none'";

  /** The headers that pages of allowed origins may read, beside those that any page may. */
  private static final String EXPOSED = "ETag, Retry-After, Omnidepth-Demo";

  private final OriginPolicy policy;
  private final boolean demo;
  private final boolean replay;
  private final BooleanSupplier ended;
  private final ClientRates rates;
  private final Payers payers;
  private final Costs costs;
  private final AnswerSender sender;
  private final InstantSource clock;

  /**
   * Guards with these.
   *
   * @param demo whether the books are made up, which each answer then tells in a header
   * @param replay whether the books are of a tape, which each answer then tells in a header
   * @param ended whether that tape is over, which the header tells, too
   */
  Guard(
      OriginPolicy policy,
      boolean demo,
      boolean replay,
      BooleanSupplier ended,
      ClientRates rates,
      Payers payers,
      Costs costs,
      AnswerSender sender,
      InstantSource clock) {
    this.policy = policy;
    this.demo = demo;
    this.replay = replay;
    this.ended = ended;
    this.rates = rates;
    this.payers = payers;
    this.costs = costs;
    this.sender = sender;
    this.clock = clock;
  }

  /** The rates of requests that each client may have. */
  static ClientRates usualRates() {
    return new ClientRates(BURST, REQUESTS_A_SECOND);
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerResponse response = context.response();
    headers(response);
    keepPlain(context);
    // Before any refusal: a page of an allowed origin may read the reason.
    Optional<String> origin = policy.allowedOrigin(context.request());
    origin.ifPresent(
        page ->
            response
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, page)
                .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, exposed()));
    Optional<Problem> fault =
        RequestRules.fault(context.request()).or(() -> policy.wrongHost(context.request()));
    if (fault.isPresent()) {
      Failures.refuse(response, fault.get());
      return;
    }
    Payer payer = payers.payer(context.request());
    Optional<Problem> tooMany = tooMany(context);
    if (tooMany.isPresent()) {
      sender.refuse(context, payer, tooMany.get());
    } else if (Preflight.is(context.request())) {
      Preflight.answer(context.request(), origin);
    } else {
      pass(context, payer);
    }
  }

  /**
   * Keeps Vert.x from compressing an answer whose reader takes no coding of ours: it reads {@code
   * q=0} in its own way. The word identity does not go out.
   */
  private static void keepPlain(RoutingContext context) {
    HttpServerResponse response = context.response();
    @Nullable String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    if (accepted != null && ContentEncoding.accepted(accepted) == ContentEncoding.NONE) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, PLAIN);
    }
    if (context.request().method().equals(HttpMethod.HEAD)) {
      // Without a body, Vert.x lets it out.
      context.addHeadersEndHandler(
          all -> {
            if (response.headers().contains(HttpHeaders.CONTENT_ENCODING, PLAIN, true)) {
              response.headers().remove(HttpHeaders.CONTENT_ENCODING);
            }
          });
    }
  }

  private void headers(HttpServerResponse response) {
    response
        .putHeader(CONTENT_POLICY, POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (demo) {
      response.putHeader("Omnidepth-Demo", "made-up books");
    }
    if (replay) {
      response.putHeader(
          "Omnidepth-Replay",
          ended.getAsBoolean() ? "recorded books, at the end of the tape" : "recorded books");
    }
    if (policy.allowsOrigins()) {
      response.putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding, Origin");
    }
  }

  private String exposed() {
    return replay ? EXPOSED + ", Omnidepth-Replay" : EXPOSED;
  }

  private Optional<Problem> tooMany(RoutingContext context) {
    return payers
        .client(context.request())
        .flatMap(client -> rates.tooMany(client, clock.instant()))
        .map(
            wait ->
                Problem.of(
                        429,
                        "Too Many Requests",
                        "a client may make " + (int) REQUESTS_A_SECOND + " requests a second")
                    .retryAfter(wait));
  }

  /** Passes the request on. The client pays for the event loop's work on it. */
  private void pass(RoutingContext context, Payer payer) {
    if (context.request().path().startsWith("/api/v1/") && !StreamUpgrade.is(context.request())) {
      Optional<CostRefusal> refusal = costs.refused(payer, Duration.ZERO);
      if (refusal.isPresent()) {
        sender.refuse(context, payer, refusal.get());
        return;
      }
    }
    Duration paid = sender.spentAtOnce();
    Duration before = ThreadTime.spent();
    context.next();
    Duration took = ThreadTime.spent().minus(before);
    costs.spend(payer, took.minus(sender.spentAtOnce().minus(paid)));
  }
}
