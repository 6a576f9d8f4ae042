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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Makes answers at the price of their work. The event loop makes an answer that costs little. A
 * worker makes one that costs more, when the client's turn comes. Equal requests of all loops share
 * one answer: the client whose turn comes first pays for it, and the others pay for the sending
 * alone. Runs on one event loop.
 */
final class AnswerMaker {
  private final Loop loop;
  private final Costs costs;
  private final AnswerSender sender;
  private final EntityTags tags;
  private final SharedAnswers shared;
  private final Listener listener;

  AnswerMaker(
      Loop loop,
      Costs costs,
      AnswerSender sender,
      EntityTags tags,
      SharedAnswers shared,
      Listener listener) {
    this.loop = loop;
    this.costs = costs;
    this.sender = sender;
    this.tags = tags;
    this.shared = shared;
    this.listener = listener;
  }

  /** Sends an answer as soon as the client may have it. */
  void send(RoutingContext context, Payer payer, AnswerSource source) {
    send(
        new WaitingRequest(
            this,
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
    AnswerVersion version = source.version();
    Optional<EncodedAnswer.Content> known = shared.finished(key, version, source.now());
    if (known.filter(request::isAnsweredBy).isPresent()) {
      sender.send(request, known.get());
      return;
    }
    Making making = shared.making(key, version);
    if (!making.join(request)) {
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
      makeNow(making, request, kind);
    } else {
      switch (making.add(request)) {
        case IS_FIRST_OF_PAYER ->
            costs
                .offer(payer, kind, loop, new MakingTask(this, loop, costs, making, request, kind))
                .ifPresent(busy -> giveUp(making, payer, busy));
        case WAITS -> {} // another request of the payer has the place
        case NONE -> send(request);
      }
    }
    forgetAbandoned(making);
  }

  private void forgetAbandoned(Making making) {
    if (making.isAbandoned()) {
      shared.ended(making);
    }
  }

  private void makeNow(Making making, WaitingRequest request, CostKind kind) {
    AnswerSource.Begun begun = request.source().begin();
    if (!making.begin(request, begun.version())) {
      send(request); // another loop was faster
      return;
    }
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

  Supplier<EncodedAnswer> encoded(Making making, AnswerSource.Begun begun) {
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
  void finish(Making making, WaitingRequest maker, AnswerSource.Begun begun, EncodedAnswer answer) {
    if (answer instanceof EncodedAnswer.Content content) {
      content.merged().ifPresent(listener::merged);
      if (content.body().isPresent()) {
        listener.written(content.form().word(), content.wrote());
      }
      if (maker.source().isShared()) {
        shared.add(making.key(), content, begun.version(), maker.source().now());
      }
    }
    shared.ended(making);
    atHome(making.end(), (home, own) -> home.sendMade(own, maker, answer));
  }

  /** Hands the requests to their makers, each on its own loop. */
  private void atHome(
      List<WaitingRequest> requests, BiConsumer<AnswerMaker, List<WaitingRequest>> act) {
    Map<AnswerMaker, List<WaitingRequest>> homes =
        requests.stream()
            .collect(
                Collectors.groupingBy(
                    WaitingRequest::home, LinkedHashMap::new, Collectors.toList()));
    homes.forEach(
        (home, own) -> {
          if (home.equals(this)) {
            act.accept(home, own);
          } else {
            home.loop.submit(() -> act.accept(home, own));
          }
        });
  }

  private void sendMade(List<WaitingRequest> own, WaitingRequest maker, EncodedAnswer answer) {
    for (WaitingRequest request : own) {
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

  void fail(Making making, Throwable bug) {
    shared.ended(making);
    atHome(making.end(), (home, own) -> own.forEach(request -> request.context().fail(bug)));
  }

  /** Refuses the payer's requests: there is no worker for them in time. */
  void giveUp(Making making, Payer payer, CostRefusal busy) {
    atHome(making.leave(payer), (home, own) -> home.refuse(own, busy));
    forgetAbandoned(making);
  }

  private void refuse(List<WaitingRequest> own, CostRefusal busy) {
    own.stream()
        .filter(WaitingRequest::isOpen)
        .forEach(request -> sender.refuse(request.context(), request.payer(), busy));
  }

  /** Ends a making without work, as nobody waits for it any more. */
  void cancel(Making making) {
    shared.ended(making);
    atHome(
        making.cancel(), // those that have come just now
        (home, own) -> own.stream().filter(WaitingRequest::isOpen).forEach(home::send));
  }
}
