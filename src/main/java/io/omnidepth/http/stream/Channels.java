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
import io.omnidepth.source.Loop;
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
 * The channels of the stream, and whose turn it is. The event loop makes small turns, a few
 * milliseconds at a time so that others get their turn between. A worker makes larger ones. A
 * channel whose readers have used up their share gets its turn later. Runs on one event loop.
 */
final class Channels {
  private static final Logger LOG = LoggerFactory.getLogger(Channels.class);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

  private final Loop loop;
  private final Publication board;
  private final Costs costs;
  private final InstantSource clock;
  private final Listener listener;
  private final Merger merger;
  private final Map<ViewKey, Channel> channels = new HashMap<>();
  private final LoopTurns<Channel> turns;
  private long begun;

  Channels(Loop loop, Publication board, Costs costs, InstantSource clock, Listener listener) {
    this.loop = loop;
    this.board = board;
    this.costs = costs;
    this.clock = clock;
    this.listener = listener;
    this.merger = new Merger(loop);
    this.turns = new LoopTurns<>(loop, this::turn);
  }

  Collection<Channel> all() {
    return channels.values();
  }

  Stream<Choice> choices() {
    return channels.keySet().stream().map(key -> key.query().choice()).distinct();
  }

  Optional<Channel> known(ViewKey key) {
    return Optional.ofNullable(channels.get(key));
  }

  /** Begins a channel without readers; the first one is to join it at once. */
  Channel begin(ViewKey key, boolean isPage, Payer owner) {
    Channel channel = new Channel(key, "s" + ++begun, isPage, owner, loop.instant());
    channels.put(key, channel);
    return channel;
  }

  /** Ends a subscription, and the channel if that was its last one. */
  void leave(Subscription subscription) {
    Channel channel = subscription.channel();
    channel.audience().leave(subscription);
    if (channel.audience().isEmpty()) {
      channels.remove(channel.key(), channel);
    }
  }

  /** The most that the first snapshot of such a view may cost. */
  Duration price(ViewKey key) {
    return costs.price(key.query().kind("snapshot", board.current()));
  }

  /** Looks at each channel, as the board has something new or time has passed. */
  void wakeAll() {
    channels.values().forEach(this::enter);
    turns.now();
  }

  /** Looks whether the channel has something due. */
  void wake(Channel channel) {
    enter(channel);
    turns.soon();
  }

  private void enter(Channel channel) {
    if (channel.busy || channel.audience().isEmpty()) {
      return;
    }
    Optional<Duration> wait = channel.wait(board.current(), loop.instant());
    if (wait.filter(Duration::isZero).isPresent()) {
      channel.busy = true;
      turns.add(channel);
    } else {
      wait.ifPresent(until -> later(channel, until));
    }
  }

  private void later(Channel channel, Duration wait) {
    if (!channel.timed) {
      channel.timed = true;
      loop.after(
          wait,
          () -> {
            channel.timed = false;
            wake(channel);
          });
    }
  }

  private void turn(Channel channel) {
    Snapshot snapshot = board.current();
    Turn turn = channel.turn(snapshot, loop.instant(), clock.instant());
    if (turn.isEmpty() || channel.audience().isEmpty()) {
      channel.busy = false;
      return;
    }
    Payer payer = channel.payer(costs);
    CostKind kind = channel.key().query().kind(turn.word(), snapshot);
    Duration price = costs.price(kind);
    Optional<CostRefusal> refusal =
        channel.isPage() ? Optional.empty() : costs.refused(payer, price);
    if (refusal.isPresent()) {
      postpone(channel, refusal.get());
    } else if (costs.isSmall(payer, kind)) {
      atOnce(channel, payer, kind, turn);
    } else {
      costs
          .offer(payer, kind, new LargeTurn(channel, payer))
          .ifPresent(busy -> postpone(channel, busy));
    }
  }

  private void atOnce(Channel channel, Payer payer, CostKind kind, Turn turn) {
    try {
      made(channel, payer, kind, channel.make(turn, merger, loop));
    } catch (RuntimeException bug) {
      failed(channel, bug);
    }
  }

  /** Leaves the channel alone for a while. Others get their turn all the same. */
  private void failed(Channel channel, Throwable bug) {
    LOG.error("no turn of {}", channel.key(), bug);
    channel.busy = false;
    later(channel, AFTER_A_FAULT);
  }

  private void postpone(Channel channel, CostRefusal refusal) {
    channel.busy = false;
    later(channel, refusal.after());
  }

  private void made(Channel channel, Payer payer, CostKind kind, Turn.Result made) {
    costs.spend(payer, kind, made.cost());
    channel.busy = false;
    channel.send(made, listener, loop.instant(), clock.instant());
    if (made.isOutgrown()) {
      board.recount();
    }
    enter(channel);
  }

  /** A turn that a worker makes, of the snapshot at the time when the worker begins. */
  private final class LargeTurn implements Costs.Work {
    private final Channel channel;
    private final Payer payer;

    LargeTurn(Channel channel, Payer payer) {
      this.channel = channel;
      this.payer = payer;
    }

    @Override
    public void begin(Consumer<Duration> end) {
      Snapshot snapshot = board.current();
      Turn turn = channel.turn(snapshot, loop.instant(), clock.instant());
      if (turn.isEmpty() || channel.audience().isEmpty()) {
        channel.busy = false;
        end.accept(Duration.ZERO);
        return;
      }
      CostKind kind = channel.key().query().kind(turn.word(), snapshot);
      loop.offload(
          () -> channel.make(turn, merger, loop),
          result -> {
            end.accept(result.cost());
            made(channel, payer, kind, result);
            turns.now();
          },
          bug -> {
            end.accept(costs.price(kind));
            failed(channel, bug);
          });
    }

    @Override
    public void late(CostRefusal busy) {
      postpone(channel, busy);
    }
  }
}
