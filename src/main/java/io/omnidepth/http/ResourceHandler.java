package io.omnidepth.http;

import io.omnidepth.api.CostKind;
import io.omnidepth.api.Listener;
import io.omnidepth.api.Problem;
import io.omnidepth.http.connection.SocketLine;
import io.omnidepth.http.connection.UnsentBytes;
import io.omnidepth.http.cost.CostRefusal;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.Payer;
import io.omnidepth.http.cost.ThreadTime;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions over HTTP at the price of their work. What costs little is merged, written and
 * compressed on the event loop, what costs more on a worker, when the client's turn comes. Who has
 * used up its share is told the cost and the wait.
 */
final class ResourceHandler {
  private static final Duration LATER = Duration.ofSeconds(1);

  /** To compress one of the page's larger files. */
  private static final Duration COMPRESSION = Duration.ofMillis(10);

  private final Vertx vertx;
  private final Costs costs;
  private final UnsentBytes unsent;
  private final Listener listener;
  private final InstantSource clock;
  private Duration atOnce = Duration.ZERO;

  ResourceHandler(
      Vertx vertx, Costs costs, UnsentBytes unsent, Listener listener, InstantSource clock) {
    this.vertx = vertx;
    this.costs = costs;
    this.unsent = unsent;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * An answer as it goes over the wire.
   *
   * @param body empty for who has it already
   */
  private record Made(
      Reply.Yes reply, Optional<byte[]> body, ContentCoding packing, Duration wrote) {}

  /** What the making of a reply came to. */
  private record Outcome(Reply reply, Optional<Made> made) {}

  /** Answers as soon as may be; {@code work} is called once, on whichever thread, or not at all. */
  void answer(RoutingContext context, Payer payer, CostKind kind, Supplier<Reply> work) {
    Duration price = costs.price(kind);
    Optional<CostRefusal> refusal = costs.refused(payer, price);
    if (refusal.isPresent()) {
      refuse(context, payer, refusal.get());
      return;
    }
    @Nullable String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
    ContentCoding packing =
        ContentCoding.accepted(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
    Supplier<Timed<Outcome>> making = () -> timed(() -> make(work, known, packing));
    if (costs.isSmall(payer, kind)) {
      Timed<Outcome> outcome = making.get();
      costs.spend(payer, kind, outcome.took());
      atOnce = atOnce.plus(outcome.took());
      send(context, outcome.made());
    } else {
      costs
          .offer(
              payer,
              kind,
              new OnWorker<>(context, payer, kind, making, outcome -> send(context, outcome)))
          .ifPresent(busy -> refuse(context, payer, busy));
    }
  }

  /** Has a text written on a worker, for an answer without a tag. */
  void write(
      RoutingContext context,
      Payer payer,
      CostKind kind,
      Supplier<String> text,
      Consumer<String> then) {
    Duration price = costs.price(kind);
    costs
        .refused(payer, price)
        .or(
            () ->
                costs.offer(
                    payer, kind, new OnWorker<>(context, payer, kind, () -> timed(text), then)))
        .ifPresent(refusal -> refuse(context, payer, refusal));
  }

  /**
   * A file is compressed on the event loop, chunk by chunk, as it is sent; for a client that has
   * used up its share it is not compressed.
   */
  void file(RoutingContext context, Payer payer) {
    if (costs.refused(payer, COMPRESSION).isPresent()) {
      context.response().putHeader(HttpHeaders.CONTENT_ENCODING, ContentCoding.NONE.word());
    } else {
      costs.spend(payer, COMPRESSION);
    }
  }

  /** What was made on a worker, and how long that took. */
  private record Timed<T>(T made, Duration took) {}

  private static <T> Timed<T> timed(Supplier<T> making) {
    Duration before = ThreadTime.spent();
    T made = making.get();
    return new Timed<>(made, ThreadTime.spent().minus(before));
  }

  /** A larger piece of work for an answer, which waits for its turn. */
  private final class OnWorker<T> implements Costs.Work {
    private final RoutingContext context;
    private final Payer payer;
    private final CostKind kind;
    private final Duration price;
    private final Supplier<Timed<T>> making;
    private final Consumer<T> then;

    OnWorker(
        RoutingContext context,
        Payer payer,
        CostKind kind,
        Supplier<Timed<T>> making,
        Consumer<T> then) {
      this.context = context;
      this.payer = payer;
      this.kind = kind;
      this.price = costs.price(kind);
      this.making = making;
      this.then = then;
    }

    @Override
    public void begin(Consumer<Duration> end) {
      if (context.response().closed()) {
        end.accept(Duration.ZERO);
        return;
      }
      vertx
          .executeBlocking(making::get, false)
          .onComplete(
              timed -> {
                costs.spend(payer, kind, timed.took());
                end.accept(timed.took());
                if (!context.response().closed()) {
                  then.accept(timed.made());
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

  private Outcome make(Supplier<Reply> work, @Nullable String known, ContentCoding packing) {
    Reply reply = work.get();
    Optional<Made> made =
        reply instanceof Reply.Yes yes ? Optional.of(made(yes, known, packing)) : Optional.empty();
    return new Outcome(reply, made);
  }

  private Made made(Reply.Yes reply, @Nullable String known, ContentCoding packing) {
    // Compared weakly: with or without the W/ that ours begin with.
    if (known != null && (known.equals("*") || known.contains(reply.tag().substring(2)))) {
      return new Made(reply, Optional.empty(), packing, Duration.ZERO);
    }
    Instant begun = clock.instant();
    String text = reply.written().in(reply.form());
    Duration wrote = Duration.between(begun, clock.instant());
    byte[] body = packing.pack(text.getBytes(StandardCharsets.UTF_8));
    return new Made(reply, Optional.of(body), packing, wrote);
  }

  private void send(RoutingContext context, Outcome outcome) {
    if (outcome.reply() instanceof Reply.No no) {
      Problems.send(no.problem(), context.response());
    }
    outcome.made().ifPresent(made -> send(context, made));
  }

  private void send(RoutingContext context, Made made) {
    HttpServerResponse response = context.response();
    made.reply().merged().ifPresent(listener::merged);
    response
        .putHeader(HttpHeaders.ETAG, made.reply().tag())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    varying(response);
    if (made.body().isEmpty()) {
      response.setStatusCode(304).end();
      return;
    }
    listener.written(made.reply().form().word(), made.wrote());
    response.putHeader(HttpHeaders.CONTENT_TYPE, made.reply().form().contentType());
    if (made.packing() != ContentCoding.NONE) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, made.packing().word());
    }
    byte[] body = made.body().get();
    Instant now = clock.instant();
    unsent
        .of(new SocketLine(context.request().connection()), now)
        .wrote(body.length, response.end(Buffer.buffer(body)), now);
  }

  /** Caches in between are told that the same path has more than one answer. */
  static void varying(HttpServerResponse response) {
    if (!response.headers().contains(HttpHeaders.VARY)) {
      response.putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding");
    }
  }

  /** Says so; a little later to who asks on without waiting, so that its refusals cost little. */
  void refuse(RoutingContext context, Payer payer, CostRefusal refusal) {
    listener.refused(false);
    answerRefusal(context, payer, refusal.problem());
  }

  /** The same of any other refusal of a client that asks too much. */
  void answerRefusal(RoutingContext context, Payer payer, Problem problem) {
    if (!costs.delays(payer)) {
      Problems.send(problem, context.response());
      return;
    }
    vertx.setTimer(
        LATER.toMillis(),
        timer -> {
          if (!context.response().closed()) {
            Problems.send(problem, context.response());
          }
        });
  }

  /** Work done at once since the start, all together. */
  Duration atOnce() {
    return atOnce;
  }
}
