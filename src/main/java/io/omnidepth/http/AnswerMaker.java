package io.omnidepth.http;

import io.omnidepth.api.CostKind;
import io.omnidepth.api.Listener;
import io.omnidepth.http.cost.CostRefusal;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.Payer;
import io.omnidepth.http.cost.ThreadTime;
import io.omnidepth.source.Loop;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes answers at the price of their work. The event loop makes an answer that costs little. A
 * worker makes one that costs more, when the client's turn comes. Equal requests share one answer:
 * the client whose turn comes first pays for it, and the others pay for the sending alone. Runs on
 * one event loop.
 */
final class AnswerMaker {
  private final Loop loop;
  private final Costs costs;
  private final AnswerSender sender;
  private final EntityTags tags;
  private final Listener listener;
  private final SharedAnswers shared = SharedAnswers.ofThisProcess();

  AnswerMaker(Loop loop, Costs costs, AnswerSender sender, EntityTags tags, Listener listener) {
    this.loop = loop;
    this.costs = costs;
    this.sender = sender;
    this.tags = tags;
    this.listener = listener;
  }

  /** Sends an answer as soon as the client may have it. */
  void send(RoutingContext context, Payer payer, AnswerSource source) {
    send(
        new WaitingRequest(
            context,
            source,
            payer,
            Optional.ofNullable(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))));
  }

  private void send(WaitingRequest request) {
    AnswerSource source = request.source();
    SharedAnswers.Key key =
        new SharedAnswers.Key(
            source.key(),
            ContentEncoding.accepted(
                request.context().request().getHeader(HttpHeaders.ACCEPT_ENCODING)));
    long publication = source.version();
    Optional<EncodedAnswer.Content> known = shared.finished(key, publication, source.now());
    if (known.filter(request::isAnsweredBy).isPresent()) {
      sender.send(request, known.get());
      return;
    }
    Making making = shared.making(key, publication);
    if (making.isBegun()) {
      making.add(request);
    } else {
      make(making, request);
    }
  }

  /** Makes the answer at once or, if it costs more, when the client's turn comes. */
  private void make(Making making, WaitingRequest request) {
    Payer payer = request.payer();
    CostKind kind = request.source().kind();
    Optional<CostRefusal> refusal = costs.refused(payer, costs.price(kind));
    if (refusal.isPresent()) {
      sender.refuse(request.context(), payer, refusal.get());
    } else if (costs.isSmall(payer, kind)) {
      making.add(request);
      makeNow(making, request, kind);
    } else {
      making.add(request);
      if (making.queue(payer)) {
        costs
            .offer(payer, kind, loop, new MakingTask(making, request, kind))
            .ifPresent(busy -> giveUp(making, payer, busy));
      }
    }
    if (making.isAbandoned()) {
      shared.ended(making);
    }
  }

  private void makeNow(Making making, WaitingRequest request, CostKind kind) {
    AnswerSource.Begun begun = request.source().begin();
    making.begin(begun.version());
    TimedWork<EncodedAnswer> done;
    try {
      done = TimedWork.of(encoded(making, begun));
    } catch (RuntimeException bug) {
      fail(making, bug);
      return;
    }
    costs.spend(request.payer(), kind, done.took());
    sender.madeAtOnce(done.took());
    finish(making, request, begun, done.result());
  }

  private Supplier<EncodedAnswer> encoded(Making making, AnswerSource.Begun begun) {
    List<WaitingRequest> requests = making.requests();
    return () ->
        EncodedAnswer.of(
            begun.work().get(),
            tags,
            tag -> !requests.stream().allMatch(request -> request.has(tag)),
            making.key().coding(),
            loop);
  }

  /** Sends what was made to all who wait for it, and keeps it for those who ask later. */
  private void finish(
      Making making, WaitingRequest maker, AnswerSource.Begun begun, EncodedAnswer answer) {
    shared.ended(making);
    if (answer instanceof EncodedAnswer.Content content) {
      content.merged().ifPresent(listener::merged);
      if (content.body().isPresent()) {
        listener.written(content.form().word(), content.wrote());
      }
      if (maker.source().isShared()) {
        shared.add(making.key(), content, begun.version(), maker.source().now());
      }
    }
    for (WaitingRequest request : making.requests()) {
      if (request.isOpen()) {
        Duration before = ThreadTime.spent();
        try {
          sendMade(request, answer);
        } catch (RuntimeException bug) {
          request.context().fail(bug); // the others go on
        }
        if (!request.equals(maker)) {
          costs.spend(request.payer(), ThreadTime.spent().minus(before));
        }
      }
    }
  }

  private void sendMade(WaitingRequest request, EncodedAnswer answer) {
    if (answer instanceof EncodedAnswer.Failure failure) {
      Failures.send(failure.problem(), request.context().response());
    } else if (answer instanceof EncodedAnswer.Content content) {
      if (request.isAnsweredBy(content)) {
        sender.send(request, content);
      } else {
        send(request); // it came after the tags were compared
      }
    }
  }

  private void fail(Making making, Throwable bug) {
    shared.ended(making);
    making.requests().forEach(request -> request.context().fail(bug));
  }

  /** Refuses the payer's requests: there is no worker for them in time. */
  private void giveUp(Making making, Payer payer, CostRefusal busy) {
    making.leaveQueue(payer);
    making.remove(payer).stream()
        .filter(WaitingRequest::isOpen)
        .forEach(request -> sender.refuse(request.context(), payer, busy));
    if (making.isAbandoned()) {
      shared.ended(making);
    }
  }

  /** A payer's place in the queue for a worker. */
  private final class MakingTask implements Costs.Work {
    private final Making making;
    private final WaitingRequest request;
    private final CostKind kind;
    private final Duration price;

    MakingTask(Making making, WaitingRequest request, CostKind kind) {
      this.making = making;
      this.request = request;
      this.kind = kind;
      this.price = costs.price(kind);
    }

    @Override
    public void begin(Consumer<Duration> end) {
      if (making.isBegun() || !making.hasOpenRequest()) {
        making.leaveQueue(request.payer());
        if (making.isAbandoned()) {
          shared.ended(making);
        }
        end.accept(Duration.ZERO);
        return;
      }
      AnswerSource.Begun begun = request.source().begin();
      making.begin(begun.version());
      Supplier<EncodedAnswer> work = encoded(making, begun);
      loop.offload(
          () -> TimedWork.of(work),
          done -> {
            costs.spend(request.payer(), kind, done.took());
            end.accept(done.took());
            finish(making, request, begun, done.result());
          },
          failure -> {
            costs.spend(request.payer(), price);
            end.accept(price);
            fail(making, failure);
          });
    }

    @Override
    public void late(CostRefusal busy) {
      if (!making.isBegun()) {
        giveUp(making, request.payer(), busy);
      }
    }
  }

  /** The board has published; answers of earlier publications are of no more use. */
  void published(long publication) {
    shared.published(publication);
  }
}
