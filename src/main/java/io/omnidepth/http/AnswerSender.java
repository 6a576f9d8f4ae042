package io.omnidepth.http;

import io.omnidepth.api.CostKind;
import io.omnidepth.api.Listener;
import io.omnidepth.api.Problem;
import io.omnidepth.http.connection.SocketLine;
import io.omnidepth.http.connection.UnsentBytes;
import io.omnidepth.http.cost.CostRefusal;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.Payer;
import io.omnidepth.source.Loop;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sends the answers of one loop, and refuses work that costs too much. A client that has used up
 * its share is told the cost and the wait. Runs on that loop.
 */
final class AnswerSender {
  private static final Duration DELAY = Duration.ofSeconds(1);

  private final Loop loop;
  private final Costs costs;
  private final UnsentBytes unsent;
  private final Listener listener;
  private Duration spentAtOnce = Duration.ZERO;

  AnswerSender(Loop loop, Costs costs, UnsentBytes unsent, Listener listener) {
    this.loop = loop;
    this.costs = costs;
    this.unsent = unsent;
    this.listener = listener;
  }

  /** Has a text without a tag written on a worker. */
  void write(
      RoutingContext context,
      Payer payer,
      CostKind kind,
      Supplier<String> text,
      Consumer<String> then) {
    Optional<CostRefusal> refusal = costs.refused(payer, costs.price(kind));
    if (refusal.isPresent()) {
      refuse(context, payer, refusal.get());
    } else {
      onWorker(context, payer, kind, text, then);
    }
  }

  private <T> void onWorker(
      RoutingContext context, Payer payer, CostKind kind, Supplier<T> work, Consumer<T> then) {
    costs
        .offer(payer, kind, loop, new WorkerTask<>(context, payer, kind, work, then))
        .ifPresent(busy -> refuse(context, payer, busy));
  }

  /** Work for an answer that waits for its turn. */
  private final class WorkerTask<T> implements Costs.Work {
    private final RoutingContext context;
    private final Payer payer;
    private final CostKind kind;
    private final Duration price;
    private final Supplier<T> work;
    private final Consumer<T> then;

    WorkerTask(
        RoutingContext context, Payer payer, CostKind kind, Supplier<T> work, Consumer<T> then) {
      this.context = context;
      this.payer = payer;
      this.kind = kind;
      this.price = costs.price(kind);
      this.work = work;
      this.then = then;
    }

    @Override
    public void begin(Consumer<Duration> end) {
      if (context.response().closed()) {
        end.accept(Duration.ZERO);
        return;
      }
      loop.offload(
          () -> TimedWork.of(work),
          done -> {
            costs.spend(payer, kind, done.took());
            end.accept(done.took());
            if (!context.response().closed()) {
              then.accept(done.result());
            }
          },
          failure -> {
            costs.spend(payer, price);
            end.accept(price);
            context.fail(failure);
          });
    }

    @Override
    public void late(CostRefusal busy) {
      refuse(context, payer, busy);
    }
  }

  /** Sends an answer, or tells the reader that it has it already. */
  void send(WaitingRequest request, EncodedAnswer.Content content) {
    HttpServerResponse response = request.context().response();
    response
        .putHeader(HttpHeaders.ETAG, content.tag())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    vary(response);
    if (request.has(content.tag())) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, content.form().contentType());
    if (content.coding() != ContentEncoding.NONE) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, content.coding().word());
    }
    AnswerBody body = content.body().orElseThrow();
    if (request.context().request().method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length())).end();
      return;
    }
    AnswerBody.Sending sending = body.send();
    Future<Void> sent = response.end(sending.bytes()).onComplete(done -> sending.end().run());
    Instant now = loop.instant();
    unsent
        .of(new SocketLine(request.context().request().connection()), now)
        .wrote(body.length(), sent, now);
  }

  /** Tells caches on the way that a path has more than one answer. */
  static void vary(HttpServerResponse response) {
    if (!response.headers().contains(HttpHeaders.VARY)) {
      response.putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding");
    }
  }

  /** Refuses work that costs too much now. */
  void refuse(RoutingContext context, Payer payer, CostRefusal refusal) {
    listener.refused(false);
    refuse(context, payer, refusal.problem());
  }

  /**
   * Refuses a client that asks too much. One that asks on without waiting gets its refusals after a
   * delay, so that they cost little.
   */
  void refuse(RoutingContext context, Payer payer, Problem problem) {
    if (!costs.delays(payer)) {
      Failures.send(problem, context.response());
      return;
    }
    loop.after(
        DELAY,
        () -> {
          if (!context.response().closed()) {
            Failures.send(problem, context.response());
          }
        });
  }

  /** The event loop has made an answer. */
  void madeAtOnce(Duration took) {
    spentAtOnce = spentAtOnce.plus(took);
  }

  /** The processor time of all answers that the event loop has made. */
  Duration spentAtOnce() {
    return spentAtOnce;
  }
}
