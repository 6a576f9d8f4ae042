package io.omnidepth.http.stream;

import io.omnidepth.api.Listener;
import io.omnidepth.api.Merger;
import io.omnidepth.board.Publication;
import io.omnidepth.board.Snapshot;
import io.omnidepth.http.cost.CostBudget;
import io.omnidepth.http.cost.CostRefusal;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.LoopTurns;
import io.omnidepth.http.cost.Payer;
import io.omnidepth.http.cost.ThreadTime;
import io.omnidepth.source.Loop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels that have their home on one loop, and whose turn it is. The loop makes small turns,
 * a few milliseconds at a time so that others get their turn between. A worker makes larger ones. A
 * channel whose readers have used up their share gets its turn later. If all turns together are
 * more than the loop has time for, each channel waits for its own in the order of the queue, and
 * then tells the newest state. Runs on that loop.
 */
final class Channels {
  private static final Logger LOG = LoggerFactory.getLogger(Channels.class);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

  /** Three quarters of a core. */
  private static final CostBudget.Rate TURNS = new CostBudget.Rate(0.1, 0.75);

  private final Loop loop;
  private final Publication board;
  private final Costs costs;
  private final InstantSource clock;
  private final Listener listener;
  private final Late late;
  private final Merger merger;
  private final Set<Channel> channels = new LinkedHashSet<>();
  private final LoopTurns<Channel> turns;
  private final LargeTurns large;

  Channels(
      Loop loop,
      Publication board,
      Costs costs,
      InstantSource clock,
      Listener listener,
      Late late) {
    this.loop = loop;
    this.board = board;
    this.costs = costs;
    this.clock = clock;
    this.listener = listener;
    this.late = late;
    this.merger = new Merger(loop);
    this.turns = new LoopTurns<>(loop, TURNS, this::turn);
    this.large = new LargeTurns(loop, board, costs, clock, late, merger, new LargeEnds());
  }

  Loop loop() {
    return loop;
  }

  /** Takes a channel in that has begun here. */
  void add(Channel channel) {
    channels.add(channel);
  }

  /** The most that the first snapshots of such views may cost. Any thread may call it. */
  Duration price(ChannelKey key) {
    return Bill.price(key, board.current(), costs);
  }

  /** Looks at each channel that waits for no timer, as the board has something new. */
  void published() {
    channels.forEach(
        channel -> {
          if (!channel.timed) {
            enter(channel);
          }
        });
    turns.now();
  }

  /** Looks at each channel, as time has passed. */
  void look() {
    channels.removeIf(channel -> !channel.busy && channel.audience().isEmpty());
    channels.forEach(this::enter);
    turns.now();
    large.look();
    large.waiting().forEach(this::beat);
  }

  /** Looks whether the channel has something due. */
  void wake(Channel channel) {
    enter(channel);
    turns.soon();
  }

  /** Sends a loop's readers the whole views, at once if they are written, or with the next turn. */
  void snapshotFor(LoopAudience part) {
    Channel channel = part.channel();
    if (channel.hasSnapshot()) {
      try (Delivery delivery = channel.snapshot()) {
        part.post(delivery, Delivery.Kind.SNAPSHOT);
      }
    } else {
      channel.want(part);
    }
    wake(channel);
  }

  private void enter(Channel channel) {
    if (channel.busy || channel.audience().isEmpty()) {
      return;
    }
    Instant now = loop.instant();
    Optional<Duration> wait = channel.wait(board.current(), now);
    if (wait.filter(Duration::isZero).isPresent()) {
      channel.begin(now);
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
            enter(channel);
            turns.now();
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
    Bill bill = Bill.of(channel, turn.word(), snapshot, costs);
    if (bill.refusal().isPresent()) {
      postpone(channel, bill.refusal().get());
    } else if (bill.isSmall(costs)) {
      atOnce(channel, bill.payer(), turn);
    } else {
      large.add(channel);
    }
  }

  private void atOnce(Channel channel, Payer payer, Turn turn) {
    try {
      late.began(channel, loop.instant());
      made(channel, payer, channel.make(turn, merger, loop));
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

  /** Has the channel wait. Its readers learn that the server is there all the same. */
  private void postpone(Channel channel, CostRefusal refusal) {
    beat(channel);
    channel.busy = false;
    later(channel, refusal.after());
  }

  /** Sends the heartbeats that are due while the channel waits for its turn. */
  private void beat(Channel channel) {
    Duration before = ThreadTime.spent();
    channel
        .beat(channel.turn(board.current(), loop.instant(), clock.instant()))
        .ifPresent(
            beats -> {
              post(beats, channel.audience().parts(), Delivery.Kind.CHANGE);
              costs.spend(channel.payer(costs, false), ThreadTime.spent().minus(before));
            });
  }

  private void made(Channel channel, Payer payer, Turn.Result made) {
    made.costs().forEach(cost -> costs.spend(payer, cost.kind(), cost.took()));
    made.merges().forEach(listener::merged);
    if (made.isUpdate()) {
      listener.written("update", made.writeTime());
    }
    channel
        .end(made, loop.instant(), () -> made.sent(listener, clock.instant()))
        .ifPresent(changes -> post(changes, channel.audience().parts(), Delivery.Kind.CHANGE));
    if (made.turn().snapshots()) {
      post(channel.snapshot(), channel.wanting(), Delivery.Kind.SNAPSHOT);
    }
    if (made.isOutgrown()) {
      board.recount();
    }
    enter(channel);
  }

  private static void post(Delivery delivery, Iterable<LoopAudience> parts, Delivery.Kind kind) {
    try (delivery) {
      parts.forEach(part -> part.post(delivery, kind));
    }
  }

  private final class LargeEnds implements LargeTurns.Ends {
    @Override
    public void made(Channel channel, Payer payer, Turn.Result result) {
      Channels.this.made(channel, payer, result);
      turns.now();
    }

    @Override
    public void failed(Channel channel, Throwable bug) {
      Channels.this.failed(channel, bug);
    }

    @Override
    public void refused(Channel channel, CostRefusal refusal) {
      postpone(channel, refusal);
    }
  }
}
