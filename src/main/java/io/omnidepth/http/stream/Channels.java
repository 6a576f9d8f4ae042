package io.omnidepth.http.stream;

import io.omnidepth.api.CostKind;
import io.omnidepth.api.Listener;
import io.omnidepth.api.Merger;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Publication;
import io.omnidepth.board.Snapshot;
import io.omnidepth.http.cost.CostRefusal;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.LoopTurns;
import io.omnidepth.http.cost.Payer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The views of the stream, and whose turn it is. Small turns are made on the event loop, a few
 * milliseconds at a time so that others get their turn between; larger ones on a worker. A view
 * whose readers have used up their share gets its turn later. Runs on one event loop.
 */
final class Channels {
  private static final Logger LOG = LoggerFactory.getLogger(Channels.class);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final Publication board;
  private final Costs costs;
  private final InstantSource clock;
  private final Listener listener;
  private final Merger merging;
  private final Map<ViewKey, Channel> views = new HashMap<>();
  private final LoopTurns<Channel> turns;
  private long streams;

  Channels(Vertx vertx, Publication board, Costs costs, InstantSource clock, Listener listener) {
    this.vertx = vertx;
    this.board = board;
    this.costs = costs;
    this.clock = clock;
    this.listener = listener;
    this.merging = new Merger(clock);
    this.turns =
        new LoopTurns<>(
            (wait, act) -> vertx.setTimer(wait.toMillis(), timer -> act.run()), clock, this::turn);
  }

  Collection<Channel> all() {
    return views.values();
  }

  Stream<Choice> choices() {
    return views.keySet().stream().map(key -> key.query().choice()).distinct();
  }

  Optional<Channel> known(ViewKey key) {
    return Optional.ofNullable(views.get(key));
  }

  /** A view that nobody holds yet; the first reader is to join it at once. */
  Channel begin(ViewKey key, boolean isPage, Payer owner) {
    Channel view = new Channel(key, "s" + ++streams, isPage, owner, clock.instant());
    views.put(key, view);
    return view;
  }

  void leave(Channel view, Channel.Reader reader) {
    view.leave(reader);
    if (!view.hasReaders()) {
      views.remove(view.key(), view);
    }
  }

  /** What the first snapshot of such a view may cost. */
  Duration price(ViewKey key) {
    return costs.price(key.query().kind("snapshot", board.current()));
  }

  /** Something may be due of every view: the board has something new, or time has passed. */
  void wakeAll() {
    views.values().forEach(this::enter);
    turns.now();
  }

  /** Something may be due of the view. */
  void wake(Channel view) {
    enter(view);
    turns.soon();
  }

  private void enter(Channel view) {
    if (view.busy || !view.hasReaders()) {
      return;
    }
    Optional<Duration> wait = view.wait(board.current(), clock.instant());
    if (wait.filter(Duration::isZero).isPresent()) {
      view.busy = true;
      turns.add(view);
    } else {
      wait.ifPresent(until -> later(view, until));
    }
  }

  private void later(Channel view, Duration wait) {
    if (!view.timed) {
      view.timed = true;
      vertx.setTimer(
          Math.max(1, wait.toMillis()),
          timer -> {
            view.timed = false;
            wake(view);
          });
    }
  }

  private void turn(Channel view) {
    Snapshot snapshot = board.current();
    Channel.Turn turn = view.turn(snapshot, clock.instant());
    if (turn.isEmpty() || !view.hasReaders()) {
      view.busy = false;
      return;
    }
    Payer payer = view.payer(costs);
    CostKind kind = view.key().query().kind(turn.word(), snapshot);
    Duration price = costs.price(kind);
    Optional<CostRefusal> refusal = view.isPage() ? Optional.empty() : costs.refused(payer, price);
    if (refusal.isPresent()) {
      postpone(view, refusal.get());
    } else if (costs.isSmall(payer, kind)) {
      atOnce(view, payer, kind, turn);
    } else {
      costs.offer(payer, kind, new LargeTurn(view, payer)).ifPresent(busy -> postpone(view, busy));
    }
  }

  private void atOnce(Channel view, Payer payer, CostKind kind, Channel.Turn turn) {
    try {
      made(view, payer, kind, view.make(turn, merging, clock));
    } catch (RuntimeException bug) {
      failed(view, bug);
    }
  }

  /** Others get their turn all the same. */
  private void failed(Channel view, Throwable bug) {
    LOG.error("no turn of {}", view.key(), bug);
    view.busy = false;
    later(view, AFTER_A_FAULT);
  }

  private void postpone(Channel view, CostRefusal refusal) {
    view.busy = false;
    later(view, refusal.after());
  }

  private void made(Channel view, Payer payer, CostKind kind, Channel.Made made) {
    costs.spend(payer, kind, made.took());
    view.busy = false;
    view.send(made, listener, clock.instant());
    if (made.isOutgrown()) {
      board.recount();
    }
    enter(view);
  }

  /** A turn that is made on a worker, of what is known when that has time. */
  private final class LargeTurn implements Costs.Work {
    private final Channel view;
    private final Payer payer;

    LargeTurn(Channel view, Payer payer) {
      this.view = view;
      this.payer = payer;
    }

    @Override
    public void begin(Consumer<Duration> end) {
      Snapshot snapshot = board.current();
      Channel.Turn turn = view.turn(snapshot, clock.instant());
      if (turn.isEmpty() || !view.hasReaders()) {
        view.busy = false;
        end.accept(Duration.ZERO);
        return;
      }
      CostKind kind = view.key().query().kind(turn.word(), snapshot);
      vertx
          .executeBlocking(() -> view.make(turn, merging, clock), false)
          .onComplete(
              made -> {
                end.accept(made.took());
                made(view, payer, kind, made);
                turns.now();
              },
              bug -> {
                end.accept(costs.price(kind));
                failed(view, bug);
              });
    }

    @Override
    public void late(CostRefusal busy) {
      postpone(view, busy);
    }
  }
}
