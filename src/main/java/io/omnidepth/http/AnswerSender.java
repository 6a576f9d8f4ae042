package io.omnidepth.http;

import io.omnidepth.api.Answer;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Listener;
import io.omnidepth.api.Problem;
import io.omnidepth.http.connection.SocketLine;
import io.omnidepth.http.connection.UnsentBytes;
import io.omnidepth.http.cost.CostRefusal;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.Payer;
import io.omnidepth.source.Loop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes answers at the price of their work and sends them. The event loop makes an answer that
 * costs little. A worker makes one that costs more, when the client's turn comes. A client that has
 * used up its share is told the cost and the wait.
 */
final class AnswerSender {
  private static final Duration DELAY = Duration.ofSeconds(1);

  private final Loop loop;
  private final Costs costs;
  private final UnsentBytes unsent;
  private final EntityTags tags;
  private final Listener listener;
  private Duration spentAtOnce = Duration.ZERO;

  AnswerSender(Loop loop, Costs costs, UnsentBytes unsent, EntityTags tags, Listener listener) {
    this.loop = loop;
    this.costs = costs;
    this.unsent = unsent;
    this.tags = tags;
    this.listener = listener;
  }

  /**
   * Sends an answer as soon as the client may have it.
   *
   * @param work makes it; called at most once, on any thread
   */
  void send(RoutingContext context, Payer payer, CostKind kind, Supplier<Answer> work) {
    Optional<CostRefusal> refusal = costs.refused(payer, costs.price(kind));
    if (refusal.isPresent()) {
      refuse(context, payer, refusal.get());
      return;
    }
    @Nullable String ifNoneMatch = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
    ContentEncoding coding =
        ContentEncoding.accepted(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
    Supplier<EncodedAnswer> answer =
        () -> EncodedAnswer.of(work.get(), tags, ifNoneMatch, coding, loop);
    if (costs.isSmall(payer, kind)) {
      TimedWork<EncodedAnswer> done = TimedWork.of(answer);
      costs.spend(payer, kind, done.took());
      spentAtOnce = spentAtOnce.plus(done.took());
      send(context, done.result());
    } else {
      onWorker(context, payer, kind, answer, result -> send(context, result));
    }
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
        .offer(payer, kind, new WorkerTask<>(context, payer, kind, work, then))
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

  private void send(RoutingContext context, EncodedAnswer answer) {
    if (answer instanceof EncodedAnswer.Failure failure) {
      Failures.send(failure.problem(), context.response());
    } else if (answer instanceof EncodedAnswer.Content content) {
      send(context, content);
    }
  }

  private void send(RoutingContext context, EncodedAnswer.Content content) {
    HttpServerResponse response = context.response();
    content.representation().merged().ifPresent(listener::merged);
    response
        .putHeader(HttpHeaders.ETAG, content.tag())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    vary(response);
    if (content.body().isEmpty()) {
      response.setStatusCode(304).end();
      return;
    }
    Form form = content.representation().form();
    listener.written(form.word(), content.wrote());
    response.putHeader(HttpHeaders.CONTENT_TYPE, form.contentType());
    if (content.coding() != ContentEncoding.NONE) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, content.coding().word());
    }
    byte[] body = content.body().get();
    Instant now = loop.instant();
    unsent
        .of(new SocketLine(context.request().connection()), now)
        .wrote(body.length, response.end(Buffer.buffer(body)), now);
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

  /** The processor time of all answers that the event loop has made. */
  Duration spentAtOnce() {
    return spentAtOnce;
  }
}
