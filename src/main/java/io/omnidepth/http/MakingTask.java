package io.omnidepth.http;

import io.omnidepth.api.CostKind;
import io.omnidepth.http.cost.CostRefusal;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.source.Loop;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A payer's place in the queue for a worker. Runs on the event loop of its request. */
final class MakingTask implements Costs.Work {
  private final AnswerMaker maker;
  private final Loop loop;
  private final Costs costs;
  private final Making making;
  private final WaitingRequest request;
  private final CostKind kind;
  private final Duration price;

  MakingTask(
      AnswerMaker maker,
      Loop loop,
      Costs costs,
      Making making,
      WaitingRequest request,
      CostKind kind) {
    this.maker = maker;
    this.loop = loop;
    this.costs = costs;
    this.making = making;
    this.request = request;
    this.kind = kind;
    this.price = costs.price(kind);
  }

  @Override
  public void begin(Consumer<Duration> end) {
    if (making.requests().stream().noneMatch(WaitingRequest::isOpen)) {
      maker.cancel(making);
      end.accept(Duration.ZERO);
      return;
    }
    AnswerSource.Begun begun = request.source().begin();
    if (!making.begin(begun.version())) {
      end.accept(Duration.ZERO); // another payer's turn came first
      return;
    }
    Supplier<EncodedAnswer> work = maker.encoded(making, begun);
    loop.offload(
        () -> TimedWork.of(work),
        done -> {
          costs.spend(request.payer(), kind, done.took());
          end.accept(done.took());
          maker.finish(making, request, begun, done.result());
        },
        failure -> {
          costs.spend(request.payer(), price);
          end.accept(price);
          maker.fail(making, failure);
        });
  }

  @Override
  public void late(CostRefusal busy) {
    maker.giveUp(making, request.payer(), busy);
  }
}
